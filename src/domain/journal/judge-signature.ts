import type { Change } from './change.ts';
import { isSigned, type KeyTies, type VerifySignature } from './key-ties.ts';

/**
 * `tied`: by a key that is its author's. `untied`: by the chain's own key, which nothing known ties to the person who is
 * said to have written it. `bad`: neither the chain's key nor a key of the person fits. `noKey`: there is none to try.
 */
export type SignatureVerdict = 'tied' | 'untied' | 'bad' | 'noKey';

export type JudgedSignature = {
  readonly verdict: SignatureVerdict;
  /** The key that fits, if one does. */
  readonly key?: string;
  /** False where the chain's key may yet become known: what is bad now may be by a key of the person that isn't here. */
  readonly isChainKeySaid: boolean;
};

/** The keys that chains say, by chain: their first changes do, and those that say anew what had stood first. */
export const chainKeysOf = (
  changes: Iterable<Pick<Change, 'chain' | 'key'>>,
): ReadonlyMap<string, readonly string[]> => {
  const keys = new Map<string, readonly string[]>();
  for (const { chain, key } of changes)
    if (key !== undefined) keys.set(chain, [...new Set([...(keys.get(chain) ?? []), key])]);
  return keys;
};

/** J23: what a change's signature shows. A key that isn't tied to its author shows only that one hand wrote a chain. */
export const judgeSignature = async (
  change: Change,
  link: string,
  {
    ties,
    chainKeys,
    verify,
  }: {
    readonly ties: KeyTies;
    readonly chainKeys: ReadonlyMap<string, readonly string[]>;
    readonly verify: VerifySignature;
  },
): Promise<JudgedSignature> => {
  const own = ties.of(change.by);
  const said = chainKeys.get(change.chain) ?? [];
  const isChainKeySaid = said.length > 0;
  // The chain's key first: it fits most often.
  const candidates = new Set([...said, ...own.keys()]);
  for (const key of candidates)
    if (await isSigned(verify, key, change, link))
      return { verdict: own.has(key) ? 'tied' : 'untied', key, isChainKeySaid };
  return { verdict: candidates.size > 0 ? 'bad' : 'noKey', isChainKeySaid };
};
