import { type Grade, grades, isNonconformity } from '../finding/grade.ts';
import { isShown, type Row } from '../row.ts';
import { type Response, responses } from './response.ts';

/** What a tile shows for an item: its severest finding, else its response, else `open`. */
export type Verdict = Grade | Response | 'open';

export type ItemState = {
  readonly verdict: Verdict;
  readonly response: Response | undefined;
  /** Answered, and not in conflict: only then it counts as done. */
  readonly isRecorded: boolean;
  readonly isInConflict: boolean;
};

const severest = <T>(order: readonly T[], values: readonly T[]): T | undefined =>
  order.find((candidate) => values.includes(candidate));

/** While a field is in conflict all its heads count, and the severest is shown (SPEC J8): never safer than it is. */
const values = <T>(
  row: { open: { readonly [f: string]: readonly { value: unknown }[] } },
  field: string,
  value: T | undefined,
) => (row.open[field]?.map((head) => head.value as T) ?? [value]).filter((v): v is T => v !== undefined && v !== null);

/** What a split item shows of its parts, the severest first: what is open is never hidden by what is done. */
const severity: readonly Verdict[] = [
  'major',
  'minor',
  'doesNotConform',
  'observation',
  'opportunityForImprovement',
  'open',
  'notAudited',
  'goodPractice',
  'conforms',
  'notApplicable',
];

export const gradeOf = (finding: Row<'finding'>): Grade | undefined =>
  severest(grades, values<Grade>(finding, 'grade', finding.fields.grade));

export const itemState = (
  answer: Row<'checklistResponse'> | undefined,
  findings: readonly Row<'finding'>[],
): ItemState => {
  const shown = findings.filter(isShown);
  const given = answer ? severest(responses, values<Response>(answer, 'response', answer.fields.response)) : undefined;
  const grade = severest(
    grades,
    shown.flatMap((finding) => gradeOf(finding) ?? []),
  );
  const isInConflict =
    (answer !== undefined && Object.keys(answer.open).length > 0) ||
    shown.some((finding) => Object.keys(finding.open).length > 0 || finding.visibility === 'deletedUnseen');
  // A nonconformity makes its item not conform, whatever was answered before or beside it.
  const response = isNonconformity(grade) ? 'doesNotConform' : given;
  const isUngraded = response === 'doesNotConform' && !isNonconformity(grade);
  return {
    verdict: isUngraded ? response : (grade ?? response ?? 'open'),
    response,
    isRecorded: response !== undefined && !isInConflict,
    isInConflict,
  };
};

/**
 * SPEC PL21: a split item shows the severest of what stands on its parts and on itself from before the split. It doesn't
 * conform where one of them doesn't; else it has a response once each part has one.
 */
export const splitState = (own: ItemState, parts: readonly ItemState[]): ItemState => {
  const all = own.verdict === 'open' ? parts : [own, ...parts];
  const given = severest(
    responses,
    all.flatMap((state) => state.response ?? []),
  );
  const isAnswered = parts.every((state) => state.response !== undefined);
  const isInConflict = [own, ...parts].some((state) => state.isInConflict);
  const response = isAnswered || given === 'doesNotConform' ? given : undefined;
  return {
    verdict: severest(
      severity,
      all.map((state) => state.verdict),
    ) as Verdict,
    response,
    isRecorded: isAnswered && !isInConflict,
    isInConflict,
  };
};
