import type { RecordState } from './record-state.ts';

/** What a delete made on this screen must name (SPEC J10): the heads of the record and its children, but no `deleted`. */
export const seenHeads = (
  record: RecordState | { heads: RecordState['heads'] },
  children: readonly { heads: RecordState['heads'] }[],
): readonly string[] =>
  [record, ...children].flatMap((row) =>
    Object.entries(row.heads).flatMap(([field, ids]) => (field === 'deleted' ? [] : ids)),
  );
