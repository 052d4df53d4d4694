import type { Edit } from './journal/edit.ts';
import type { RecordRow } from './journal/journal-view.ts';
import type { FieldOf, Noun, RecordOf } from './nouns.ts';

/** A record's row with its fields typed by its noun. Any field may be absent: records come into being field by field. */
export type Row<N extends Noun> = Omit<RecordRow, 'fields' | 'noun'> & {
  readonly noun: N;
  readonly fields: Partial<RecordOf<N>>;
};

export const isShown = (row: { readonly visibility: RecordRow['visibility'] }): boolean => row.visibility !== 'hidden';

type Kept = Pick<RecordRow, 'createdAt' | 'createdN' | 'record' | 'visibility'>;

/** In the order they were begun; plain comparison, since thousands of rows are sorted while somebody waits. */
const byCreation = (a: Kept, b: Kept) =>
  a.createdAt !== b.createdAt
    ? a.createdAt < b.createdAt
      ? -1
      : 1
    : a.createdN - b.createdN || (a.record < b.record ? -1 : 1);

/** The rows that are not deleted, in the order they were begun. */
export const shownInOrder = <R extends Kept>(rows: readonly R[]): readonly R[] =>
  rows.filter(isShown).toSorted(byCreation);

/** Edits that set several fields of one record. Absent and undefined fields are left as they are. */
export const editsOf = <N extends Noun>(
  noun: N,
  record: string,
  fields: { readonly [F in FieldOf<N>]?: RecordOf<N>[F] | null | undefined },
): readonly Edit[] =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => ({
      noun,
      record,
      field,
      value: value as Edit['value'],
      ...(field === 'file' ? { kind: 'attach' as const } : {}),
    }));
