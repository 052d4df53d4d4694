import { useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { Members } from '../members/members.tsx';

/**
 * Who may read and write a case. Its owner and verifier are added when it is issued on a tablet that knows their
 * accounts; here also later: for a case that was issued without a server, or whose owner changes.
 */
export const CaseMembersScreen = () => {
  const { journal = '' } = useParams();
  const { t } = useLingui();
  return (
    <Members
      journal={journal}
      back={`/cases/${journal}`}
      backLabel={t`Case`}
      title={t`Who works on this case`}
      lead={t`Members read this case and nothing else of the audit. Its process owner answers it, its verifier checks the effect, lead auditors decide the rest.`}
      others={t`On the server, not in this case`}
      offered={[
        { role: 'processOwner', text: t`Add as process owner`, label: (name) => t`Add as process owner: ${name}` },
        { role: 'verifier', text: t`Add as verifier`, label: (name) => t`Add as verifier: ${name}` },
        { role: 'lead', text: t`Add as lead auditor`, label: (name) => t`Add as lead auditor: ${name}` },
      ]}
    />
  );
};
