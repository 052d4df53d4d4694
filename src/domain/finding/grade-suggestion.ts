import type { AuditFacts } from '../audit/audit-facts.ts';
import { gradeOf } from '../checklist/verdict.ts';
import { earlierName, earlierOn, repeated } from '../plan/earlier-findings.ts';
import type { Row } from '../row.ts';
import { isNonconformity } from './grade.ts';

/** A reason to think again about a grade. The software suggests and says why; it never grades by itself (AUDITING 2). */
export type GradeSuggestion =
  | { readonly kind: 'manyMinors'; readonly item: string; readonly numbers: readonly string[] }
  /** `wasClosed`: the earlier one counted as done with. */
  | { readonly kind: 'repeats'; readonly earlier: string; readonly wasClosed?: true }
  /** A nonconformity stood on the item before; nobody has said whether this one repeats it. */
  | { readonly kind: 'mayRepeat'; readonly earlier: readonly string[] };

export const gradeSuggestion = (
  facts: AuditFacts,
  finding: Row<'finding'>,
  earlier: readonly Row<'earlierFinding'>[] = [],
): GradeSuggestion | undefined => {
  if (gradeOf(finding) !== 'minor') return undefined;
  const said = finding.fields.repeatOf?.trim();
  if (said) {
    const wasClosed = repeated(earlier, said)?.fields.state === 'closed';
    return { kind: 'repeats', earlier: said, ...(wasClosed ? { wasClosed } : {}) };
  }
  const item = finding.fields.item ?? '';
  const minors = facts.findings.filter((f) => f.fields.item === item && gradeOf(f) === 'minor');
  if (minors.length >= 3) return { kind: 'manyMinors', item, numbers: minors.map((f) => f.fields.number ?? '') };
  const before = earlierOn(earlier, item).filter((row) => isNonconformity(row.fields.grade));
  return before.length > 0 ? { kind: 'mayRepeat', earlier: before.map((row) => earlierName(row.fields)) } : undefined;
};
