import type { Change } from '#domain/journal/change.ts';
import type { SyncStore } from '../recorder/journal-tables.ts';
import { sayAnew, setAside, storeAnew } from '../recorder/merge.ts';

export type Mending = {
  readonly store: SyncStore;
  readonly newId: () => string;
  /** Signs a link hash with the key of one of this tablet's persons. */
  readonly sign: (person: string, link: string) => Promise<string>;
};

/** Says the words of a change whose id is taken anew, or sets it aside where they aren't this person's. */
export const mendReusedId = async ({ store, newId, sign }: Mending, journal: string, change: Change): Promise<void> => {
  for (;;) {
    const anew = await store.inJournal(journal, (tables) => sayAnew(tables, change, { newId }));
    if (anew === 'gone') return;
    if (anew === 'notOwn') return store.inJournal(journal, (tables) => setAside(tables, change.id, 'idReused'));
    const signed = await Promise.all(
      anew.map(async (a) => ({ ...a.change, signature: await sign(a.change.by, a.link) }) as Change),
    );
    const tip = anew.at(-1)?.link ?? null;
    if (await store.inJournal(journal, (tables) => storeAnew(tables, signed, tip))) return;
  }
};
