import { Dexie } from 'dexie';
import { type AuditFacts, auditFacts } from '#domain/audit/audit-facts.ts';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import type { DeviceDatabase } from './device-database.ts';

/** An audit's facts as they stand in the store at this moment, for acts and exports that must not decide on an older screen. */
export const readAuditFacts = async (
  database: DeviceDatabase,
  journal: string,
  catalogue: Catalogue,
): Promise<AuditFacts> => {
  const rows = await database.rows
    .where('[journal+record]')
    .between([journal, Dexie.minKey], [journal, Dexie.maxKey])
    .toArray();
  return auditFacts(journal, catalogue, rows);
};
