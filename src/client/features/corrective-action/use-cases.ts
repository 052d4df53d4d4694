import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import { type CaseEntry, caseRegister } from '#domain/corrective-action/case-register.ts';
import { journalFacts } from '#domain/journal-facts.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';

/** Every case on this tablet, live; undefined while they are being read. */
export const useCases = (): readonly CaseEntry[] | undefined => {
  const { database, now } = useTablet();
  const rows = useLiveQuery(async () => {
    const held = await database.journals.where('kind').equals('case').primaryKeys();
    return Promise.all(
      held.map(async (journal) => ({
        journal,
        rows: await database.rows.where('[journal+record]').between([journal, ''], [journal, '\uffff']).toArray(),
      })),
    );
  }, [database]);
  return useMemo(
    () =>
      rows &&
      caseRegister(
        rows.map(({ journal, rows: all }) => journalFacts(journal, all)),
        todayOf(now()),
      ),
    [rows, now],
  );
};
