import type { Change, UnlinkedChange } from '#domain/journal/change.ts';
import { advanceRow } from '#domain/journal/advance-row.ts';
import { linkChanges } from '#domain/journal/chain.ts';
import type { Edit } from '#domain/journal/edit.ts';
import { parentField, rowOf } from '#domain/journal/journal-view.ts';
import { type Authoring, foundJournal, makeChange } from '#domain/journal/make-change.ts';
import { must } from '#domain/must.ts';
import { isAllowedValue, longestText } from '#domain/nouns.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import type { DeviceDatabase, Draft, HeldJournal, StoredBytes, StoredRow } from '../store/device-database.ts';
import { makeSigningKey, signLink } from './signing-key.ts';

export type CommitRefusal =
  | { readonly kind: 'textTooLong'; readonly field: string; readonly length: number; readonly longest: number }
  | { readonly kind: 'valueNotAllowed'; readonly noun: string; readonly field: string }
  /** The tablet has no room: nothing of this act was stored, everything before it is safe. */
  | { readonly kind: 'storageFull' }
  /** The store was closed, by a newer version in another tab or by the browser. */
  | { readonly kind: 'storeClosed'; readonly reason: string };

export type Commit = {
  readonly journal: string;
  readonly edits: readonly Edit[];
  /** Bytes that the edits name: stored in the same transaction. */
  readonly bytes?: readonly StoredBytes[];
  readonly thumbnails?: readonly StoredBytes[];
  /** The draft that became the first edit. Ended in the same transaction, unless more was typed meanwhile. */
  readonly endsDraft?: Pick<Draft, 'journal' | 'record' | 'field' | 'text'>;
};

export type Recorder = {
  /** Founds a journal of this tablet's person and records its first edits. Gives the journal's id. */
  found(kind: HeldJournal['kind'], firstEdits: (journal: string) => readonly Edit[]): Promise<Result<string, CommitRefusal>>;
  /**
   * The only door for writes: makes edits changes, and stores them, the rows they lead to and the outbox entries in
   * one transaction. Gives the act's id. When it returns, everything is on the disk; when it refuses, nothing is.
   */
  commit(commit: Commit): Promise<Result<{ readonly act: string; readonly ids: readonly string[] }, CommitRefusal>>;
};

/** Told of every committed act before the caller is: a second, independent place that keeps it. */
export type Witness = (changes: readonly Change[], bytes: readonly StoredBytes[]) => Promise<void>;

export const makeRecorder = (use: {
  readonly database: DeviceDatabase;
  readonly crypto: Crypto;
  readonly app: string;
  readonly now: () => string;
  readonly person: () => Promise<string>;
  readonly witness?: Witness;
  readonly onCommitted?: () => void;
}): Recorder => {
  const { database, crypto } = use;
  const newSalt = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
  const newId = () => crypto.randomUUID() as string;

  const authoring = (held: Pick<HeldJournal, 'journal' | 'membership' | 'person'>): Authoring => ({
    app: use.app,
    journal: held.journal,
    under: held.membership,
    by: held.person,
    act: newId(),
    at: use.now(),
    offset: null,
    newId,
    newSalt,
  });

  const keyOf = async (person: string) => {
    const known = await database.keys.get(person);
    if (known) return known;
    const made = await makeSigningKey(crypto, person);
    // Another tab may have been faster: the first key stays.
    return database.transaction('rw', database.keys, async () => {
      const first = await database.keys.get(person);
      if (!first) await database.keys.add(made);
      return first ?? made;
    });
  };

  const changesOf = (journal: string, record: string) =>
    database.changes.where('[journal+record]').equals([journal, record]).toArray();

  const rebuildRow = async (journal: string, record: string) => {
    const children = await database.rows.where('[journal+parent]').equals([journal, record]).toArray();
    const row = rowOf(
      await changesOf(journal, record),
      await Promise.all(children.map((child) => changesOf(journal, child.record))),
    );
    if (row) await database.rows.put(stored(row));
  };

  const updateRows = async (changes: readonly Change[]) => {
    for (const [record, ofRecord] of Map.groupBy(changes, (c) => c.record)) {
      const [first] = ofRecord;
      if (!first || first.kind === 'member') continue;
      const { journal } = first;
      let row: StoredRow | null | undefined = await database.rows.get([journal, record]);
      let isRebuilt = false;
      for (const change of ofRecord) {
        const next: StoredRow | null = isRebuilt ? null : advanceRow(row ?? null, change);
        isRebuilt ||= next === null;
        row = next;
      }
      if (isRebuilt || !row) await rebuildRow(journal, record);
      else await database.rows.put(stored(row));
      const parent = (row ?? (await database.rows.get([journal, record])))?.fields[parentField];
      if (typeof parent !== 'string') continue;
      const parentRow = await database.rows.get([journal, parent]);
      if (parentRow && parentRow.visibility !== 'visible') await rebuildRow(journal, parent);
    }
  };

  /** Words typed since stay a draft, now on top of the change just made. */
  const endDraft = async (settled: Pick<Draft, 'journal' | 'record' | 'field' | 'text'>, head: string) => {
    const key: [string, string, string] = [settled.journal, settled.record, settled.field];
    const draft = await database.drafts.get(key);
    if (draft?.text === settled.text) await database.drafts.delete(key);
    else if (draft) await database.drafts.put({ ...draft, base: [head] });
  };

  /** Links and signs outside the transaction (WebCrypto would end it), and stores only if the chain's tip still stands. */
  const store = async (
    held: HeldJournal,
    unlinked: readonly UnlinkedChange[],
    more: Pick<Commit, 'bytes' | 'thumbnails' | 'endsDraft'>,
    isStillTrue: () => Promise<boolean>,
  ): Promise<boolean> => {
    const key = await keyOf(held.person);
    const { linked, tip } = linkChanges(held, unlinked);
    const changes: Change[] = await Promise.all(
      linked.map(async ({ link, ...change }) => ({ ...change, signature: await signLink(crypto, key, link) }) as Change),
    );
    const tables = [database.changes, database.rows, database.outbox, database.journals, database.drafts, database.bytes, database.thumbnails];
    const isStored = await database.transaction('rw', tables, async () => {
      const current = await database.journals.get(held.journal);
      if ((current?.n ?? 0) !== held.n || !(await isStillTrue())) return false;
      await database.journals.put({ ...held, ...current, n: tip.n, previous: tip.previous });
      await database.changes.bulkAdd(changes);
      await database.outbox.bulkAdd(changes.map(({ journal, id }) => ({ journal, id })));
      await updateRows(changes);
      if (more.bytes?.length) await database.bytes.bulkPut(more.bytes);
      if (more.thumbnails?.length) await database.thumbnails.bulkPut(more.thumbnails);
      if (more.endsDraft) await endDraft(more.endsDraft, changes[0]?.id ?? '');
      return true;
    });
    if (isStored) await use.witness?.(changes, more.bytes ?? []);
    return isStored;
  };

  const attempt = async ({ journal, edits, ...more }: Commit) => {
    const held = must(await database.journals.get(journal), `journal ${journal}`);
    const records = [...new Set(edits.map((edit) => edit.record))];
    const headsNow = async () => {
      const rows = await database.rows.bulkGet(records.map((record): [string, string] => [journal, record]));
      return new Map(rows.map((row, i) => [records[i], row?.heads ?? {}]));
    };
    const heads = await headsNow();
    const by = authoring(held);
    const changes = edits.map((edit) => makeChange(by, edit, edit.base ?? heads.get(edit.record)?.[edit.field] ?? []));
    const isStillTrue = async () => {
      const current = await headsNow();
      return edits.every(
        (e) => e.base || String(current.get(e.record)?.[e.field] ?? '') === String(heads.get(e.record)?.[e.field] ?? ''),
      );
    };
    const isStored = await store(held, changes, more, isStillTrue);
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
    found: (kind, firstEdits) =>
      inTurn(async () => {
        const journal = newId();
        const edits = firstEdits(journal);
        const refusal = refusalOf(edits);
        if (refusal) return refuse(refusal);
        try {
          const person = await use.person();
          const { publicKey } = await keyOf(person);
          const at = use.now();
          const held: HeldJournal = {
            journal, kind, person, membership: newId(), chain: newId(), n: 0, previous: null, createdAt: at, openedAt: at,
          };
          const by = authoring(held);
          const founding = foundJournal(by, { kind, person, role: kind === 'organisation' ? 'administrator' : 'lead', publicKey });
          await store(held, [founding, ...edits.map((edit) => makeChange(by, edit, []))], {}, () => Promise.resolve(true));
          use.onCommitted?.();
          return succeed(journal);
        } catch (error) {
          return refuse(boundaryFailure(error));
        }
      }),
    commit: (commit) =>
      inTurn(async () => {
        const refusal = refusalOf(commit.edits);
        if (refusal) return refuse(refusal);
        try {
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

const stored = (row: StoredRow): StoredRow => {
  const parent = row.fields[parentField];
  return typeof parent === 'string' ? { ...row, parent } : row;
};

const refusalOf = (edits: readonly Edit[]): CommitRefusal | undefined => {
  for (const { noun, field, value } of edits) {
    if (typeof value === 'string' && value.length > longestText)
      return { kind: 'textTooLong', field, length: value.length, longest: longestText };
    if (!isAllowedValue(noun, field, value)) return { kind: 'valueNotAllowed', noun, field };
  }
  return undefined;
};

/** What a failed transaction means for the person. Anything else is a bug and is thrown on. */
export const boundaryFailure = (error: unknown): CommitRefusal => {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map((e) => (e instanceof Error || e instanceof DOMException ? e.name : ''));
  if (names.includes('QuotaExceededError')) return { kind: 'storageFull' };
  const closed = ['DatabaseClosedError', 'InvalidStateError', 'AbortError', 'UnknownError', 'TimeoutError', 'OpenFailedError'];
  if (names.some((name) => closed.includes(name)))
    return { kind: 'storeClosed', reason: error instanceof Error ? error.message : String(error) };
  throw error;
};
