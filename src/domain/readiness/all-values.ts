import type { FieldOf, Noun, RecordOf } from '../nouns.ts';
import type { Row } from '../row.ts';

/** Every value that a field may have: its one value, or those of an open conflict (SPEC J8). */
export const allValues = <N extends Noun, F extends FieldOf<N>>(
  row: Row<N>,
  field: F,
): readonly NonNullable<RecordOf<N>[F]>[] =>
  (row.open[field]?.map(({ value }) => value as RecordOf<N>[F] | null) ?? [row.fields[field]]).filter(
    (value): value is NonNullable<RecordOf<N>[F]> => value !== undefined && value !== null,
  );

/** Written in two versions, or withdrawn in one place and edited in another. */
export const isInConflict = (row: Row<Noun>, fields?: readonly string[]): boolean =>
  row.visibility === 'deletedUnseen' ||
  Object.keys(row.open).some((field) => fields === undefined || fields.includes(field));
