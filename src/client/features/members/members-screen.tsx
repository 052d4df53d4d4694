import { useLingui } from '@lingui/react/macro';
import type { MemberRole } from '#domain/access/policies.ts';
import { suggestMark } from '#domain/audit/numbering.ts';
import { teamMemberRecordId } from '#domain/audit/start-audit.ts';
import { editsOf } from '#domain/row.ts';
import { useAudit } from '../tablet/audit-context.tsx';
import { sayRefusal } from '../tablet/say-refusal.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { type Added, Members } from './members.tsx';

/** Who may read and write an audit. Who is added joins its team. */
export const MembersScreen = () => {
  const { facts } = useAudit();
  const { recorder } = useTablet();
  const { t, i18n } = useLingui();
  const { journal } = facts;
  /** The team first: where the app is closed in between, the person is still offered here, and added again. */
  const joinTeam = async (one: Added, role: MemberRole) => {
    const record = teamMemberRecordId(journal, one.person);
    const marks = facts.team.flatMap((row) => (row.record === record ? [] : (row.fields.mark ?? [])));
    const done = await recorder.commit({
      journal,
      edits: editsOf('teamMember', record, {
        name: one.name,
        person: one.person,
        mark: suggestMark(one.name, marks),
        role: role === 'lead' ? 'lead' : role === 'observer' ? 'observer' : 'auditor',
      }),
    });
    if (!done.ok) void sayRefusal(done.refusal, i18n);
    return done.ok;
  };
  return (
    <Members
      journal={journal}
      back={`/audits/${journal}/plan`}
      backLabel={t`Plan`}
      title={t`Who works on this audit`}
      lead={t`Members read all of this audit. Auditors also record; lead auditors decide who belongs to it.`}
      others={t`On the server, not in this audit`}
      offered={[
        { role: 'auditor', text: t`Add as auditor`, label: (name) => t`Add as auditor: ${name}` },
        { role: 'observer', text: t`Add as observer`, label: (name) => t`Add as observer: ${name}` },
      ]}
      beforeAdding={joinTeam}
    />
  );
};
