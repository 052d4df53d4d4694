import { useLingui } from '@lingui/react/macro';
import { Members } from '../members/members.tsx';
import { useOrganisationFacts } from './organisation-context.tsx';

/** Who may read and write what an organisation keeps of itself. */
export const OrganisationMembersScreen = () => {
  const { journal } = useOrganisationFacts();
  const { t } = useLingui();
  return (
    <Members
      journal={journal}
      back={`/organisations/${journal}`}
      backLabel={t`Organisation`}
      title={t`Who works on this organisation`}
      lead={t`Auditors read it; lead auditors and administrators also record. Administrators decide who belongs to it. Audits copy what they rely on, so nobody needs this to read an audit.`}
      others={t`On the server, not in this organisation`}
      offered={[
        { role: 'lead', text: t`Add as lead auditor`, label: (name) => t`Add as lead auditor: ${name}` },
        { role: 'auditor', text: t`Add as auditor`, label: (name) => t`Add as auditor: ${name}` },
      ]}
    />
  );
};
