import type { AuditFacts } from '../audit/audit-facts.ts';
import { nextFindingNumber } from '../audit/numbering.ts';
import type { Auditor } from '../audit/start-audit.ts';
import { responseRecordId } from '../checklist/answer-item.ts';
import { checklistItems } from '../checklist/checklist-item.ts';
import { gradeOf } from '../checklist/verdict.ts';
import type { Edit } from '../journal/edit.ts';
import { seenHeads } from '../journal/seen-heads.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf, type Row } from '../row.ts';
import { type Grade, isNonconformity } from './grade.ts';

export type RaiseRefusal = { readonly kind: 'noSuchItem'; readonly item: string } | { readonly kind: 'markNeeded' };

/**
 * Raises a finding on an item, with its number. A nonconformity makes the item not conform (AUDITING 2); the other
 * grades leave the response as it is.
 */
export const raiseFinding = (
  facts: AuditFacts,
  input: {
    readonly record: string;
    readonly item: string;
    readonly grade: Grade;
    readonly by: Auditor;
    readonly today: string;
  },
): Result<readonly Edit[], RaiseRefusal> => {
  if (!checklistItems(facts).some((item) => item.item === input.item))
    return refuse({ kind: 'noSuchItem', item: input.item });
  if (input.by.mark === '') return refuse({ kind: 'markNeeded' });
  return succeed([
    ...editsOf('finding', input.record, {
      item: input.item,
      grade: input.grade,
      number: nextFindingNumber(input.by.mark, facts.numbersGiven),
      raisedOn: input.today,
      raisedBy: input.by.name,
    }),
    ...doesNotConform(facts, input.item, input.grade),
  ]);
};

const doesNotConform = (facts: AuditFacts, item: string, grade: Grade): readonly Edit[] =>
  isNonconformity(grade) && facts.responses.get(item)?.fields.response !== 'doesNotConform'
    ? editsOf('checklistResponse', responseRecordId(facts.journal, item), { item, response: 'doesNotConform' })
    : [];

/** The item's response falls back to open once no nonconformity stands on it: never to "conforms" by itself. */
const reopenWithout = (facts: AuditFacts, finding: Row<'finding'>): readonly Edit[] => {
  const item = finding.fields.item ?? '';
  const others = facts.findings.some(
    (f) => f.record !== finding.record && f.fields.item === item && isNonconformity(gradeOf(f)),
  );
  return others || facts.responses.get(item)?.fields.response !== 'doesNotConform'
    ? []
    : editsOf('checklistResponse', responseRecordId(facts.journal, item), { response: null });
};

/** Changes a finding's grade, and the item's response with it. The auditor says why in `gradeReason`. */
export const regradeFinding = (facts: AuditFacts, finding: Row<'finding'>, grade: Grade): readonly Edit[] => [
  ...editsOf('finding', finding.record, { grade }),
  ...(isNonconformity(grade) ? doesNotConform(facts, finding.fields.item ?? '', grade) : reopenWithout(facts, finding)),
];

/** Withdraws a finding (it can be restored). What the author had on screen is named, so nothing unseen is hidden. */
export const withdrawFinding = (facts: AuditFacts, finding: Row<'finding'>): readonly Edit[] => [
  {
    noun: 'finding',
    record: finding.record,
    field: 'deleted',
    value: true,
    seen: seenHeads(
      finding,
      facts.links.filter((link) => link.fields.parent === finding.record),
    ),
  },
  ...reopenWithout(facts, finding),
];
