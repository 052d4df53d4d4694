import { allValues } from '../all-values.ts';
import type { FieldOf, Noun } from '../nouns.ts';
import type { Row } from '../row.ts';

/** Whether every version of a field says something: a field that one tablet cleared is not there. */
export const isSaid = <N extends Noun>(row: Row<N> | undefined, field: FieldOf<N>): boolean => {
  const values = allValues(row, field);
  return (
    values.length > 0 &&
    values.length === (row?.open[field]?.length ?? 1) &&
    values.every((value) => typeof value !== 'string' || value.trim() !== '')
  );
};

/** The earliest of the days that a field has: never later than it may be. */
export const earliest = (days: readonly string[]): string | undefined => days.toSorted()[0];
