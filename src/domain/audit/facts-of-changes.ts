import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Change } from '../journal/change.ts';
import { journalView } from '../journal/journal-view.ts';
import { auditFacts, type WholeAudit } from './audit-facts.ts';

/** An audit's facts from the changes of its journal alone, in any order: what a store keeps in rows, made anew. */
export const factsOfChanges = (changes: readonly Change[], catalogue: Catalogue): WholeAudit =>
  auditFacts(changes[0]?.journal ?? '', catalogue, [...journalView(changes).values()]);
