import type { JournalKind } from '#domain/access/policies.ts';
import { membershipFor } from '#domain/journal/administer.ts';
import type { Change } from '#domain/journal/change.ts';
import { authorityOf } from '#domain/journal/status.ts';
import type { SyncStore } from './journal-tables.ts';
import { takeIn } from './merge.ts';

export type PackagedChanges = {
  readonly journal: string;
  readonly kind: JournalKind;
  readonly changes: readonly Change[];
};

/**
 * Merges a journal from an audit package as a pull would: what is new is taken in, and offered to the server like own
 * work. Repeating it changes nothing. `person`: who would write here, if the journal says so. Gives how many are new.
 */
export const mergePackageChanges = (
  store: SyncStore,
  { journal, kind, changes }: PackagedChanges,
  { person, sharing = 'server' }: { readonly person: string; readonly sharing?: 'tablet' | 'server' },
  minting: { readonly newId: () => string },
): Promise<number> =>
  store.inJournal(journal, async (tables) => {
    if (!(await tables.held())) {
      const membership = membershipFor(authorityOf(changes), person)?.membership ?? journal;
      await tables.putHeld({
        journal,
        kind,
        person,
        membership,
        chain: minting.newId(),
        n: 0,
        previous: null,
        sharing,
        cursor: null,
      });
    }
    return takeIn(tables, changes, minting);
  });
