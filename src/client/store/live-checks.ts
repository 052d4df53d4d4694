import { useLiveQuery } from 'dexie-react-hooks';
import type { Change } from '#domain/journal/change.ts';
import type { DeviceDatabase, Doubt } from './device-database.ts';

/** What checking the changes of a journal has found so far, and which of them nobody has looked at yet. */
export type Checks = { readonly unchecked: ReadonlySet<string>; readonly doubts: ReadonlyMap<string, Doubt> };

export const useChecks = (database: DeviceDatabase, journal: string): Checks | undefined =>
  useLiveQuery(async () => {
    const [arrivals, doubts] = await Promise.all([
      database.arrivals.where('journal').equals(journal).toArray(),
      database.doubts.where('journal').equals(journal).toArray(),
    ]);
    return {
      unchecked: new Set(arrivals.flatMap(({ ids }) => ids)),
      doubts: new Map(doubts.map((doubt) => [doubt.id, doubt])),
    };
  }, [database, journal]);

/** These changes, as far as they are here. */
export const useChangesById = (database: DeviceDatabase, ids: readonly string[]): readonly Change[] | undefined =>
  useLiveQuery(
    async () => (await database.changes.bulkGet([...ids])).flatMap((change) => change ?? []),
    [database, ids.join()],
  );
