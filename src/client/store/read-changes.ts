import type { Change } from '#domain/journal/change.ts';
import { authorityOf, isCounted } from '#domain/journal/status.ts';
import type { DeviceDatabase, JournalStoreTables, StoredBytes } from './device-database.ts';

const administrativeKinds = ['member', 'role', 'remove', 'admit', 'dismiss', 'seal', 'redact'];

/** The changes of a journal that decide on all others. */
export const administrativeChanges = (
  tables: Pick<JournalStoreTables, 'changes'>,
  journal: string,
): Promise<Change[]> =>
  tables.changes
    .where('[journal+kind]')
    .anyOf(administrativeKinds.map((kind): [string, string] => [journal, kind]))
    .toArray();

/** The changes that count of every record that an act touched, and of their children: what undo decides on. */
export const changesAroundAct = async (
  database: DeviceDatabase,
  journal: string,
  act: string,
): Promise<readonly Change[]> => {
  const ofAct = await database.changes.where('[journal+act]').equals([journal, act]).toArray();
  const records = [...new Set(ofAct.map((change) => change.record))].map((record): [string, string] => [
    journal,
    record,
  ]);
  const children = await database.rows.where('[journal+parent]').anyOf(records).toArray();
  const all = [...records, ...children.map((child): [string, string] => [journal, child.record])];
  const { statusOf } = authorityOf(await administrativeChanges(database, journal));
  const around = await database.changes.where('[journal+record]').anyOf(all).toArray();
  return around.filter((change) => isCounted(statusOf(change)));
};

/** Bytes by hash, as this tablet keeps them; undefined where it doesn't. */
export const bytesOf = (database: DeviceDatabase, sha256: string): Promise<StoredBytes | undefined> =>
  database.bytes.get(sha256);
