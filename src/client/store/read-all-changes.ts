import { Dexie } from 'dexie';
import type { Change } from '#domain/journal/change.ts';
import type { DeviceDatabase } from './device-database.ts';

/** Every change of a journal at this moment, those that don't count too. */
export const readChanges = (database: DeviceDatabase, journal: string): Promise<Change[]> =>
  database.changes.where('[journal+kind]').between([journal, Dexie.minKey], [journal, Dexie.maxKey]).toArray();
