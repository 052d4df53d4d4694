import type { Change } from '#domain/journal/change.ts';
import { contentHash } from '#domain/journal/hashes.ts';
import { isFounding } from '#domain/journal/memberships.ts';
import { isAdministrative } from '#domain/journal/status.ts';
import { noPrefix } from '#protocol/prefix-hash.ts';
import { limits } from '#protocol/protocol.ts';
import { applyPage, catchUpRows, offerEverything, purge, setAside } from '../recorder/merge.ts';
import type { Cursor } from '../store/device-database.ts';
import { type Mending, mendReusedId } from './mend-reused-id.ts';
import type { Wire, WireFailure } from './wire.ts';

export type SyncParts = Mending & {
  readonly wire: Wire;
  /** How many changes go in one message. */
  readonly batchSize?: number;
};

/** How a journal's part of a cycle ended: everything sent and read, or why not. */
export type JournalOutcome = { readonly kind: 'synced' } | WireFailure;

const synced: JournalOutcome = { kind: 'synced' };

/** Where a tablet stands to a journal in this cycle. */
export type Standing =
  /** Listed as readable. */
  | 'member'
  /** An explicit notice removed the person, or it is another person's: hand over, and read nothing. */
  | 'outside'
  /** Held here and unknown there: the server never had it, or lost it. */
  | 'unknownThere';

/** How many changes of the outbox are read at once. */
const windowSize = 2_000;

/** Batches of what waits: foundings and administrative changes first, the others by their place in their chains. */
const batchesOf = (waiting: readonly Change[], batchSize: number): readonly (readonly Change[])[] => {
  const rank = (change: Change) => (isFounding(change) ? 0 : isAdministrative(change) ? 1 : 2);
  const batches: Change[][] = [];
  let bytes = 0;
  for (const change of waiting.toSorted((a, b) => rank(a) - rank(b) || a.n - b.n)) {
    const size = JSON.stringify(change).length;
    const last = batches.at(-1);
    const isFull = last?.length === batchSize || bytes + size > limits.bytesPerPush;
    if (!last || isFull) batches.push([change]);
    else last.push(change);
    bytes = last && !isFull ? bytes + size : size;
  }
  return batches;
};

/** Sends one batch; what can't be taken is set aside or said anew, and the rest of the batch is sent again. */
const pushBatch = async (
  parts: SyncParts,
  journal: string,
  whole: readonly Change[],
  sent: Set<string>,
  call: 'push' | 'found' = 'push',
): Promise<WireFailure | undefined> => {
  const { store, wire } = parts;
  let batch = whole;
  while (batch.length > 0) {
    const answer = await wire[call](journal, batch);
    if (answer.ok) {
      for (const change of batch) sent.add(change.id);
      return undefined;
    }
    const { failure } = answer;
    if (failure.kind === 'tooLarge' && batch.length > 1) {
      const half = Math.ceil(batch.length / 2);
      return (
        (await pushBatch(parts, journal, batch.slice(0, half), sent, call)) ??
        (await pushBatch(parts, journal, batch.slice(half), sent, call))
      );
    }
    const about = failure.kind === 'tooLarge' ? batch[0] : 'index' in failure ? batch[failure.index ?? -1] : undefined;
    if (!about) return failure;
    sent.add(about.id);
    // Its author's key will be known once they sign in, or once the change that admits them has arrived.
    if (failure.kind === 'idReused') await mendReusedId(parts, journal, about);
    else if (failure.kind !== 'keyNotKnown')
      await store.inJournal(journal, (tables) => setAside(tables, about.id, failure.kind));
    batch = batch.filter((change) => change.id !== about.id);
  }
  return undefined;
};

/** After so many messages what was sent is read back, beside the sending of the rest. */
const readBackEvery = 4;

/** Sends what waits, two messages at a time. The acknowledgement clears nothing: only a pulled page does. */
const push = async (
  parts: SyncParts,
  journal: string,
  sent: Set<string>,
  readBack?: () => void,
): Promise<WireFailure | undefined> => {
  let messages = 0;
  for (;;) {
    const waiting = await parts.store.inJournal(journal, async (tables) => {
      const ids = (await tables.outbox()).flatMap((entry) => (entry.aside || sent.has(entry.id) ? [] : entry.id));
      return tables.changes(ids.slice(0, windowSize));
    });
    if (waiting.length === 0) return undefined;
    const [first = [], ...others] = batchesOf(waiting, parts.batchSize ?? limits.changesPerPush);
    // What others stand on goes alone, and first.
    let failure = await pushBatch(parts, journal, first, sent);
    const rest = others.values();
    const lane = async () => {
      for (const batch of rest) {
        if (failure) return;
        failure = await pushBatch(parts, journal, batch, sent);
        messages += 1;
        if (messages % readBackEvery === 0) readBack?.();
      }
    };
    if (!failure) await Promise.all([lane(), lane()]);
    if (failure) return failure;
  }
};

/** Reads on from the stored cursor, and shows what was read, also where reading broke off. */
const pull = async (parts: SyncParts, journal: string): Promise<WireFailure | undefined> => {
  const failure = await pullPages(parts, journal);
  if (failure) await parts.store.inJournal(journal, catchUpRows);
  return failure;
};

/** The next page is asked for while one is being applied. */
const pullPages = async (parts: SyncParts, journal: string): Promise<WireFailure | undefined> => {
  const { store, wire, newId } = parts;
  let ahead: { readonly from: Cursor; readonly answer: ReturnType<typeof wire.page> } | undefined;
  for (;;) {
    const cursor = await store.inJournal(journal, async (tables) => (await tables.held())?.cursor ?? null);
    const isAhead = ahead?.from.seq === cursor?.seq && ahead?.from.prefix === cursor?.prefix;
    const answer = await (ahead && isAhead ? ahead.answer : wire.page(journal, cursor));
    ahead = undefined;
    if (!answer.ok) {
      if (answer.failure.kind === 'diverged') await store.inJournal(journal, offerEverything);
      return answer.failure;
    }
    const page = answer.value;
    if (page.upTo < page.head && page.items.length > 0) {
      const from = { seq: page.upTo, prefix: page.prefix };
      ahead = { from, answer: wire.page(journal, from) };
      // It may never be looked at.
      ahead.answer.catch(() => undefined);
    }
    const applied = await store.inJournal(journal, (tables) => applyPage(tables, cursor, page, noPrefix, { newId }));
    if (typeof applied === 'object') for (const own of applied.clashing) await mendReusedId(parts, journal, own);
    if (applied === 'pageBroken') return { kind: 'foreignReply' };
    if (applied === 'applied' && page.upTo >= page.head) return undefined;
  }
};

/** Of everything held here, what the server shows to have: under the same id the same words. */
const askKnown = async ({ store, wire }: SyncParts, journal: string): Promise<Set<string> | WireFailure> => {
  const held = new Map((await store.inJournal(journal, (tables) => tables.allChanges())).map((c) => [c.id, c]));
  const ids = [...held.keys()];
  const known = new Set<string>();
  for (let i = 0; i < ids.length; i += limits.idsPerQuestion) {
    const answer = await wire.known(journal, ids.slice(i, i + limits.idsPerQuestion));
    if (!answer.ok) return answer.failure;
    for (const [at, id] of answer.value.known.entries()) {
      const own = held.get(id);
      if (own && contentHash(own) === answer.value.contentHashes[at]) known.add(id);
    }
  }
  return known;
};

/**
 * The server lacks a journal that is held here: it is founded there, or founded again, and everything offered. One
 * change that can't be taken is not in the way of the others.
 */
const foundThere = async (parts: SyncParts, journal: string): Promise<WireFailure | undefined> => {
  const { store } = parts;
  const founding = await store.inJournal(journal, (tables) => tables.administrative());
  for (const batch of batchesOf(founding, limits.changesPerFounding)) {
    const failure = await pushBatch(parts, journal, batch, new Set(), 'found');
    if (failure) return failure;
  }
  await store.inJournal(journal, offerEverything);
  return undefined;
};

/** For one who can't read: offers all that is held, asks, and where the person was removed, purges what is proved. */
const handOver = async (
  parts: SyncParts,
  journal: string,
  areFilesThere: () => Promise<WireFailure | undefined>,
): Promise<JournalOutcome> => {
  const { store, newId } = parts;
  const asked = await askKnown(parts, journal);
  const isLost = 'kind' in asked && asked.kind === 'notFound';
  const failed = isLost ? await foundThere(parts, journal) : 'kind' in asked ? asked : undefined;
  if (failed) return failed;
  const known = asked instanceof Set ? asked : new Set<string>();
  await store.inJournal(journal, async (tables) => {
    const waiting = new Set((await tables.outbox()).map((entry) => entry.id));
    const all = await tables.allChanges();
    await tables.putOutbox(all.flatMap(({ id }) => (known.has(id) || waiting.has(id) ? [] : [{ id }])));
  });
  const failure = (await push(parts, journal, new Set(known))) ?? (await areFilesThere());
  if (failure) return failure;
  const after = await askKnown(parts, journal);
  if ('kind' in after) return after;
  await store.inJournal(journal, (tables) => purge(tables, after, { newId }));
  return synced;
};

/** One journal's part of a cycle. `syncFiles` sends its files, and fetches those that are elsewhere. */
export const syncJournal = async (
  parts: SyncParts,
  journal: string,
  standing: Standing,
  syncFiles: (isReading: boolean) => Promise<WireFailure | undefined>,
): Promise<JournalOutcome> => {
  if (standing === 'outside') return handOver(parts, journal, () => syncFiles(false));
  if (standing === 'unknownThere') {
    const failure = await foundThere(parts, journal);
    if (failure) return failure;
  }
  for (let round = 0; ; round++) {
    // Reading goes on where writing is refused: what others wrote is not held up by one's own trouble.
    let reading: Promise<unknown> | undefined;
    const pushing = await push(parts, journal, new Set(), () => {
      // Whatever it meets, the reading that follows meets too.
      reading ??= pull(parts, journal)
        .catch(() => undefined)
        .finally(() => {
          reading = undefined;
        });
    });
    await reading;
    const pulling = await pull(parts, journal);
    if (pulling?.kind === 'diverged' && round < 2) continue;
    // Where reading is closed, until the members are confirmed or to one who may only hand over, sending goes on.
    const isClosed = pulling?.kind === 'membersUnconfirmed' || pulling?.kind === 'notFound';
    const files = pushing || (pulling && !isClosed) ? undefined : await syncFiles(!isClosed);
    return pulling ?? pushing ?? files ?? synced;
  }
};
