import type { SyncedJournal, SyncStore } from '#client/recorder/journal-tables.ts';
import { blobsOf } from '#domain/journal/administer.ts';
import type { Change } from '#domain/journal/change.ts';
import { isAdministrative } from '#domain/journal/status.ts';

type TabletJournal = {
  held: SyncedJournal | undefined;
  changes: Map<string, Change>;
  outbox: Map<string, { readonly signature?: string; readonly aside?: string }>;
};

export type TabletState = { journals: Map<string, TabletJournal>; bytes: Map<string, Uint8Array> };

const copyState = (s: TabletState): TabletState => ({
  journals: new Map(
    [...s.journals].map(([id, j]) => [id, { held: j.held, changes: new Map(j.changes), outbox: new Map(j.outbox) }]),
  ),
  bytes: new Map(s.bytes),
});

/** A tablet's store in memory: one transaction per call, rolled back when its work throws. */
export const makeMemoryTablet = (interrupt: (when: string) => void) => {
  let state: TabletState = { journals: new Map(), bytes: new Map() };
  const at = (journal: string): TabletJournal => {
    const known = state.journals.get(journal) ?? { held: undefined, changes: new Map(), outbox: new Map() };
    state.journals.set(journal, known);
    return known;
  };
  // One transaction after the other, as in IndexedDB.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const store: SyncStore = {
    journals: async () => [...state.journals.values()].flatMap((j) => j.held ?? []),
    inJournal: (journal, work) =>
      inTurn(async () => {
        interrupt('before a transaction');
        const before = at(journal);
        const j: TabletJournal = {
          held: before.held,
          changes: new Map(before.changes),
          outbox: new Map(before.outbox),
        };
        const dropped: string[] = [];
        const result = await work({
          held: async () => j.held,
          putHeld: async (held) => {
            j.held = held;
          },
          changes: async (ids) => ids.flatMap((id) => j.changes.get(id) ?? []),
          allChanges: async () => [...j.changes.values()],
          administrative: async () => [...j.changes.values()].filter(isAdministrative),
          putChanges: async (changes) => {
            for (const change of changes) j.changes.set(change.id, change);
          },
          dropChanges: async (ids) => {
            for (const id of ids) j.changes.delete(id);
          },
          outbox: async () => [...j.outbox].map(([id, entry]) => ({ journal, id, ...entry })),
          waiting: async (ids) =>
            ids.flatMap((id) => {
              const entry = j.outbox.get(id);
              return entry ? [{ journal, id, ...entry }] : [];
            }),
          putOutbox: async (entries) => {
            for (const { id, ...entry } of entries) j.outbox.set(id, entry);
          },
          dropOutbox: async (ids) => {
            for (const id of ids) j.outbox.delete(id);
          },
          refreshRows: async () => undefined,
          dropBytes: async (hashes) => {
            dropped.push(...hashes);
          },
        });
        state.journals.set(journal, j);
        for (const hash of dropped) state.bytes.delete(hash);
        interrupt('after a transaction');
        return result;
      }),
    files: async (journal) => {
      const named = blobsOf([...at(journal).changes.values()]);
      return {
        kept: named.filter((hash) => state.bytes.has(hash)),
        wanted: named.filter((hash) => !state.bytes.has(hash)),
      };
    },
    bytes: async (hash) => {
      const bytes = state.bytes.get(hash);
      return bytes && { mediaType: 'image/jpeg', bytes };
    },
    putBytes: async (_, hash, __, bytes) => {
      state.bytes.set(hash, bytes);
    },
  };
  return {
    store,
    at,
    bytes: () => state.bytes,
    journals: () => state.journals,
    backup: (): TabletState => copyState(state),
    restore: (backup: TabletState) => {
      state = copyState(backup);
    },
    wipe: () => {
      state = { journals: new Map(), bytes: new Map() };
    },
  };
};
export type MemoryTablet = ReturnType<typeof makeMemoryTablet>;
