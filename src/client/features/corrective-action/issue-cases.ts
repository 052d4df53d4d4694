import type { AuditFacts } from '#domain/audit/audit-facts.ts';
import { type IssueRefusal, type Issuing, issueCase } from '#domain/corrective-action/issue-case.ts';
import { addMember } from '#domain/journal/administer.ts';
import type { Edit } from '#domain/journal/edit.ts';
import type { Membership } from '#domain/journal/memberships.ts';
import { authorityOf } from '#domain/journal/status.ts';
import { type Result, succeed } from '#domain/result.ts';
import { isShown, type Row } from '#domain/row.ts';
import type { CommitRefusal, Recorder } from '../../recorder/recorder.ts';
import type { DeviceDatabase } from '../../store/device-database.ts';
import { administrativeChanges } from '../../store/read-changes.ts';

type Parts = { readonly database: DeviceDatabase; readonly recorder: Recorder };

/**
 * Founds a case for each of these nonconformities, all or none as far as the rules go. Where this tablet knows a server,
 * owner and verifier with an account become members in the same flow, and so do the audit's other leads.
 */
export const issueCases = async (
  { database, recorder }: Parts,
  facts: AuditFacts,
  issues: readonly { readonly finding: Row<'finding'>; readonly issuing: Issuing }[],
): Promise<Result<readonly string[], IssueRefusal | CommitRefusal>> => {
  const rows = (await database.rows.where('noun').equals('case').toArray()) as unknown as readonly Row<'case'>[];
  const issued = rows.filter(isShown);
  const server = await database.server.get('server');
  const makes: { readonly edits: (journal: string) => readonly Edit[]; readonly issuing: Issuing }[] = [];
  for (const { finding, issuing } of issues) {
    const made = issueCase(facts, finding, issuing, issued);
    if (!made.ok) return made;
    makes.push({ edits: made.value, issuing });
  }
  const leads = await otherLeads({ database, recorder }, facts.journal);
  const journals: string[] = [];
  for (const { edits, issuing } of makes) {
    const founded = await recorder.found('case', edits, server ? 'server' : 'tablet');
    if (!founded.ok) return founded;
    const known = (person: string | undefined, role: 'processOwner' | 'verifier'): readonly Membership[] =>
      (server?.people ?? [])
        .filter((one) => one.person === person && person !== recorder.person())
        .map((one) => ({ person: one.person, name: one.name, role, publicKey: one.keys[0] ?? '' }));
    const members = [
      ...known(issuing.ownerPerson, 'processOwner'),
      ...known(issuing.verifierPerson, 'verifier'),
      ...leads,
    ];
    if (server && members.length > 0) {
      const added = await recorder.administer(founded.value, (by) => members.map((member) => addMember(by, member)));
      if (!added.ok) return added;
    }
    journals.push(founded.value);
  }
  return succeed(journals);
};

const otherLeads = async ({ database, recorder }: Parts, audit: string): Promise<readonly Membership[]> => {
  const { memberships } = authorityOf(await administrativeChanges(database, audit));
  const leads = [...memberships.all.values()].filter(
    (member) => member.role === 'lead' && memberships.isOpen(member.membership) && member.person !== recorder.person(),
  );
  return [...new Map(leads.map((one) => [one.person, one])).values()].map(({ person, name, publicKey }) => ({
    person,
    role: 'lead',
    publicKey,
    ...(name === undefined ? {} : { name }),
  }));
};
