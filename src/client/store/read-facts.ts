import { Dexie } from 'dexie';
import { auditFacts, type WholeAudit } from '#domain/audit/audit-facts.ts';
import { type Catalogue, ownCatalogueNouns } from '#domain/catalogue/catalogue.ts';
import { type JournalFacts, journalFacts } from '#domain/journal-facts.ts';
import type { Row } from '#domain/row.ts';
import type { DeviceDatabase } from './device-database.ts';

/** An audit's facts as they stand in the store at this moment, for acts and exports that must not decide on an older screen. */
export const readAuditFacts = async (
  database: DeviceDatabase,
  journal: string,
  shipped: Catalogue,
): Promise<WholeAudit> => {
  const rows = await rowsOf(database, journal);
  return auditFacts(journal, await catalogueIn(journal, shipped, rows), rows);
};

/** The catalogue of an audit with these rows. One of its own, or own questions, are looked at where there are some. */
export const catalogueIn = async (
  journal: string,
  shipped: Catalogue,
  rows: readonly { readonly noun: string; readonly fields: Row<'audit'>['fields'] }[],
): Promise<Catalogue> =>
  rows.some(
    ({ noun, fields: { catalogue } }) =>
      ownCatalogueNouns.includes(noun) ||
      (noun === 'audit' && catalogue && (catalogue.id !== shipped.id || catalogue.version !== shipped.version)),
  )
    ? (await import('#domain/catalogue/audit-catalogue.ts')).auditCatalogue([shipped], journalFacts(journal, rows))
    : shipped;

/** The same for a journal of any kind. */
export const readJournalFacts = async (database: DeviceDatabase, journal: string): Promise<JournalFacts> =>
  journalFacts(journal, await rowsOf(database, journal));

const rowsOf = (database: DeviceDatabase, journal: string) =>
  database.rows.where('[journal+record]').between([journal, Dexie.minKey], [journal, Dexie.maxKey]).toArray();
