import { Dexie } from 'dexie';
import { useLiveQuery } from 'dexie-react-hooks';
import type { DeviceDatabase, Draft } from './device-database.ts';

/** Words typed on this tablet, in any of its tabs, that are no change of this journal yet. */
export const readDrafts = (database: DeviceDatabase, journal: string): Promise<Draft[]> =>
  database.drafts
    .where('[journal+record+field+tab]')
    .between([journal, Dexie.minKey], [journal, Dexie.maxKey])
    .toArray();

/** The same, live; undefined while they are being read. */
export const useDrafts = (database: DeviceDatabase, journal: string): readonly Draft[] | undefined =>
  useLiveQuery(() => readDrafts(database, journal), [database, journal]);
