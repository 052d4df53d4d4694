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

/** The keys that people's chains say. */
export type ChainKeys = {
  /** Of the chain that a change stands in, as its author says them; not what others say under its name. */
  readonly of: (change: Pick<Change, 'chain' | 'by'>) => readonly string[];
  /** Whether anybody has said a key of the chain: a change in it that fits none is not its author's. */
  readonly isSaid: (change: Pick<Change, 'chain'>) => boolean;
  readonly add: (change: Pick<Change, 'chain' | 'by' | 'key'>) => void;
};

/** A chain's first change says its key, and one that says anew what had stood first. Who says more has each change tried by few. */
const mostKeys = 4;

export const makeChainKeys = (changes: Iterable<Pick<Change, 'chain' | 'by' | 'key'>> = []): ChainKeys => {
  const keys = new Map<string, string[]>();
  const chains = new Set<string>();
  const placeOf = ({ chain, by }: Pick<Change, 'chain' | 'by'>) => `${by} ${chain}`;
  const of: ChainKeys['of'] = (change) => keys.get(placeOf(change)) ?? [];
  const add: ChainKeys['add'] = (change) => {
    const known = of(change);
    if (change.key !== undefined) chains.add(change.chain);
    if (change.key === undefined || known.includes(change.key) || known.length >= mostKeys) return;
    keys.set(placeOf(change), [...known, change.key]);
  };
  for (const change of changes) add(change);
  return { of, isSaid: ({ chain }) => chains.has(chain), add };
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
    readonly chainKeys: ChainKeys;
    readonly verify: VerifySignature;
  },
): Promise<JudgedSignature> => {
  const own = ties.of(change.by);
  const said = chainKeys.of(change);
  const isChainKeySaid = chainKeys.isSaid(change);
  // The chain's key first: it fits most often.
  const candidates = new Set([...said, ...own.keys()]);
  for (const key of candidates)
    if (await isSigned(verify, key, change, link))
      return { verdict: own.has(key) ? 'tied' : 'untied', key, isChainKeySaid };
  return { verdict: candidates.size > 0 ? 'bad' : 'noKey', isChainKeySaid };
};
