import type { Change } from './change.ts';
import type { RecordRow } from './journal-view.ts';

/**
 * The row after one more valid change of its record, where that follows from the row alone; null where it takes a
 * rebuild from all changes (deletes, conflicts, edits beside a head that their author had not seen). SPEC J11: the
 * result equals the rebuild.
 */
export const advanceRow = (row: RecordRow | null, change: Change): RecordRow | null => {
  const isPlain = (row === null || row.visibility === 'visible') && change.field !== 'deleted';
  const current = row?.heads[change.field] ?? [];
  if (!isPlain || !current.every((id) => change.supersedes.includes(id))) return null;
  if (row !== null && change.at < row.changedAt) return null;
  const { [change.field]: _value, ...otherFields } = row?.fields ?? {};
  const { [change.field]: _open, ...otherOpen } = row?.open ?? {};
  const value = change.value ?? null;
  return {
    journal: change.journal,
    record: change.record,
    noun: row?.noun ?? change.noun,
    fields: inOrder(value === null ? otherFields : { ...otherFields, [change.field]: value }),
    heads: inOrder({ ...row?.heads, [change.field]: [change.id] }),
    open: otherOpen,
    createdAt: row?.createdAt ?? change.at,
    createdN: row?.createdN ?? change.n,
    createdBy: row?.createdBy ?? change.by,
    changedAt: change.at,
    changedBy: change.by,
    visibility: 'visible',
  };
};

const inOrder = <T>(entries: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
