import type { Change } from '#domain/journal/change.ts';
import type { SyncedJournal } from '../recorder/journal-tables.ts';
import { takeNotice, unlock } from '../recorder/merge.ts';
import { mendReusedId } from './mend-reused-id.ts';
import { type FileParts, syncFiles } from './sync-files.ts';
import { type JournalOutcome, type Standing, type SyncParts, syncJournal } from './sync-journal.ts';
import type { WireFailure } from './wire.ts';

export type CycleParts = SyncParts & Omit<FileParts, 'store' | 'wire'>;

export type CycleOutcome = {
  /** Why nothing could be done at all. */
  readonly failure: WireFailure | undefined;
  readonly journals: ReadonlyMap<string, JournalOutcome>;
  /** The server's clock, read when it answered. */
  readonly serverTime: string | undefined;
  /** False after a restore of the server, until an administrator has confirmed the members. */
  readonly isReadable: boolean;
};

/** Begins to hold a journal that the list names and this tablet lacks. */
const join = (
  journal: string,
  kind: SyncedJournal['kind'],
  person: string,
  { store, newId }: SyncParts,
): Promise<void> =>
  store.inJournal(journal, async (tables) => {
    if (await tables.held()) return;
    await tables.putHeld({
      journal,
      kind,
      person,
      // Found once the first page has said who belongs to the journal.
      membership: journal,
      chain: newId(),
      n: 0,
      previous: null,
      sharing: 'server',
      cursor: null,
    });
  });

/** Whether the notices show that the person was removed. Own words under an id of theirs are said anew first. */
const isRemovedBy = async (notices: readonly Change[], journal: string, parts: SyncParts): Promise<boolean> => {
  for (;;) {
    const taken = await parts.store.inJournal(journal, (tables) => takeNotice(tables, notices, parts));
    if (typeof taken === 'boolean') return taken;
    for (const own of taken.clashing) await mendReusedId(parts, journal, own);
  }
};

/**
 * One cycle over all journals: what may be read, then for each push, pull and files. Anything may fail at any point,
 * and the next cycle goes on from what is stored. `person`: who this tablet's new journals are for.
 */
export const syncCycle = async (parts: CycleParts, person: string): Promise<CycleOutcome> => {
  const { store, wire } = parts;
  const listed = await wire.journals();
  const journals = new Map<string, JournalOutcome>();
  if (!listed.ok) return { failure: listed.failure, journals, serverTime: undefined, isReadable: true };
  const { value: list } = listed;
  if (parts.seen.run !== list.run) parts.seen.hashes.clear();
  parts.seen.run = list.run;
  const readable = new Set(list.journals.map((entry) => entry.journal));
  const removed = new Map(list.removed.map((entry) => [entry.journal, entry.notices as readonly Change[]]));

  for (const { journal, kind } of list.journals) await join(journal, kind, person, parts);
  for (const held of await store.journals()) {
    const { journal } = held;
    if (held.sharing === 'tablet') continue;
    const isTheirs = list.persons.includes(held.person);
    if (readable.has(journal) && held.lock) await store.inJournal(journal, unlock);
    // Nothing of it is here, and no notice brings any of it back.
    if (held.lock === 'purged' && !readable.has(journal)) continue;
    const notices = removed.get(journal);
    const isOut =
      isTheirs && !readable.has(journal) && notices !== undefined && (await isRemovedBy(notices, journal, parts));
    const standing: Standing = readable.has(journal) ? 'member' : isOut || !isTheirs ? 'outside' : 'unknownThere';
    const outcome = await syncJournal(parts, journal, standing, (isReading) => syncFiles(parts, journal, isReading));
    if (outcome.kind === 'diverged') parts.seen.hashes.clear();
    journals.set(journal, outcome);
  }
  return { failure: undefined, journals, serverTime: list.serverTime, isReadable: list.isReadable };
};
