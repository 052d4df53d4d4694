import { Dexie } from 'dexie';
import { follows } from '#domain/journal/chain.ts';
import type { Change } from '#domain/journal/change.ts';
import { linkHash, valueHash } from '#domain/journal/hashes.ts';
import { type ChainKeys, judgeSignature, makeChainKeys } from '#domain/journal/judge-signature.ts';
import { type KeyTies, keyTies, type VerifySignature } from '#domain/journal/key-ties.ts';
import type { DeviceDatabase, Doubt } from '../store/device-database.ts';
import { administrativeChanges } from '../store/read-changes.ts';
import { vouchedKeys } from './vouched-keys.ts';

/** Changes read or judged at once. Each read is a transaction of its own, so that a pull waits for one of them at most. */
const sliceSize = 200;

const slicesOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / sliceSize) }, (_, i) => all.slice(i * sliceSize, (i + 1) * sliceSize));

const placeOf = (chain: string, n: number) => `${chain} ${n}`;

/** What of a whole journal is needed to judge some of its changes. */
type Around = {
  readonly ties: KeyTies;
  readonly chainKeys: ChainKeys;
  /** The link hashes at the places of those changes and before them. */
  readonly links: ReadonlyMap<string, readonly string[]>;
  /** The changes that stand behind them. */
  readonly behind: ReadonlyMap<string, readonly Pick<Change, 'id' | 'n' | 'previous' | 'record' | 'by' | 'journal'>[]>;
  readonly verify: VerifySignature;
};

const lookAround = async (
  database: DeviceDatabase,
  journal: string,
  judged: readonly Pick<Change, 'chain' | 'n'>[],
  verify: VerifySignature,
): Promise<Around> => {
  const linked = new Set(judged.flatMap(({ chain, n }) => [placeOf(chain, n), placeOf(chain, n - 1)]));
  const following = new Set(judged.map(({ chain, n }) => placeOf(chain, n + 1)));
  const chainKeys = makeChainKeys();
  const links = new Map<string, string[]>();
  const behind = new Map<string, Change[]>();
  const add = <T>(to: Map<string, T[]>, place: string, value: T) => {
    const known = to.get(place);
    if (known) known.push(value);
    else to.set(place, [value]);
  };
  const ids = await database.changes
    .where('[journal+kind]')
    .between([journal, Dexie.minKey], [journal, Dexie.maxKey])
    .primaryKeys();
  for (const slice of slicesOf(ids))
    for (const change of await database.changes.bulkGet([...slice])) {
      if (!change) continue;
      const place = placeOf(change.chain, change.n);
      chainKeys.add(change);
      if (linked.has(place)) add(links, place, linkHash(change));
      if (following.has(place)) add(behind, place, change);
    }
  const ties = await keyTies(await administrativeChanges(database, journal), verify, await vouchedKeys(database));
  return { ties, chainKeys, links, behind, verify };
};

const isDoubtful = (doubt: Doubt): boolean => doubt.signature !== 'right' || doubt.isLinkBroken || doubt.isValueWrong;

/** What is wrong, or unknown, about one change; everything may be right. */
const judge = async (change: Change, around: Around): Promise<Doubt> => {
  const { id, journal, record, by, value, salt } = change;
  const link = linkHash(change);
  const { verdict, key, isChainKeySaid } = await judgeSignature(change, link, around);
  const signature = verdict === 'tied' ? 'right' : verdict === 'bad' && isChainKeySaid ? 'bad' : 'unknownKey';
  return {
    id,
    journal,
    record,
    by,
    signature,
    ...(verdict === 'untied' && key !== undefined ? { key } : {}),
    isLinkBroken: !follows(change, around.links.get(placeOf(change.chain, change.n - 1))),
    isValueWrong: value !== undefined && valueHash(salt ?? '', value) !== change.valueHash,
  };
};

/** What changes that came before those they stand behind are found to be, now that these are here. */
const judgeBehind = async (
  database: DeviceDatabase,
  changes: readonly Change[],
  around: Around,
  arrived: ReadonlySet<string>,
): Promise<readonly Doubt[]> => {
  const behind = changes.flatMap(({ chain, n }) =>
    (around.behind.get(placeOf(chain, n + 1)) ?? [])
      .filter(({ id }) => !arrived.has(id))
      .map((change) => ({ change, isBroken: !follows(change, around.links.get(placeOf(chain, n))) })),
  );
  const known = await database.doubts.bulkGet(behind.map(({ change }) => change.id));
  return behind.flatMap(({ change: { id, journal, record, by }, isBroken }, i): Doubt[] => {
    const doubt = known[i] ?? { id, journal, record, by, signature: 'right', isLinkBroken: false, isValueWrong: false };
    return doubt.isLinkBroken === isBroken ? [] : [{ ...doubt, isLinkBroken: isBroken }];
  });
};

/** Notes what was found, and only together with it that these changes are checked: `rest` of the arrival is still to be. */
const note = (
  database: DeviceDatabase,
  found: readonly Doubt[],
  arrival?: { readonly nth: number; readonly rest: readonly string[] },
): Promise<void> =>
  database.transaction('rw', database.arrivals, database.doubts, async () => {
    await database.doubts.bulkPut(found.filter(isDoubtful));
    await database.doubts.bulkDelete(found.filter((doubt) => !isDoubtful(doubt)).map(({ id }) => id));
    if (arrival?.rest.length === 0) await database.arrivals.delete(arrival.nth);
    else if (arrival) await database.arrivals.update(arrival.nth, { ids: arrival.rest });
  });

const changesBy = async (database: DeviceDatabase, ids: readonly string[]): Promise<readonly Change[]> =>
  (await database.changes.bulkGet([...ids])).flatMap((change) => change ?? []);

/** The doubts of a journal whose change is still here; those of others are dropped. */
const doubtsIn = async (database: DeviceDatabase, journal: string): Promise<readonly Doubt[]> => {
  const still: Doubt[] = [];
  for (const slice of slicesOf(await database.doubts.where('journal').equals(journal).toArray())) {
    const ids = slice.map(({ id }) => id);
    const there = new Set((await changesBy(database, ids)).map(({ id }) => id));
    await database.doubts.bulkDelete(ids.filter((id) => !there.has(id)));
    still.push(...slice.filter(({ id }) => there.has(id)));
  }
  return still;
};

const checkJournal = async (database: DeviceDatabase, journal: string, verify: VerifySignature): Promise<void> => {
  const arrivals = await database.arrivals.where('journal').equals(journal).toArray();
  const arrived = new Set(arrivals.flatMap(({ ids }) => ids));
  const unsure = (await doubtsIn(database, journal)).filter(({ signature }) => signature === 'unknownKey');
  if (arrivals.length + unsure.length === 0) return;
  const places: Pick<Change, 'chain' | 'n'>[] = [];
  for (const slice of slicesOf([...arrived, ...unsure.map(({ id }) => id)]))
    for (const { chain, n } of await changesBy(database, slice)) places.push({ chain, n });
  const around = await lookAround(database, journal, places, verify);
  for (const { nth, ids } of arrivals)
    for (const [i, slice] of slicesOf(ids).entries()) {
      const changes = await changesBy(database, slice);
      const found = await Promise.all(changes.map((change) => judge(change, around)));
      const behind = await judgeBehind(database, changes, around, arrived);
      if (nth !== undefined) await note(database, [...found, ...behind], { nth, rest: ids.slice((i + 1) * sliceSize) });
    }
  // A membership that came since, or the server's list of people, may say whose a key is.
  const known = unsure.filter(({ by, key }) => key === undefined || around.ties.of(by).has(key));
  for (const slice of slicesOf(known)) {
    const ids = slice.map(({ id }) => id);
    await note(database, await Promise.all((await changesBy(database, ids)).map((change) => judge(change, around))));
  }
};

/**
 * Looks at every change that arrived and was not looked at yet: its signature, its place in its author's chain, its
 * value. It may be stopped at any moment, and goes on from what is stored.
 */
export const checkArrivals = async (database: DeviceDatabase, verify: VerifySignature): Promise<void> => {
  const journals = new Set(
    [
      ...(await database.arrivals.orderBy('journal').uniqueKeys()),
      ...(await database.doubts.orderBy('journal').uniqueKeys()),
    ].map(String),
  );
  for (const journal of journals) await checkJournal(database, journal, verify);
};
