import { createHash } from 'node:crypto';
import { bare, type Change } from '#domain/journal/change.ts';
import { isAdministrative } from '#domain/journal/status.ts';
import { makeJournalDesk } from '#server/journal/journal-desk.ts';
import type { JournalHead, JournalStore, MemberRow, NewChange } from '#server/journal/journal-store.ts';

type ServerJournal = {
  head: JournalHead;
  entries: NewChange[];
  members: readonly MemberRow[];
  blobs: Set<string>;
};

export type ServerState = {
  journals: Map<string, ServerJournal>;
  blobs: Map<string, Uint8Array>;
  parts: Map<string, Uint8Array>;
  isReadable: boolean;
};

const copyJournal = (j: ServerJournal): ServerJournal => ({ ...j, entries: [...j.entries], blobs: new Set(j.blobs) });
const copyState = (s: ServerState): ServerState => ({
  ...s,
  journals: new Map([...s.journals].map(([id, j]) => [id, copyJournal(j)])),
  blobs: new Map(s.blobs),
  parts: new Map(s.parts),
});

export const signatureBy = (key: string, link: string) => `${key}:${link}`;
export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The real desk over a store in memory that can be copied and set back. */
export const makeMemoryServer = (use: { now: () => string; keysOf: (person: string) => readonly string[] }) => {
  let state: ServerState = { journals: new Map(), blobs: new Map(), parts: new Map(), isReadable: true };
  let run = 1;
  const at = (journal: string) => state.journals.get(journal);
  // One transaction after the other: the journal's row is locked.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const store: JournalStore = {
    inJournal: (journal, work) =>
      inTurn(async () => {
        const there = at(journal);
        // Nobody else sees what is not committed; what throws leaves nothing behind.
        let draft = there && copyJournal(there);
        const result = await work({
          head: async () => draft?.head,
          create: async (kind) => {
            draft = {
              head: { journal, kind, seq: 0, prefix: '0'.repeat(64) },
              entries: [],
              members: [],
              blobs: new Set(),
            };
          },
          contentHashes: async (ids) =>
            new Map((draft?.entries ?? []).filter((e) => ids.includes(e.id)).map((e) => [e.id, e.contentHash])),
          administrative: async () => (draft?.entries ?? []).map((e) => e.change).filter(isAdministrative),
          append: async (entries, blobs) => {
            if (!draft) throw new Error('no journal');
            draft.entries.push(...entries);
            const last = entries.at(-1);
            if (last) draft.head = { ...draft.head, seq: last.seq, prefix: last.prefix };
            for (const hash of blobs) draft.blobs.add(hash);
          },
          setMembers: async (members) => {
            if (draft) draft.members = members;
          },
          members: async () => draft?.members ?? [],
          redact: async (ids) => {
            if (!draft) return [];
            const before = draft.entries.filter((e) => ids.includes(e.id)).map((e) => e.change);
            draft.entries = draft.entries.map((e) =>
              ids.includes(e.id) ? { ...e, change: bare(e.change), body: JSON.stringify(bare(e.change)) } : e,
            );
            return before;
          },
          dropBlobReferences: async (hashes) => {
            for (const hash of hashes) draft?.blobs.delete(hash);
          },
        });
        if (draft) state.journals.set(journal, draft);
        return result;
      }),
    head: async (journal) => at(journal)?.head,
    member: async (journal, persons) => (at(journal)?.members ?? []).filter((m) => persons.includes(m.person)),
    administrative: async (journal) => (at(journal)?.entries ?? []).map((e) => e.change).filter(isAdministrative),
    page: async (journal, after, limit) => (at(journal)?.entries ?? []).filter((e) => e.seq > after).slice(0, limit),
    prefixAt: async (journal, seq) => at(journal)?.entries.find((e) => e.seq === seq)?.prefix,
    known: async (journal, ids) =>
      new Map((at(journal)?.entries ?? []).filter((e) => ids.includes(e.id)).map((e) => [e.id, e.contentHash])),
    countSince: async () => 0,
    journalsOf: async (persons) =>
      [...state.journals.values()].flatMap(({ head, members }) =>
        members.filter((m) => persons.includes(m.person)).map((m) => ({ ...head, ...m })),
      ),
    referenced: async (journal, hashes) => hashes.filter((hash) => at(journal)?.blobs.has(hash)),
  };
  const makeDesk = () =>
    makeJournalDesk({
      store,
      enrolledKeys: async (person) => use.keysOf(person),
      isSigned: (key, link, signature) => signature === signatureBy(key, link),
      now: use.now,
      run: `run ${run}`,
      isReadable: async () => state.isReadable,
      onDropped: async (_, hashes) => {
        for (const hash of hashes)
          if (![...state.journals.values()].some((j) => j.blobs.has(hash))) state.blobs.delete(hash);
      },
    });
  let desk = makeDesk();
  return {
    desk: () => desk,
    state: () => state,
    changesOf: (journal: string): readonly Change[] => (at(journal)?.entries ?? []).map((e) => e.change),
    backup: (): ServerState => copyState(state),
    restore: (backup: ServerState) =>
      inTurn(async () => {
        state = { ...copyState(backup), isReadable: false };
        run += 1;
        desk = makeDesk();
      }),
    confirmMembers: () => {
      state.isReadable = true;
    },
    /** Bytes of a file, whole or in part. */
    blob: (hash: string) => state.blobs.get(hash),
    part: (hash: string) => state.parts.get(hash) ?? new Uint8Array(),
    keepPart: (hash: string, bytes: Uint8Array) => {
      state.parts.set(hash, bytes);
    },
    keepBlob: (hash: string, bytes: Uint8Array) => {
      state.parts.delete(hash);
      state.blobs.set(hash, bytes);
    },
  };
};
