import { Dexie } from 'dexie';
import { isAllowed } from '#domain/access/policies.ts';
import { linkChanges } from '#domain/journal/chain.ts';
import { type Change, isInstant, type UnlinkedChange } from '#domain/journal/change.ts';
import type { Edit } from '#domain/journal/edit.ts';
import { type Authoring, foundJournal, makeChange } from '#domain/journal/make-change.ts';
import { foundedJournalId } from '#domain/journal/memberships.ts';
import { type Authority, authorityOf } from '#domain/journal/status.ts';
import { must } from '#domain/must.ts';
import { isAllowedValue, longestAllowed, type NounSchemas, nouns } from '#domain/nouns.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import type { DeviceDatabase, Draft, HeldJournal, StoredBytes } from '../store/device-database.ts';
import { administrativeChanges } from '../store/read-changes.ts';
import { newId } from './new-id.ts';
import { type Rows, readRows, updateRows } from './rows.ts';
import { makeKeyRing, signLink } from './signing-key.ts';

export type CommitRefusal =
  | { readonly kind: 'textTooLong'; readonly field: string; readonly length: number; readonly longest: number }
  | { readonly kind: 'valueNotAllowed'; readonly noun: string; readonly field: string }
  /** The tablet has no room: nothing of this act was stored, everything before it is safe. */
  | { readonly kind: 'storageFull' }
  /** Nothing can be recorded here by this person now: removed, of a role that only reads, or the journal is sealed. */
  | { readonly kind: 'journalClosed'; readonly why: 'removed' | 'readOnly' | 'sealed' }
  /** The tablet's clock shows a date that no change can carry: nothing of this act was stored. */
  | { readonly kind: 'clockImpossible' }
  /** The store was closed, by a newer version in another tab or by the browser. */
  | { readonly kind: 'storeClosed'; readonly reason: string };

/** A draft is one tab's words for one field. */
type DraftPlace = Pick<Draft, 'journal' | 'record' | 'field' | 'tab'>;

export type Commit = {
  readonly journal: string;
  readonly edits: readonly Edit[];
  /** Bytes that the edits name: stored in the same transaction. */
  readonly bytes?: readonly StoredBytes[];
  readonly thumbnails?: readonly StoredBytes[];
  /** The draft that became the first edit. Ended in the same transaction, unless more was typed meanwhile. */
  readonly endsDraft?: DraftPlace & Pick<Draft, 'text'>;
};

export type Recorder = {
  /** Founds a journal of this tablet's person and records its first edits. Gives the journal's id. */
  found(
    kind: HeldJournal['kind'],
    firstEdits: (journal: string) => readonly Edit[],
    sharing?: HeldJournal['sharing'],
  ): Promise<Result<string, CommitRefusal>>;
  /**
   * The only door for writes: makes edits changes, and stores them, the rows they lead to and the outbox entries in
   * one transaction. Gives the act's id. When it returns, everything is on the disk; when it refuses, nothing is.
   */
  commit(commit: Commit): Promise<Result<{ readonly act: string; readonly ids: readonly string[] }, CommitRefusal>>;
  /** Records administrative changes (members, decisions, redactions, seals) and all that follows from them. */
  administer(
    journal: string,
    make: (authoring: Authoring, held: readonly Change[]) => readonly UnlinkedChange[],
  ): Promise<Result<readonly Change[], CommitRefusal>>;
  /** The person of this tablet now. */
  person(): string;
  /** Signs for one of this tablet's persons, and tells the public key that goes with it. Hashes and signatures in hex. */
  readonly signing: {
    sign(person: string, hash: string): Promise<string>;
    publicKey(person: string): Promise<string>;
  };
};

/** Told of every committed act before the caller is: a second, independent place that keeps it. */
export type Witness = (changes: readonly Change[], bytes: readonly StoredBytes[]) => Promise<void>;

export const makeRecorder = (use: {
  readonly database: DeviceDatabase;
  readonly crypto: Crypto;
  readonly app: string;
  readonly now: () => string;
  /** The person of this tablet now, under whose membership journals are founded here. */
  readonly person: () => string;
  /** How far this tablet's clock is from the server's, in milliseconds; null where it was never measured. */
  readonly clockOffset?: () => number | null;
  readonly witness?: Witness;
  readonly onCommitted?: () => void;
}): Recorder => {
  const { database, crypto } = use;
  const newSalt = () =>
    [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');

  const authoring = (held: Pick<HeldJournal, 'journal' | 'membership' | 'person'>): Authoring => {
    const at = use.now();
    if (!isInstant(at)) throw new ClockImpossible(at);
    return {
      app: use.app,
      journal: held.journal,
      under: held.membership,
      by: held.person,
      act: newId(),
      at,
      offset: use.clockOffset?.() ?? null,
      newId,
      newSalt,
    };
  };

  const { keyOf } = makeKeyRing(database, crypto);

  /** Words typed since stay a draft, now on top of the change just made. */
  const endDraft = async (settled: DraftPlace & Pick<Draft, 'text'>, head: string) => {
    const key: [string, string, string, string] = [settled.journal, settled.record, settled.field, settled.tab];
    const draft = await database.drafts.get(key);
    if (draft?.text === settled.text) await database.drafts.delete(key);
    else if (draft) await database.drafts.put({ ...draft, base: [head] });
  };

  const tables = [
    database.changes,
    database.rows,
    database.outbox,
    database.journals,
    database.drafts,
    database.bytes,
    database.thumbnails,
  ];

  /** The first change of a chain says its key, so that a reader can check every chain by itself. */
  const linkAndSign = async (held: HeldJournal, unlinked: readonly UnlinkedChange[]) => {
    const key = await keyOf(held.person);
    const { linked, tip } = linkChanges(
      held,
      unlinked.map((change, i) => (held.n === 0 && i === 0 ? { ...change, key: key.publicKey } : change)),
    );
    const changes: Change[] = await Promise.all(
      linked.map(
        async ({ link, ...change }) => ({ ...change, signature: await signLink(crypto, key, link) }) as Change,
      ),
    );
    return { changes, tip };
  };

  /**
   * Links and signs outside the transaction (WebCrypto would end it), and stores only if the chain's tip and the heads
   * that the changes were made on still stand.
   */
  const store = async (
    held: HeldJournal,
    unlinked: readonly UnlinkedChange[],
    more: Pick<Commit, 'bytes' | 'thumbnails' | 'endsDraft'>,
    areHeadsStill: (rows: Rows) => boolean,
  ): Promise<boolean> => {
    const { changes, tip } = await linkAndSign(held, unlinked);
    const isStored = await database.transaction('rw', tables, async () => {
      const [current, rows, administrative] = await Promise.all([
        database.journals.get(held.journal),
        readRows(database, held.journal, unlinked),
        administrativeChanges(database, held.journal),
      ]);
      if ((current?.n ?? 0) !== held.n || (current?.chain ?? held.chain) !== held.chain || !areHeadsStill(rows))
        return false;
      const authority = authorityOf(current ? administrative : changes);
      const why = current && closedFor(authority, current);
      if (why) throw new JournalClosed(why);
      await Promise.all([
        database.journals.put({ ...held, ...current, n: tip.n, previous: tip.previous }),
        database.changes.bulkAdd(changes),
        database.outbox.bulkAdd(changes.map(({ journal, id, signature }) => ({ journal, id, signature }))),
        ...(more.bytes?.length ? [database.bytes.bulkPut(more.bytes)] : []),
        ...(more.thumbnails?.length ? [database.thumbnails.bulkPut(more.thumbnails)] : []),
      ]);
      await updateRows(database, changes, rows, authority);
      if (more.endsDraft) await endDraft(more.endsDraft, changes[0]?.id ?? '');
      return true;
    });
    if (isStored) await use.witness?.(changes, more.bytes ?? []);
    return isStored;
  };

  const attempt = async ({ journal, edits, ...more }: Commit) => {
    const [held, rows] = await database.transaction('r', database.journals, database.rows, () =>
      Promise.all([database.journals.get(journal), readRows(database, journal, edits)]),
    );
    const by = authoring(must(held, `journal ${journal}`));
    const headsIn = (all: Rows, { record, field }: Edit) => all.get(record)?.heads[field] ?? [];
    const changes = edits.map((edit) => makeChange(by, edit, edit.base ?? headsIn(rows, edit)));
    const areHeadsStill = (now: Rows) =>
      edits.every((edit) => edit.base ?? String(headsIn(now, edit)) === String(headsIn(rows, edit)));
    const isStored = await store(must(held, journal), changes, more, areHeadsStill);
    return isStored ? { act: by.act, ids: changes.map((change) => change.id) } : undefined;
  };

  // One act after another: within a tab no act ever has to be redone, between tabs the chain's tip decides.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };

  return {
    found: (kind, firstEdits, sharing = 'tablet') =>
      inTurn(async () => {
        try {
          const person = use.person();
          const { publicKey } = await keyOf(person);
          const membership = newId();
          const founder = {
            kind,
            person,
            role: kind === 'organisation' ? 'administrator' : 'lead',
            publicKey,
          } as const;
          const journal = foundedJournalId({ ...founder, membership });
          const edits = firstEdits(journal);
          const refusal = await refusalOf(edits);
          if (refusal) return refuse(refusal);
          const at = use.now();
          const held: HeldJournal = {
            journal,
            kind,
            person,
            membership,
            sharing,
            cursor: null,
            chain: newId(),
            n: 0,
            previous: null,
            createdAt: at,
            openedAt: at,
          };
          const by = authoring(held);
          const founding = foundJournal(by, founder);
          await store(held, [founding, ...edits.map((edit) => makeChange(by, edit, []))], {}, () => true);
          use.onCommitted?.();
          return succeed(journal);
        } catch (error) {
          return refuse(boundaryFailure(error));
        }
      }),
    administer: (journal, make) =>
      inTurn(async () => {
        try {
          // Seldom needed, and nothing that a start should load.
          const [{ recordAdministrative }, { tabletStore }] = await Promise.all([
            import('./merge.ts'),
            import('./tablet-store.ts'),
          ]);
          const journalStore = tabletStore(database, use.now);
          for (;;) {
            const [held, all] = await Promise.all([
              database.journals.get(journal),
              database.changes
                .where('[journal+kind]')
                .between([journal, Dexie.minKey], [journal, Dexie.maxKey])
                .toArray(),
            ]);
            const place = must(held, `journal ${journal}`);
            const { changes, tip } = await linkAndSign(place, make(authoring(place), all));
            const isStored = await journalStore.inJournal(journal, (journalTables) =>
              recordAdministrative(journalTables, changes, tip, { newId }),
            );
            if (!isStored) continue;
            await use.witness?.(changes, []);
            use.onCommitted?.();
            return succeed(changes);
          }
        } catch (error) {
          return refuse(boundaryFailure(error));
        }
      }),
    person: () => use.person(),
    signing: {
      sign: async (person, hash) => signLink(crypto, await keyOf(person), hash),
      publicKey: async (person) => (await keyOf(person)).publicKey,
    },
    commit: (commit) =>
      inTurn(async () => {
        try {
          const refusal = await refusalOf(commit.edits);
          if (refusal) return refuse(refusal);
          for (;;) {
            const done = await attempt(commit);
            if (!done) continue;
            use.onCommitted?.();
            return succeed(done);
          }
        } catch (error) {
          return refuse(boundaryFailure(error));
        }
      }),
  };
};

/** Told inside a transaction, so that nothing of it is stored. */
class JournalClosed extends Error {
  readonly why: (CommitRefusal & { kind: 'journalClosed' })['why'];
  constructor(why: (CommitRefusal & { kind: 'journalClosed' })['why']) {
    super(`The journal is closed: ${why}`);
    this.why = why;
  }
}

/** Told before anything is made. */
class ClockImpossible extends Error {}

/** Why this person can record nothing in a journal now; undefined where they can. */
export const closedFor = (
  { memberships, isSealed }: Authority,
  held: HeldJournal,
): (CommitRefusal & { kind: 'journalClosed' })['why'] | undefined => {
  const member = memberships.all.get(held.membership);
  if (held.lock || !member || member.person !== held.person || !memberships.isOpen(held.membership)) return 'removed';
  if (!isAllowed(member.role, 'record', held.kind)) return 'readOnly';
  return isSealed ? 'sealed' : undefined;
};

/** Schemas of these edits' records; those that no checklist writes are loaded when they are first needed. */
const schemasFor = async (edits: readonly Edit[]): Promise<NounSchemas> =>
  edits.every(({ noun }) => Object.hasOwn(nouns, noun))
    ? nouns
    : { ...nouns, ...(await import('#domain/later-nouns.ts')).laterNouns };

const refusalOf = async (edits: readonly Edit[]): Promise<CommitRefusal | undefined> => {
  const schemas = await schemasFor(edits);
  for (const { noun, field, value } of edits) {
    if (isAllowedValue(noun, field, value, schemas)) continue;
    const longest = typeof value === 'string' ? longestAllowed(noun, field, schemas) : undefined;
    if (typeof value === 'string' && longest !== undefined && value.length > longest)
      return { kind: 'textTooLong', field, length: value.length, longest };
    return { kind: 'valueNotAllowed', noun, field };
  }
  return undefined;
};

/** What a failed transaction means for the person. A bug of ours is thrown on. */
export const boundaryFailure = (error: unknown): CommitRefusal => {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map((e) =>
    e instanceof Error || e instanceof DOMException ? e.name : '',
  );
  if (names.includes('QuotaExceededError')) return { kind: 'storageFull' };
  if (error instanceof ClockImpossible) return { kind: 'clockImpossible' };
  if (error instanceof JournalClosed) return { kind: 'journalClosed', why: error.why };
  const reason = error instanceof Error ? error.message : String(error);
  if (reason.startsWith('Bug:')) throw error;
  return { kind: 'storeClosed', reason };
};
