import type { AuditFacts } from '../audit/audit-facts.ts';
import type { Auditor } from '../audit/start-audit.ts';
import type { Edit } from '../journal/edit.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf } from '../row.ts';
import type { ForeignFinding } from './foreign-finding.ts';
import type { Grade } from './grade.ts';
import { type RaiseRefusal, raiseFinding } from './raise-finding.ts';

/** A row that a person accepted: on which item, with which grade. */
export type AcceptedFinding = {
  readonly record: string;
  readonly finding: ForeignFinding;
  readonly item: string;
  readonly grade: Grade;
  /** Words on where it comes from, below what it says. */
  readonly origin?: string;
};

export type TakeForeignRefusal =
  | { readonly kind: 'rowHasProblem'; readonly row: number }
  | { readonly kind: 'rowRefused'; readonly row: number; readonly why: RaiseRefusal };

/** Raises accepted rows as findings, each with a number of its own: all of them, or none. */
export const takeForeignFindings = (
  facts: AuditFacts,
  accepted: readonly AcceptedFinding[],
  by: Auditor,
  today: string,
): Result<readonly Edit[], TakeForeignRefusal> => {
  const edits: Edit[] = [];
  const numbers = [...facts.numbersGiven];
  // Two nonconformities on one item make it not conform once.
  const settled = new Set<string>();
  for (const { record, finding, item, grade, origin } of accepted) {
    const { row, values } = finding;
    if (!finding.canBeTaken) return refuse({ kind: 'rowHasProblem', row });
    const raised = raiseFinding({ ...facts, numbersGiven: numbers }, { record, item, grade, by, today });
    if (!raised.ok) return refuse({ kind: 'rowRefused', row, why: raised.refusal });
    for (const edit of raised.value) {
      const place = `${edit.record} ${edit.field}`;
      if (!settled.has(place)) edits.push(edit);
      settled.add(place);
      if (edit.field === 'number' && typeof edit.value === 'string') numbers.push(edit.value);
    }
    edits.push(
      ...editsOf('finding', record, {
        title: values.name.replace(/\s+/gu, ' '),
        statement: [values.description, origin].filter(Boolean).join('\n\n') || undefined,
        area: values.asset.replace(/\s+/gu, ' ') || undefined,
      }),
    );
  }
  return succeed(edits);
};
