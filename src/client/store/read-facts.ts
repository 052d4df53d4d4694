import { Dexie } from 'dexie';
import { auditFacts, type WholeAudit } from '#domain/audit/audit-facts.ts';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import { type JournalFacts, journalFacts } from '#domain/journal-facts.ts';
import type { DeviceDatabase } from './device-database.ts';

/** An audit's facts as they stand in the store at this moment, for acts and exports that must not decide on an older screen. */
export const readAuditFacts = async (
  database: DeviceDatabase,
  journal: string,
  catalogue: Catalogue,
): Promise<WholeAudit> => {
  return auditFacts(journal, catalogue, await rowsOf(database, journal));
};

/** The same for a journal of any kind. */
export const readJournalFacts = async (database: DeviceDatabase, journal: string): Promise<JournalFacts> =>
  journalFacts(journal, await rowsOf(database, journal));

const rowsOf = (database: DeviceDatabase, journal: string) =>
  database.rows.where('[journal+record]').between([journal, Dexie.minKey], [journal, Dexie.maxKey]).toArray();
