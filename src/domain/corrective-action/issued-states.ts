import { isShown, type Row } from '../row.ts';
import { isClosedBy } from './case-records.ts';

/** What an issued finding is called in a map of them. */
export const issuedKey = (journal: string, finding: string): string => `${journal} ${finding}`;

/** What became of each issued finding by its cases on this tablet: closed only where each of them is (CA25). */
export const issuedStates = (
  cases: readonly Row<'case'>[],
  closures: readonly Row<'closure'>[],
): ReadonlyMap<string, 'open' | 'closed'> => {
  const byCase = Map.groupBy(closures.filter(isShown), (row) => row.journal);
  const byFinding = Map.groupBy(
    cases.filter((row) => isShown(row) && row.fields.finding && !row.open['finding']),
    ({ fields: { finding } }) => issuedKey(finding?.journal ?? '', finding?.record ?? ''),
  );
  return new Map(
    [...byFinding].map(([finding, rows]) => [
      finding,
      rows.every((row) => isClosedBy(byCase.get(row.journal) ?? [])) ? 'closed' : 'open',
    ]),
  );
};
