import type { AuditFacts } from '../audit/audit-facts.ts';
import { isNonconformity } from '../finding/grade.ts';
import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf } from '../row.ts';
import { checklistItems } from './checklist-item.ts';
import { recordOfPart } from './item-split.ts';
import type { Response } from './response.ts';
import { gradeOf } from './verdict.ts';

/** A response exists once per item, so that two tablets answering it meet in one record (SPEC J9). */
export const responseRecordId = (journal: string, item: string): string =>
  computedRecordId(journal, 'checklistResponse', item);

export type AnswerRefusal =
  | { readonly kind: 'noSuchItem'; readonly item: string }
  /** No requirement of clauses 4 to 10 can be excluded (ISO/IEC 42001; AUDITING 2). */
  | { readonly kind: 'clauseCannotBeExcluded'; readonly item: string }
  | { readonly kind: 'reasonNeeded'; readonly response: Response }
  /** A nonconformity makes its item not conform: withdraw or regrade it first. */
  | { readonly kind: 'nonconformityStands'; readonly numbers: readonly string[] }
  | { readonly kind: 'nonconformityNeeded' }
  /** It is answered in its parts. */
  | { readonly kind: 'itemIsSplit'; readonly item: string };

/** Records what the auditor decided of an item; null opens it again. */
export const answerItem = (
  facts: AuditFacts,
  input: { readonly item: string; readonly response: Response | null; readonly reason?: string },
): Result<readonly Edit[], AnswerRefusal> => {
  const item = checklistItems(facts).find((candidate) => candidate.item === input.item);
  if (!item) return refuse({ kind: 'noSuchItem', item: input.item });
  const { response } = input;
  if (response !== null && facts.splits.has(input.item)) return refuse({ kind: 'itemIsSplit', item: item.ref });
  const nonconformities = facts.findings.filter((f) => f.fields.item === input.item && isNonconformity(gradeOf(f)));
  if (response === 'notApplicable' && item.kind === 'clause')
    return refuse({ kind: 'clauseCannotBeExcluded', item: item.ref });
  if (response === 'doesNotConform' && nonconformities.length === 0) return refuse({ kind: 'nonconformityNeeded' });
  if (response !== 'doesNotConform' && nonconformities.length > 0)
    return refuse({ kind: 'nonconformityStands', numbers: nonconformities.map((f) => f.fields.number ?? '') });
  const needsReason = response === 'notAudited' || response === 'notApplicable';
  const reason = input.reason?.trim() ?? '';
  if (needsReason && reason === '') return refuse({ kind: 'reasonNeeded', response });
  return succeed(
    editsOf('checklistResponse', responseRecordId(facts.journal, input.item), {
      ...(facts.responses.has(input.item) ? {} : { item: input.item }),
      response,
      ...(needsReason ? { reason } : {}),
    }),
  );
};

/**
 * Marks a question as asked or not. Each question of an item, or of a part of it, is a record of its own: two auditors
 * asking meet in no conflict.
 */
export const markAsked = (
  journal: string,
  input: { readonly item: string; readonly question: string; readonly asked: boolean },
): readonly Edit[] =>
  editsOf(
    'questionAsked',
    computedRecordId(
      journal,
      'questionAsked',
      [...(recordOfPart(input.item) ? [input.item] : []), input.question].join(' '),
    ),
    input,
  );
