import type { AuditFacts } from '../audit/audit-facts.ts';
import { checklistItems } from '../checklist/checklist-item.ts';
import { gradeOf } from '../checklist/verdict.ts';
import { earlierName, earlierOn, repeated } from '../plan/earlier-findings.ts';
import type { Row } from '../row.ts';
import { isNonconformity } from './grade.ts';

/** A reason to think again about a grade. The software suggests and says why; it never grades by itself (AUDITING 2). */
export type GradeSuggestion =
  | { readonly kind: 'manyMinors'; readonly item: string; readonly numbers: readonly string[] }
  /** `wasClosed`: the earlier one counted as done with. */
  | { readonly kind: 'repeats'; readonly earlier: string; readonly wasClosed?: true }
  /** Nonconformities stood on the item in earlier audits, and the finding names none. `title` is the latest one's. */
  | { readonly kind: 'mayRepeat'; readonly earlier: readonly string[]; readonly title: string };

/** `earlier`: findings that were brought in; `cases`: issued nonconformities of other audits on this tablet. */
export const gradeSuggestions = (
  facts: AuditFacts,
  finding: Row<'finding'>,
  {
    earlier = [],
    cases = [],
  }: { readonly earlier?: readonly Row<'earlierFinding'>[]; readonly cases?: readonly Row<'case'>[] } = {},
): readonly GradeSuggestion[] => {
  const grade = gradeOf(finding);
  if (!isNonconformity(grade)) return [];
  const item = finding.fields.item ?? '';
  const minors = facts.findings.filter((f) => f.fields.item === item && gradeOf(f) === 'minor');
  const said = finding.fields.repeatOf?.trim();
  const wasClosed = repeated(earlier, said)?.fields.state === 'closed';
  const before = said ? [] : nonconformitiesBefore(facts, item, earlier, cases);
  return [
    ...(said && grade === 'minor'
      ? [{ kind: 'repeats', earlier: said, ...(wasClosed ? { wasClosed: true as const } : {}) } as const]
      : []),
    ...(before.length > 0
      ? [{ kind: 'mayRepeat', earlier: before.map(({ name }) => name), title: before[0]?.title ?? '' } as const]
      : []),
    ...(grade === 'minor' && minors.length >= 3
      ? [{ kind: 'manyMinors', item, numbers: minors.map((f) => f.fields.number ?? '') } as const]
      : []),
  ];
};

type Before = { readonly name: string; readonly title: string; readonly raisedOn: string };

/** Each once, the latest first: what was brought in and what was issued as a case may be the same nonconformity. */
const nonconformitiesBefore = (
  facts: AuditFacts,
  item: string,
  earlier: readonly Row<'earlierFinding'>[],
  cases: readonly Row<'case'>[],
): readonly Before[] => {
  const ref = checklistItems(facts).find((one) => one.item === item)?.ref;
  const { organisation, startsOn = '' } = facts.audit?.fields ?? {};
  const found: readonly Before[] = [
    ...earlierOn(earlier, item)
      .filter((row) => isNonconformity(row.fields.grade))
      .map(({ fields }) => ({
        name: earlierName(fields),
        title: fields.title ?? '',
        raisedOn: fields.raisedOn ?? '',
      })),
    ...cases
      .filter(
        ({ fields }) =>
          ref !== undefined &&
          fields.item === ref &&
          fields.finding?.journal !== facts.journal &&
          fields.organisation === organisation &&
          (fields.raisedOn ?? '') < startsOn,
      )
      .map(({ fields }) => ({
        name: [fields.auditNumber, fields.number].filter(Boolean).join(', '),
        title: fields.title ?? '',
        raisedOn: fields.raisedOn ?? '',
      })),
  ];
  return [...new Map(found.map((one) => [one.name, one])).values()].toSorted((a, b) =>
    b.raisedOn.localeCompare(a.raisedOn),
  );
};
