import type { Change } from './change.ts';
import { linkHash } from './hashes.ts';
import { foundedJournalId, isFounding, type Membership, membershipsOf } from './memberships.ts';

/** Whether `signature` over `link` was made with the private part of `publicKey`, all in hex. */
export type VerifySignature = (publicKey: string, link: string, signature: string) => boolean | Promise<boolean>;

/**
 * Why a key is its person's: the journal's id is made from the founder's key, so that nobody else can have founded it;
 * somebody whose key is theirs gave the person a membership with it; only a founding says so, in a journal whose id
 * isn't bound to its founder; or whoever asks knows it from elsewhere.
 */
export type KeyTie = 'journalId' | 'membership' | 'founding' | 'vouched';

export type KeyTies = {
  /** Of one person, by key. */
  readonly of: (person: string) => ReadonlyMap<string, KeyTie>;
};

/** Keys known from elsewhere than the journal, by person: a server's people, this tablet's own. */
export type VouchedKeys = ReadonlyMap<string, readonly string[]>;

const isHex = (text: string, length: number) => text.length === length && /^[0-9a-f]*$/.test(text);

/** What isn't a key and a signature at all verifies nothing. */
export const isSigned = async (
  verify: VerifySignature,
  key: string,
  change: Pick<Change, 'signature'>,
  link: string,
): Promise<boolean> => isHex(key, 64) && isHex(change.signature, 128) && (await verify(key, link, change.signature));

/** J23: which keys the signed memberships of a journal say are whose, from the founding and the vouched ones on. */
export const keyTies = async (
  changes: readonly Change[],
  verify: VerifySignature,
  vouched: VouchedKeys = new Map(),
): Promise<KeyTies> => {
  const ties = new Map<string, Map<string, KeyTie>>(
    [...vouched].map(([person, keys]) => [person, new Map(keys.map((key) => [key, 'vouched' as const]))]),
  );
  const of = (person: string): ReadonlyMap<string, KeyTie> => ties.get(person) ?? new Map();
  const memberships = membershipsOf(changes);
  const begun = changes.filter(
    (change) => memberships.all.has(change.record) && change.kind !== 'remove' && memberships.counts(change),
  );
  const tie = (change: Change, why: KeyTie) => {
    const { person, publicKey } = change.value as Membership;
    ties.set(person, new Map([[publicKey, why], ...of(person)]));
  };
  for (const change of begun.filter(isFounding)) {
    const { publicKey } = change.value as Membership;
    if (await isSigned(verify, publicKey, change, linkHash(change)))
      tie(change, isBound(change) ? 'journalId' : 'founding');
  }
  const open = new Map(
    begun
      .filter((change) => !isFounding(change))
      .map((change) => [change, { link: linkHash(change), tried: new Set() }]),
  );
  for (let before = -1; before !== open.size; ) {
    before = open.size;
    for (const [change, { link, tried }] of open)
      for (const key of of(change.by).keys()) {
        if (tried.has(key)) continue;
        tried.add(key);
        if (!(await isSigned(verify, key, change, link))) continue;
        tie(change, 'membership');
        open.delete(change);
        break;
      }
  }
  return { of };
};

const isBound = (founding: Change): boolean => {
  const { person, publicKey, role, kind } = founding.value as Membership;
  return (
    kind !== undefined &&
    founding.journal === foundedJournalId({ membership: founding.record, person, publicKey, role, kind })
  );
};
