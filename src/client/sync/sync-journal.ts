import type { Change } from '#domain/journal/change.ts';
import { isFounding } from '#domain/journal/memberships.ts';
import { isAdministrative } from '#domain/journal/status.ts';
import { noPrefix } from '#protocol/prefix-hash.ts';
import { limits } from '#protocol/protocol.ts';
import type { SyncStore } from '../recorder/journal-tables.ts';
import { applyPage, offerEverything, purge, sayAnew, setAside, storeAnew } from '../recorder/merge.ts';
import type { Wire, WireFailure } from './wire.ts';

export type SyncParts = {
  readonly store: SyncStore;
  readonly wire: Wire;
  readonly newId: () => string;
  /** Signs a link hash with the key of one of this tablet's persons. */
  readonly sign: (person: string, link: string) => Promise<string>;
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

/** What of the outbox one push takes: administrative changes first, the others by their place in their chains. */
const nextBatch = (waiting: readonly Change[]): readonly Change[] => {
  const rank = (change: Change) => (isFounding(change) ? 0 : isAdministrative(change) ? 1 : 2);
  const batch: Change[] = [];
  let bytes = 0;
  for (const change of waiting.toSorted((a, b) => rank(a) - rank(b) || a.n - b.n)) {
    bytes += JSON.stringify(change).length;
    if (batch.length > 0 && bytes > limits.bytesPerPush) break;
    batch.push(change);
    if (batch.length === limits.changesPerPush) break;
  }
  return batch;
};

/** Says the words of a change whose id is taken anew, or sets it aside where they aren't this person's. */
const mendReusedId = async ({ store, newId, sign }: SyncParts, journal: string, change: Change): Promise<void> => {
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

/** Sends what waits. The acknowledgement clears nothing: only a pulled page does. */
const push = async (parts: SyncParts, journal: string, sent: Set<string>): Promise<WireFailure | undefined> => {
  const { store, wire } = parts;
  let share = 1;
  for (;;) {
    const waiting = await store.inJournal(journal, async (tables) => {
      const ids = (await tables.outbox()).flatMap((entry) => (entry.aside || sent.has(entry.id) ? [] : entry.id));
      return tables.changes(ids);
    });
    const whole = nextBatch(waiting);
    if (whole.length === 0) return undefined;
    const batch = whole.slice(0, Math.max(1, Math.ceil(whole.length / share)));
    const answer = await wire.push(journal, batch);
    if (answer.ok) {
      for (const change of batch) sent.add(change.id);
      continue;
    }
    const { failure } = answer;
    const about = 'index' in failure && failure.index !== undefined ? batch[failure.index] : undefined;
    if (failure.kind === 'tooLarge' && batch.length > 1) share *= 2;
    else if (failure.kind === 'tooLarge' && batch[0])
      await store.inJournal(journal, (tables) => setAside(tables, batch[0]?.id ?? '', 'tooLarge'));
    else if (!about) return failure;
    else if (failure.kind === 'idReused') await mendReusedId(parts, journal, about);
    // Its author's key will be known once they sign in, or once the change that admits them has arrived.
    else if (failure.kind === 'keyNotKnown') sent.add(about.id);
    else await store.inJournal(journal, (tables) => setAside(tables, about.id, failure.kind));
  }
};

const pull = async (parts: SyncParts, journal: string): Promise<WireFailure | undefined> => {
  const { store, wire, newId } = parts;
  for (;;) {
    const cursor = await store.inJournal(journal, async (tables) => (await tables.held())?.cursor ?? null);
    const answer = await wire.page(journal, cursor);
    if (!answer.ok) {
      if (answer.failure.kind === 'diverged') await store.inJournal(journal, offerEverything);
      return answer.failure;
    }
    const page = answer.value;
    const applied = await store.inJournal(journal, (tables) => applyPage(tables, cursor, page, noPrefix, { newId }));
    if (typeof applied === 'object') for (const own of applied.clashing) await mendReusedId(parts, journal, own);
    if (applied === 'pageBroken') return { kind: 'foreignReply' };
    if (applied === 'applied' && page.upTo >= page.head) return undefined;
  }
};

/** Of everything held here, what the server shows to have. */
const askKnown = async ({ store, wire }: SyncParts, journal: string): Promise<Set<string> | WireFailure> => {
  const ids = await store.inJournal(journal, async (tables) => (await tables.allChanges()).map((c) => c.id));
  const known = new Set<string>();
  for (let i = 0; i < ids.length; i += limits.idsPerQuestion) {
    const answer = await wire.known(journal, ids.slice(i, i + limits.idsPerQuestion));
    if (!answer.ok) return answer.failure;
    for (const id of answer.value.known) known.add(id);
  }
  return known;
};

/** The server lacks a journal that is held here: it is founded there, or founded again, and everything offered. */
const foundThere = async ({ store, wire }: SyncParts, journal: string): Promise<WireFailure | undefined> => {
  const founding = await store.inJournal(journal, async (tables) =>
    (await tables.administrative()).toSorted((a, b) => Number(isFounding(b)) - Number(isFounding(a))),
  );
  const answer = await wire.found(journal, founding);
  if (!answer.ok) return answer.failure;
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
    const pushing = await push(parts, journal, new Set());
    const pulling = await pull(parts, journal);
    if (pulling?.kind === 'diverged' && round < 2) continue;
    const failure = pulling ?? pushing ?? (await syncFiles(true));
    return failure ?? synced;
  }
};
