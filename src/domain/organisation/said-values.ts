import type { Noun } from '../nouns.ts';
import type { Row } from '../row.ts';

type Said = Pick<Row<Noun>, 'open'> & { readonly fields: object };

/** Every value that stands in a field: one, or while it is in conflict all, so that a rule can take the severest (J8). */
export const saidValues = <T>(row: Said, field: string, isValue: (value: unknown) => value is T): readonly T[] =>
  (row.open[field]?.map((head): unknown => head.value) ?? [(row.fields as Record<string, unknown>)[field]]).filter(
    isValue,
  );

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The earliest of the days that stand in a field. */
export const earliestDay = (row: Said, field: string): string | undefined =>
  saidValues(row, field, isText).toSorted()[0];
