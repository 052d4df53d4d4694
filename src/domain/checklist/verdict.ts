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

export const gradeOf = (finding: Row<'finding'>): Grade | undefined =>
  severest(grades, values<Grade>(finding, 'grade', finding.fields.grade));

export const itemState = (
  response: Row<'checklistResponse'> | undefined,
  findings: readonly Row<'finding'>[],
): ItemState => {
  const shown = findings.filter(isShown);
  const given = response
    ? severest(responses, values<Response>(response, 'response', response.fields.response))
    : undefined;
  const grade = severest(
    grades,
    shown.flatMap((finding) => gradeOf(finding) ?? []),
  );
  const isInConflict =
    (response !== undefined && Object.keys(response.open).length > 0) ||
    shown.some((finding) => Object.keys(finding.open).length > 0 || finding.visibility === 'deletedUnseen');
  const isSevererThanGrade = given === 'doesNotConform' && !isNonconformity(grade);
  return {
    verdict: isSevererThanGrade ? given : (grade ?? given ?? 'open'),
    response: given,
    isRecorded: given !== undefined && !isInConflict,
    isInConflict,
  };
};
