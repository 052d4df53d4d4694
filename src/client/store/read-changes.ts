import type { Change } from '#domain/journal/change.ts';
import type { DeviceDatabase, StoredBytes } from './device-database.ts';

/** The changes of every record that an act touched, and of their children: what undo decides on. */
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
  return database.changes.where('[journal+record]').anyOf(all).toArray();
};

/** Bytes by hash, as this tablet keeps them; undefined where it doesn't. */
export const bytesOf = (database: DeviceDatabase, sha256: string): Promise<StoredBytes | undefined> =>
  database.bytes.get(sha256);
