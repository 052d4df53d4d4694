import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Change } from '../journal/change.ts';
import { journalView } from '../journal/journal-view.ts';
import { type AuditFacts, auditFacts } from './audit-facts.ts';

/** An audit's facts from all changes of its journal, where no store keeps its rows. */
export const factsFromChanges = (journal: string, catalogue: Catalogue, changes: readonly Change[]): AuditFacts =>
  auditFacts(journal, catalogue, [...journalView(changes).values()]);
