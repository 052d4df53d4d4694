import type { FieldOf, Noun, RecordOf } from '../nouns.ts';
import type { Row } from '../row.ts';

/** Every value that a field has now: several while it is in conflict; none where nothing was said, or it was cleared. */
export const allValues = <N extends Noun, F extends FieldOf<N>>(
  row: Row<N> | undefined,
  field: F,
): readonly NonNullable<RecordOf<N>[F]>[] => {
  if (!row) return [];
  const value = (row.fields as Partial<RecordOf<N>>)[field];
  const said: readonly unknown[] = row.open[field]?.map((head) => head.value) ?? [value];
  return said.filter((one): one is NonNullable<RecordOf<N>[F]> => one !== undefined && one !== null);
};

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
