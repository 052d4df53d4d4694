import { Trans, useLingui } from '@lingui/react/macro';
import { EmptyState } from '../../ui/panel.tsx';
import { useAudit } from '../tablet/audit-context.tsx';

/** Instead of a checklist of another catalogue. */
export const CatalogueMissing = () => {
  const { facts } = useAudit();
  const { t } = useLingui();
  const named = facts.audit?.fields.catalogue;
  const [id = '', version = ''] = [named?.id, named?.version];
  return (
    <div className="pad-inline mx-auto max-w-2xl py-6">
      <EmptyState title={t`The catalogue of this audit is not on this tablet`}>
        <Trans>
          It is audited against {id}, version {version}. What was recorded is safe. Sync, or open the audit on the
          tablet that began it.
        </Trans>
      </EmptyState>
    </div>
  );
};
