import { auditCatalogue } from '../catalogue/audit-catalogue.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Change } from '../journal/change.ts';
import { journalView } from '../journal/journal-view.ts';
import { journalFacts } from '../journal-facts.ts';
import { auditFacts, type WholeAudit } from './audit-facts.ts';

/** An audit's facts from the changes of its journal alone, in any order: what a store keeps in rows, made anew. */
export const factsOfChanges = (changes: readonly Change[], shipped: Catalogue): WholeAudit => {
  const journal = changes[0]?.journal ?? '';
  const rows = [...journalView(changes).values()];
  return auditFacts(journal, auditCatalogue([shipped], journalFacts(journal, rows)), rows);
};
