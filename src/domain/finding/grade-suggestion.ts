import type { AuditFacts } from '../audit/audit-facts.ts';
import { checklistItems } from '../checklist/checklist-item.ts';
import { gradeOf } from '../checklist/verdict.ts';
import type { Row } from '../row.ts';
import { isNonconformity } from './grade.ts';

/** A reason to think again about a grade. The software suggests and says why; it never grades by itself (AUDITING 2). */
export type GradeSuggestion =
  | { readonly kind: 'manyMinors'; readonly item: string; readonly numbers: readonly string[] }
  | { readonly kind: 'repeats'; readonly earlier: string }
  /** The same organisation had a nonconformity on this item in an earlier audit, and the finding names none. */
  | { readonly kind: 'mayRepeat'; readonly earlier: string; readonly title: string };

/** `cases`: issued nonconformities of other audits on this tablet. */
export const gradeSuggestions = (
  facts: AuditFacts,
  finding: Row<'finding'>,
  cases: readonly Row<'case'>[] = [],
): readonly GradeSuggestion[] => {
  const grade = gradeOf(finding);
  if (!isNonconformity(grade)) return [];
  const item = finding.fields.item ?? '';
  const minors = facts.findings.filter((f) => f.fields.item === item && gradeOf(f) === 'minor');
  const repeated = finding.fields.repeatOf?.trim();
  const earlier = repeated ? undefined : earlierOn(facts, item, cases);
  return [
    ...(repeated && grade === 'minor' ? [{ kind: 'repeats', earlier: repeated } as const] : []),
    ...(earlier
      ? [
          {
            kind: 'mayRepeat',
            earlier: [earlier.fields.auditNumber, earlier.fields.number].filter(Boolean).join(', '),
            title: earlier.fields.title ?? '',
          } as const,
        ]
      : []),
    ...(grade === 'minor' && minors.length >= 3
      ? [{ kind: 'manyMinors', item, numbers: minors.map((f) => f.fields.number ?? '') } as const]
      : []),
  ];
};

/** The latest of the cases on the same item that was raised before this audit began. */
const earlierOn = (facts: AuditFacts, item: string, cases: readonly Row<'case'>[]): Row<'case'> | undefined => {
  const ref = checklistItems(facts).find((one) => one.item === item)?.ref;
  const { organisation, startsOn = '' } = facts.audit?.fields ?? {};
  return cases
    .filter(
      ({ fields }) =>
        ref !== undefined &&
        fields.item === ref &&
        fields.finding?.journal !== facts.journal &&
        fields.organisation === organisation &&
        (fields.raisedOn ?? '') < startsOn,
    )
    .toSorted((a, b) => (a.fields.raisedOn ?? '').localeCompare(b.fields.raisedOn ?? ''))
    .at(-1);
};
