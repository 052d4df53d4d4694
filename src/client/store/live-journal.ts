import { Dexie } from 'dexie';
import { useLiveQuery } from 'dexie-react-hooks';
import type { Change } from '#domain/journal/change.ts';
import type { DeviceDatabase, StoredRow } from './device-database.ts';

const wholeJournal = (journal: string): [[string, unknown], [string, unknown]] => [
  [journal, Dexie.minKey],
  [journal, Dexie.maxKey],
];

/** Every change of a journal, those that don't count too. */
export const useChanges = (database: DeviceDatabase, journal: string): readonly Change[] | undefined =>
  useLiveQuery(
    () =>
      database.changes
        .where('[journal+kind]')
        .between(...wholeJournal(journal))
        .toArray(),
    [database, journal],
  );

/** Every row of a journal. */
export const useAllRows = (database: DeviceDatabase, journal: string) =>
  useLiveQuery(
    () =>
      database.rows
        .where('[journal+record]')
        .between(...wholeJournal(journal))
        .toArray(),
    [database, journal],
  );

/** Hashes of files that the server was last seen to have. */
export const useFilesThere = (database: DeviceDatabase): ReadonlySet<string> | undefined =>
  useLiveQuery(async () => new Set((await database.filesThere.toCollection().first())?.hashes), [database]);

/** Hashes of files whose bytes are on this tablet. */
export const useKeptFiles = (database: DeviceDatabase): ReadonlySet<string> | undefined =>
  useLiveQuery(async () => new Set(await database.bytes.toCollection().primaryKeys()), [database]);

/** Every row of each of these journals. */
export const useRowsOfJournals = (
  database: DeviceDatabase,
  journals: readonly string[],
): ReadonlyMap<string, readonly StoredRow[]> | undefined =>
  useLiveQuery(
    async () =>
      new Map(
        await Promise.all(
          journals.map(
            async (journal) =>
              [
                journal,
                await database.rows
                  .where('[journal+record]')
                  .between(...wholeJournal(journal))
                  .toArray(),
              ] as const,
          ),
        ),
      ),
    [database, journals.join()],
  );
