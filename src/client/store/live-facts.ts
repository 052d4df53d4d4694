import { useMemo } from 'react';
import { type JournalFacts, journalFacts } from '#domain/journal-facts.ts';
import type { DeviceDatabase } from './device-database.ts';
import { useAllRows } from './live-journal.ts';

/** All that a journal says, live; undefined while it is being read. Not for an audit's checklist: it reads every row. */
export const useJournalFacts = (database: DeviceDatabase, journal: string): JournalFacts | undefined => {
  const rows = useAllRows(database, journal);
  return useMemo(() => rows && journalFacts(journal, rows), [journal, rows]);
};
