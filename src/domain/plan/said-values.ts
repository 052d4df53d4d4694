import type { FieldOf, Noun, RecordOf } from '../nouns.ts';
import type { Row } from '../row.ts';

/** All that a field says: each of its versions while nobody has chosen one (SPEC J8), so that nothing looks safer than it is. */
export const saidValues = <N extends Noun, F extends FieldOf<N>>(
  row: Row<N>,
  field: F,
): readonly NonNullable<RecordOf<N>[F]>[] => {
  const heads = row.open[field]?.map((head) => head.value) ?? [(row.fields as Partial<RecordOf<N>>)[field]];
  return heads.filter((value) => value !== undefined && value !== null) as readonly NonNullable<RecordOf<N>[F]>[];
};
