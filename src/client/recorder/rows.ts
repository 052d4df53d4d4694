import { Dexie } from 'dexie';
import { advanceRow } from '#domain/journal/advance-row.ts';
import type { Change } from '#domain/journal/change.ts';
import { journalView, parentField, type RecordRow, rowOf } from '#domain/journal/journal-view.ts';
import { type Authority, isAdministrative, isCounted } from '#domain/journal/status.ts';
import type { JournalStoreTables, StoredRow } from '../store/device-database.ts';

/** The rows of the records that an act touches, by record. */
export type Rows = ReadonlyMap<string, StoredRow | undefined>;

export const readRows = async (
  database: JournalStoreTables,
  journal: string,
  touching: readonly { readonly record: string }[],
): Promise<Rows> => {
  const records = [...new Set(touching.map(({ record }) => record))];
  const rows = await database.rows.bulkGet(records.map((record): [string, string] => [journal, record]));
  return new Map(records.map((record, i) => [record, rows[i]]));
};

const changesOf = (database: JournalStoreTables, journal: string, record: string) =>
  database.changes.where('[journal+record]').equals([journal, record]).toArray();

const stored = (row: RecordRow): StoredRow => {
  const parent = row.fields[parentField];
  return typeof parent === 'string' ? { ...row, parent } : row;
};

type Counts = (change: Change) => boolean;

const rebuiltRow = async (
  database: JournalStoreTables,
  journal: string,
  record: string,
  counts: Counts,
): Promise<RecordRow | null> => {
  const children = await database.rows.where('[journal+parent]').equals([journal, record]).toArray();
  const counted = async (of: string) => (await changesOf(database, journal, of)).filter(counts);
  return rowOf(await counted(record), await Promise.all(children.map((child) => counted(child.record))));
};

const countsBy =
  ({ statusOf }: Authority): Counts =>
  (change) =>
    isCounted(statusOf(change));

/** Every row of a journal anew, from all of its changes. */
export const rebuildRows = async (database: JournalStoreTables, journal: string): Promise<void> => {
  const changes = await database.changes
    .where('[journal+kind]')
    .between([journal, Dexie.minKey], [journal, Dexie.maxKey])
    .toArray();
  await database.rows.where('[journal+record]').between([journal, Dexie.minKey], [journal, Dexie.maxKey]).delete();
  await database.rows.bulkPut([...journalView(changes).values()].map(stored));
};

/**
 * Brings the rows of changed records up to date, inside the transaction that stores the changes; and a deleted parent's
 * row, whose visibility depends on its children. Rows are a cache: they equal a rebuild (SPEC J11).
 */
export const updateRows = async (
  database: JournalStoreTables,
  arrived: readonly Change[],
  before: Rows,
  authority: Authority,
): Promise<void> => {
  const counts = countsBy(authority);
  const changes = arrived.filter((change) => !isAdministrative(change) && counts(change));
  const next: StoredRow[] = [];
  const parents = new Map<string, string>();
  for (const [record, ofRecord] of Map.groupBy(changes, (change) => change.record)) {
    const [first] = ofRecord;
    if (!first) continue;
    const advanced = ofRecord.reduce<RecordRow | null | undefined>(
      (row, change) => (row === undefined ? undefined : (advanceRow(row, change) ?? undefined)),
      before.get(record) ?? null,
    );
    const row = advanced ?? (await rebuiltRow(database, first.journal, record, counts));
    if (!row) continue;
    next.push(stored(row));
    const parent = row.fields[parentField];
    if (typeof parent === 'string') parents.set(parent, first.journal);
  }
  await database.rows.bulkPut(next);
  for (const [parent, journal] of parents) {
    const row = await database.rows.get([journal, parent]);
    if (!row || row.visibility === 'visible') continue;
    const rebuilt = await rebuiltRow(database, journal, parent, counts);
    if (rebuilt) await database.rows.put(stored(rebuilt));
  }
};
