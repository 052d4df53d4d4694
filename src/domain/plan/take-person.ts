import type { WholeAudit } from '../audit/audit-facts.ts';
import { isMark, suggestMark } from '../audit/numbering.ts';
import { teamMemberRecordId } from '../audit/start-audit.ts';
import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { copyFact } from '../organisation/copy-fact.ts';
import { editsOf, type Row } from '../row.ts';

/**
 * Takes a person of the organisation's directory into the team, with the areas they answer for, which are copied too. A
 * mark that somebody else has in this team is not taken over.
 */
export const takePerson = (
  facts: WholeAudit,
  input: { readonly person: Row<'person'>; readonly areas: readonly Row<'area'>[]; readonly newId: () => string },
): readonly Edit[] => {
  const { name = '', mark = '', roles = [], account, areas: owned = [] } = input.person.fields;
  const taken = facts.team.flatMap((member) => member.fields.mark ?? []);
  const areas = input.areas.filter((area) => owned.includes(area.record));
  return [
    ...areas.flatMap((area) => copyFact<'area'>(facts.journal, area)),
    ...editsOf('teamMember', account ? teamMemberRecordId(facts.journal, account) : input.newId(), {
      name,
      mark: isMark(mark) && !taken.includes(mark) ? mark : suggestMark(name, taken),
      role: roles.includes('technicalExpert') && !roles.includes('auditor') ? 'technicalExpert' : 'auditor',
      person: account,
      areas: areas.length > 0 ? areas.map((area) => computedRecordId(facts.journal, 'area', area.record)) : undefined,
    }),
  ];
};
