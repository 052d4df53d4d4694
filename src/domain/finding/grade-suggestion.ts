import type { AuditFacts } from '../audit/audit-facts.ts';
import { gradeOf } from '../checklist/verdict.ts';
import type { Row } from '../row.ts';

/** A reason to think again about a grade. The software suggests and says why; it never grades by itself (AUDITING 2). */
export type GradeSuggestion =
  | { readonly kind: 'manyMinors'; readonly item: string; readonly numbers: readonly string[] }
  | { readonly kind: 'repeats'; readonly earlier: string };

export const gradeSuggestion = (facts: AuditFacts, finding: Row<'finding'>): GradeSuggestion | undefined => {
  if (gradeOf(finding) !== 'minor') return undefined;
  const earlier = finding.fields.repeatOf?.trim();
  if (earlier) return { kind: 'repeats', earlier };
  const item = finding.fields.item ?? '';
  const minors = facts.findings.filter((f) => f.fields.item === item && gradeOf(f) === 'minor');
  return minors.length >= 3
    ? { kind: 'manyMinors', item, numbers: minors.map((f) => f.fields.number ?? '') }
    : undefined;
};
