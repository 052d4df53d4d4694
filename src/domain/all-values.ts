import type { FieldOf, Noun, RecordOf } from './nouns.ts';
import type { Row } from './row.ts';

/**
 * Every value that a field has now: several while it is in conflict (SPEC J8), so that a rule can take the severest and
 * nothing looks safer than it is; none where nothing was said, or it was cleared.
 */
export const allValues = <N extends Noun, F extends FieldOf<N>>(
  row: Row<N> | undefined,
  field: F,
): readonly NonNullable<RecordOf<N>[F]>[] => {
  if (!row) return [];
  const value = (row.fields as Partial<RecordOf<N>>)[field];
  const said: readonly unknown[] = row.open[field]?.map((head) => head.value) ?? [value];
  return said.filter((one): one is NonNullable<RecordOf<N>[F]> => one !== undefined && one !== null);
};
