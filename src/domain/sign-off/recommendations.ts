import type { WholeAudit } from '../audit/audit-facts.ts';
import { gradeOf } from '../checklist/verdict.ts';
import { isNonconformity } from '../finding/grade.ts';
import type { Row } from '../row.ts';

/** Why a recommendation may not belong into a report. Warned about, never refused. */
export type RecommendationDoubt =
  /** It rests on one nonconformity: what is done about that is the auditee's corrective action. */
  | { readonly kind: 'insideNonconformity'; readonly number: string }
  | { readonly kind: 'fromNoFinding' }
  | { readonly kind: 'incomplete' };

/** SO20: from opportunities and patterns over findings: what, why, for whom; never inside a nonconformity. */
export const recommendationDoubts = (
  facts: WholeAudit,
  { fields }: Pick<Row<'recommendation'>, 'fields'>,
): readonly RecommendationDoubt[] => {
  const from = facts.findings.filter((finding) => fields.findings?.includes(finding.record));
  const [only, ...others] = from;
  const isEmpty = (text: string | undefined) => (text ?? '').trim() === '';
  return [
    ...(only && others.length === 0 && isNonconformity(gradeOf(only))
      ? [{ kind: 'insideNonconformity' as const, number: only.fields.number ?? '' }]
      : []),
    ...(only ? [] : [{ kind: 'fromNoFinding' as const }]),
    ...([fields.text, fields.reason, fields.forWhom].some(isEmpty) ? [{ kind: 'incomplete' as const }] : []),
  ];
};

/** SO20: recommendations are made where the plan agreed them; what was written all the same stays to be seen. */
export const asksForRecommendations = (facts: WholeAudit): boolean =>
  facts.audit?.fields.agreesRecommendations === true || facts.of('recommendation').length > 0;
