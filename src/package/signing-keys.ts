import type { Change } from '#domain/journal/change.ts';
import { isSigned, type KeyTies, type VerifySignature } from './key-ties.ts';

export type Linked = { readonly change: Change; readonly link: string };

/** The keys that the chains say of themselves, by chain. */
export const chainKeysOf = (changes: readonly Change[]): ReadonlyMap<string, string> =>
  // The first says it; where a chain forked, others claim its place.
  new Map(
    changes.toReversed().flatMap(({ chain, n, key }) => (n === 1 && key !== undefined ? [[chain, key] as const] : [])),
  );

/**
 * By which key each change is signed: its chain's, or one that is its author's. `hasCandidates` is false where there was
 * none to try.
 */
export const signingKeys = async (
  linked: readonly Linked[],
  ties: KeyTies,
  verify: VerifySignature,
): Promise<ReadonlyMap<Linked, { readonly key: string | undefined; readonly hasCandidates: boolean }>> => {
  const chainKeys = chainKeysOf(linked.map(({ change }) => change));
  const found = new Map<Linked, { readonly key: string | undefined; readonly hasCandidates: boolean }>();
  for (const each of linked) {
    const chainKey = chainKeys.get(each.change.chain);
    // The chain's key first: it fits most often.
    const candidates = new Set([...(chainKey === undefined ? [] : [chainKey]), ...ties.of(each.change.by).keys()]);
    let fitting: string | undefined;
    for (const key of candidates)
      if (fitting === undefined && (await isSigned(verify, key, each.change, each.link))) fitting = key;
    found.set(each, { key: fitting, hasCandidates: candidates.size > 0 });
  }
  return found;
};
