import { useLiveQuery } from 'dexie-react-hooks';
import { type Seals, sealsOf } from '#domain/sign-off/seals.ts';
import type { DeviceDatabase } from './device-database.ts';
import { readChanges } from './read-all-changes.ts';

const none: Seals = { issues: [], late: [] };

/** What was signed off of a journal, at this moment. Its changes are read only where there is a seal. */
export const readSeals = async (database: DeviceDatabase, journal: string): Promise<Seals> => {
  const seals = await database.changes.where('[journal+kind]').equals([journal, 'seal']).count();
  if (seals === 0) return none;
  return sealsOf(await readChanges(database, journal));
};

/** The same, live; undefined while it is being read. */
export const useSeals = (database: DeviceDatabase, journal: string): Seals | undefined =>
  useLiveQuery(() => readSeals(database, journal), [database, journal]);
