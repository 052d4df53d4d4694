import { blobsOf, membershipFor } from '#domain/journal/administer.ts';
import { linkChanges } from '#domain/journal/chain.ts';
import { bare, type Change, type UnlinkedChange } from '#domain/journal/change.ts';
import { contentHash } from '#domain/journal/hashes.ts';
import { addedMembershipId, isFounding } from '#domain/journal/memberships.ts';
import { type Authority, authorityOf, isAdministrative } from '#domain/journal/status.ts';
import type { PageReply } from '#protocol/messages.ts';
import { prefixAfter } from '#protocol/prefix-hash.ts';
import type { Cursor } from '../store/device-database.ts';
import type { JournalTables, SyncedJournal } from './journal-tables.ts';

type Minting = { readonly newId: () => string };

/** The next membership and chain to write with, where who may write, or what this chain holds, has changed. */
const writingPlace = (
  held: SyncedJournal,
  authority: Authority,
  isForked: boolean,
  { newId }: Minting,
): SyncedJournal => {
  const membership =
    (authority.memberships.isOpen(held.membership) &&
      authority.memberships.all.get(held.membership)?.person === held.person &&
      held.membership) ||
    (membershipFor(authority, held.person)?.membership ?? held.membership);
  return membership === held.membership && !isForked
    ? held
    : { ...held, membership, chain: newId(), n: 0, previous: null };
};

/**
 * Puts changes, known ones in the form that was accepted, and everything that follows from them. `isWritingHere`: they
 * were made on this tablet just now, at the end of its chain.
 */
const put = async (
  tables: JournalTables,
  held: SyncedJournal,
  arrived: readonly Change[],
  minting: Minting,
  {
    isWritingHere = false,
    areRowsLater = false,
    mayBeKnown = arrived.map((change) => change.id),
  }: { isWritingHere?: boolean; areRowsLater?: boolean; mayBeKnown?: readonly string[] } = {},
): Promise<SyncedJournal> => {
  const known = new Map((await tables.changes(mayBeKnown)).map((c) => [c.id, c]));
  const news = arrived.filter((change) => known.get(change.id)?.signature !== change.signature);
  if (news.length === 0) return held;
  const authority = authorityOf([...(await tables.administrative()), ...news]);
  const isRedacted = ({ id }: Change) => authority.redactions.has(id);
  // What was redacted loses its value, whoever brings it; nothing else does, whatever the server leaves out.
  const kept = news.map((change) => (isRedacted(change) ? bare(change) : withValueOf(known.get(change.id), change)));
  // A redaction may count only now that what it stands on has arrived.
  const named = news.some(isAdministrative) ? [...authority.redactions.keys()] : [];
  const losing = (named.length > 0 ? await tables.changes(named) : []).filter((change) => change.value !== undefined);
  await tables.putChanges([...kept, ...losing.map(bare)]);
  const lost = blobsOf([...losing, ...[...known.values(), ...news].filter(isRedacted)]);
  if (lost.length > 0) {
    const others = new Set(blobsOf(await tables.allChanges()));
    await tables.dropBytes(lost.filter((hash) => !others.has(hash)));
  }
  if (!areRowsLater) await tables.refreshRows(news.some(isAdministrative) ? 'all' : kept);
  // Words of this very chain that it doesn't know: the tablet was set back. What it writes next is another chain.
  const isForked = !isWritingHere && news.some((change) => change.chain === held.chain && !known.has(change.id));
  return writingPlace(held, authority, isForked, minting);
};

const withValueOf = (known: Change | undefined, change: Change): Change =>
  change.value === undefined && known?.value !== undefined && known.valueHash === change.valueHash
    ? ({ ...change, value: known.value, salt: known.salt } as Change)
    : change;

/** Own words here that stand under ids which the server gave to other words: they must be said anew before those come. */
const ownUnderTakenIds = async (
  tables: JournalTables,
  { person }: SyncedJournal,
  arriving: readonly Change[],
): Promise<readonly Change[]> => {
  const known = new Map((await tables.changes(arriving.map((c) => c.id))).map((c) => [c.id, c]));
  return arriving.flatMap((change) => {
    const own = known.get(change.id);
    const isOther = own && own.signature !== change.signature && contentHash(own) !== contentHash(change);
    return isOther && own.by === person ? [own] : [];
  });
};

const isSameCursor = (a: Cursor | null, b: Cursor | null) => a?.seq === b?.seq && a?.prefix === b?.prefix;

/**
 * Applies a page in one transaction: its changes, the cursor and the outbox. Only where the page continues from the
 * stored cursor, and its prefix hash is that of its items; what it proves to be on the server leaves the outbox.
 */
export const applyPage = async (
  tables: JournalTables,
  from: Cursor | null,
  page: PageReply,
  start: string,
  minting: Minting,
): Promise<'applied' | 'cursorMoved' | 'pageBroken' | { readonly clashing: readonly Change[] }> => {
  const held = await tables.held();
  if (!held || !isSameCursor(held.cursor, from) || page.after !== (from?.seq ?? 0)) return 'cursorMoved';
  let prefix = from?.prefix ?? start;
  for (const { seq, receivedAt, link, change } of page.items)
    prefix = prefixAfter(prefix, { seq, id: change.id, link, receivedAt });
  if (prefix !== page.prefix) return 'pageBroken';
  const changes = page.items.map((item) => item.change as Change);
  // What is held here and was not pulled yet waits in the outbox: nothing else can be known of a page that continues
  // from the cursor. What waits and comes back as it was sent is proved, and needs no more.
  const waiting = new Map((await tables.waiting(changes.map(({ id }) => id))).map((entry) => [entry.id, entry]));
  const news = changes.filter(({ id, signature }) => waiting.get(id)?.signature !== signature);
  const clashing = await ownUnderTakenIds(
    tables,
    held,
    news.filter(({ id }) => waiting.has(id)),
  );
  if (clashing.length > 0) return { clashing };
  const isLast = page.upTo >= page.head;
  const after = await put(tables, held, news, minting, {
    areRowsLater: !isLast || held.areRowsBehind === true,
    mayBeKnown: news.flatMap(({ id }) => (waiting.has(id) ? id : [])),
  });
  const areRowsBehind = held.areRowsBehind === true || (!isLast && news.length > 0);
  await tables.dropOutbox([...waiting.keys()]);
  await tables.putHeld({
    ...after,
    areRowsBehind,
    cursor: page.upTo === 0 ? null : { seq: page.upTo, prefix },
  });
  if (isLast) await catchUpRows(tables);
  return 'applied';
};

/** Shows what was pulled since the rows were last brought up to date. */
export const catchUpRows = async (tables: JournalTables): Promise<void> => {
  const held = await tables.held();
  if (!held?.areRowsBehind) return;
  await tables.refreshRows('all');
  await tables.putHeld({ ...held, areRowsBehind: false });
};

/**
 * Stores administrative changes made on this tablet, with all that follows from them: values taken away, rows, another
 * membership to write under. `tip`: the chain after them.
 */
export const recordAdministrative = async (
  tables: JournalTables,
  signed: readonly Change[],
  tip: Pick<SyncedJournal, 'n' | 'previous'>,
  minting: Minting,
): Promise<boolean> => {
  const held = await tables.held();
  if (!held || signed[0]?.chain !== held.chain || signed[0].n !== held.n + 1) return false;
  const after = await put(tables, { ...held, ...tip }, signed, minting, { isWritingHere: true });
  await tables.putOutbox(signed.map(({ id, signature }) => ({ id, signature })));
  await tables.putHeld(after);
  return true;
};

/** Takes in changes that came by another way than a page: a package, a notice. The server may lack them: they are offered. */
export const takeIn = async (tables: JournalTables, changes: readonly Change[], minting: Minting): Promise<number> => {
  const held = await tables.held();
  if (!held) return 0;
  const known = new Set((await tables.changes(changes.map((c) => c.id))).map((c) => c.id));
  const news = changes.filter((change) => !known.has(change.id));
  if (news.length === 0) return 0;
  const after = await put(tables, held, news, minting);
  // What comes to a purged journal is handed over and purged again.
  await tables.putHeld(after.lock === 'purged' ? { ...after, lock: 'locked' } : after);
  await tables.putOutbox(news.map(({ id, signature }) => ({ id, signature })));
  return news.length;
};

/**
 * The server's history is another one, or it lost the journal: everything held is offered again, own and others'
 * changes, and the history is read from its beginning. A cursor is never set back in any other way.
 */
export const offerEverything = async (tables: JournalTables): Promise<void> => {
  const held = await tables.held();
  if (!held) return;
  const waiting = new Set((await tables.outbox()).map((entry) => entry.id));
  const all = await tables.allChanges();
  await tables.putOutbox(
    all.filter((change) => !waiting.has(change.id)).map(({ id, signature }) => ({ id, signature })),
  );
  await tables.putHeld({ ...held, cursor: null });
};

/** One change can't be taken by the server: it is kept, shown, and no longer in the way of the others. */
export const setAside = async (tables: JournalTables, id: string, reason: string): Promise<void> => {
  const [entry] = await tables.waiting([id]);
  if (entry) await tables.putOutbox([{ ...entry, aside: reason }]);
};

/**
 * The id of an own change stands for other words on the server. The words are said anew under another id that names the
 * one it replaces; so are the waiting changes that were made upon it. `sign` comes after: see `signed`.
 */
export const sayAnew = async (
  tables: JournalTables,
  refused: Change,
  minting: Minting,
): Promise<readonly { readonly change: Omit<Change, 'signature'>; readonly link: string }[] | 'notOwn' | 'gone'> => {
  const held = await tables.held();
  const { id } = refused;
  const [taken] = await tables.changes([id]);
  if (!held || taken?.signature !== refused.signature) return 'gone';
  if (taken.by !== held.person) return 'notOwn';
  const waiting = await tables.changes((await tables.outbox()).map((entry) => entry.id));
  const renamed = new Map([[id, minting.newId()]]);
  const again: Change[] = [taken];
  for (const change of waiting.toSorted((a, b) => a.n - b.n)) {
    const names = [...change.supersedes, ...(change.seen ?? [])];
    if (renamed.has(change.id) || change.by !== held.person || !names.some((name) => renamed.has(name))) continue;
    renamed.set(change.id, minting.newId());
    again.push(change);
  }
  const rename = (name: string) => renamed.get(name) ?? name;
  const anew = again.map((change): UnlinkedChange => {
    const { chain: _c, n: _n, previous: _p, signature: _s, ...said } = change;
    const id = rename(change.id);
    const beginsMembership = (change.kind === 'member' || change.kind === 'role') && !isFounding(change);
    return {
      ...said,
      // An added membership's id is made from the change that adds it.
      ...(beginsMembership ? { record: addedMembershipId(change.journal, id) } : {}),
      id,
      replaces: change.id,
      supersedes: change.supersedes.map(rename),
      ...(change.seen ? { seen: change.seen.map(rename) } : {}),
    } as UnlinkedChange;
  });
  return linkChanges(held, anew).linked.map(({ link, ...change }) => ({
    change: change as Omit<Change, 'signature'>,
    link,
  }));
};

/** Stores what `sayAnew` gave, once signed, in place of what it replaces; false where the chain went on meanwhile. */
export const storeAnew = async (
  tables: JournalTables,
  anew: readonly Change[],
  tip: string | null,
): Promise<boolean> => {
  const held = await tables.held();
  const [first] = anew;
  if (!held || !first || first.chain !== held.chain || first.n !== held.n + 1) return false;
  const replaced = anew.flatMap((change) => change.replaces ?? []);
  const before = await tables.changes(replaced);
  await tables.dropOutbox(replaced);
  await tables.dropChanges(replaced);
  await tables.putChanges(anew);
  await tables.putOutbox(anew.map(({ id, signature }) => ({ id, signature })));
  await tables.putHeld({ ...held, n: held.n + anew.length, previous: tip });
  await tables.refreshRows([...before, ...anew]);
  return true;
};

/**
 * An explicit notice says that the person was removed. It counts only if the signed changes that it brings say so
 * together with what this tablet holds.
 */
export const takeNotice = async (
  tables: JournalTables,
  notices: readonly Change[],
  minting: Minting,
): Promise<boolean | { readonly clashing: readonly Change[] }> => {
  const before = await tables.held();
  const clashing = before ? await ownUnderTakenIds(tables, before, notices) : [];
  if (clashing.length > 0) return { clashing };
  // Offered like own work: should the server be set back, it learns of the removal again.
  await takeIn(tables, notices, minting);
  const held = await tables.held();
  if (!held) return false;
  const isMember = membershipFor(authorityOf(await tables.administrative()), held.person) !== undefined;
  if (isMember || held.lock) return !isMember;
  await tables.putHeld({ ...held, lock: 'locked' });
  return true;
};

/**
 * Another person writes on this tablet from now on, on a chain of their own; what the former wrote stays theirs, and is
 * still handed over. Nothing changes in a journal that the person doesn't belong to.
 */
export const takeOver = async (tables: JournalTables, person: string, { newId }: Minting): Promise<void> => {
  const held = await tables.held();
  if (!held || held.person === person) return;
  const membership = membershipFor(authorityOf(await tables.administrative()), person)?.membership;
  if (!membership) return;
  const { lock: _lock, ...open } = held;
  await tables.putHeld({ ...open, person, membership, chain: newId(), n: 0, previous: null });
};

/** The list of journals names this one again: a lock is undone. */
export const unlock = async (tables: JournalTables): Promise<void> => {
  const held = await tables.held();
  if (!held?.lock) return;
  const { lock: _lock, ...open } = held;
  await tables.putHeld(open);
};

/** Removes a locked journal from this tablet. Only what `known` shows to be handed over; anything else keeps it all. */
export const purge = async (
  tables: JournalTables,
  handedOver: ReadonlySet<string>,
  { newId }: Minting,
): Promise<boolean> => {
  const held = await tables.held();
  if (held?.lock !== 'locked') return false;
  const all = await tables.allChanges();
  if (!all.every((change) => handedOver.has(change.id))) return false;
  await tables.dropBytes(blobsOf(all));
  await tables.dropChanges(all.map((change) => change.id));
  await tables.dropOutbox(all.map((change) => change.id));
  await tables.refreshRows('all');
  // The chain can't be continued: its last link is no longer here.
  await tables.putHeld({ ...held, lock: 'purged', cursor: null, chain: newId(), n: 0, previous: null });
  return true;
};
