import { useLingui } from '@lingui/react/macro';
import { ListRow } from '../../ui/list-row.tsx';
import { Card } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { useOrganisationFacts } from './organisation-context.tsx';

/** What an organisation keeps of itself, as places to open. */
export const OrganisationScreen = () => {
  const facts = useOrganisationFacts();
  const { t } = useLingui();
  const name = facts.of('organisation')[0]?.fields.name ?? '';
  return (
    <HomeFrame title={name || t`Organisation`}>
      <Card className="divide-y divide-line">
        <ListRow to="programme" title={<b>{t`Audit programme`}</b>} />
        <ListRow to="applicability" title={<b>{t`Statement of Applicability`}</b>} />
        <ListRow to="readiness" title={<b>{t`Readiness`}</b>} />
        <ListRow to="catalogues" title={<b>{t`Questions and catalogues`}</b>} />
      </Card>
    </HomeFrame>
  );
};
