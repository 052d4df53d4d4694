import { useLiveQuery } from 'dexie-react-hooks';
import { authorityOf } from '#domain/journal/status.ts';
import type { DeviceDatabase } from './device-database.ts';
import { administrativeChanges } from './read-changes.ts';

/** Whether a journal is sealed, and so takes no more words. */
export const useIsSealed = (database: DeviceDatabase, journal: string): boolean =>
  useLiveQuery(
    async () => {
      const all = await administrativeChanges(database, journal);
      return all.some(({ kind }) => kind === 'seal') && authorityOf(all).isSealed;
    },
    [database, journal],
    false,
  );
