import type { Change, UnlinkedChange } from './change.ts';
import { linkHash, valueHash } from './hashes.ts';

/** The last link of one person's chain on one installation in one journal. */
export type ChainTip = { readonly chain: string; readonly n: number; readonly previous: string | null };

export type Unsigned = Omit<Change, 'signature'>;

/** SPEC J4: gives changes their places after `tip`, in order, and returns the new tip. */
export const linkChanges = (
  tip: ChainTip,
  changes: readonly UnlinkedChange[],
): { readonly linked: readonly (Unsigned & { readonly link: string })[]; readonly tip: ChainTip } => {
  const linked = [];
  let last = tip;
  for (const change of changes) {
    const placed = { ...change, chain: last.chain, n: last.n + 1, previous: last.previous } as Unsigned;
    const link = linkHash(placed);
    linked.push({ ...placed, link });
    last = { chain: last.chain, n: placed.n, previous: link };
  }
  return { linked, tip: last };
};

export type ChainFault =
  /** `missing` is the first number that isn't there, `last` the last of them. */
  | { readonly kind: 'gap'; readonly chain: string; readonly missing: number; readonly last: number }
  | { readonly kind: 'fork'; readonly chain: string; readonly n: number }
  | { readonly kind: 'brokenLink'; readonly chain: string; readonly n: number }
  | { readonly kind: 'valueMismatch'; readonly chain: string; readonly n: number };

/** Whether a change can stand behind the links at the place before its own; undefined where there are none. */
export const follows = (
  { n, previous }: Pick<Change, 'n' | 'previous'>,
  before: readonly string[] | undefined,
): boolean => (n === 1 ? previous === null : !before || before.some((link) => link === previous));

/** SPEC J5: what a reader can say of the chains in a set of changes. Evidence, never a condition of acceptance. */
export const chainFaults = (changes: readonly Change[]): readonly ChainFault[] => {
  const faults: ChainFault[] = [];
  for (const [chain, links] of Map.groupBy(changes, (c) => c.chain)) {
    const byNumber = Map.groupBy(links, (c) => c.n);
    // By the numbers that are there: one change that claims a far number must not make a reader count up to it.
    let next = 1;
    for (const n of [...byNumber.keys()].sort((a, b) => a - b)) {
      const here = byNumber.get(n) ?? [];
      if (n > next) faults.push({ kind: 'gap', chain, missing: next, last: n - 1 });
      next = n + 1;
      if (here.length > 1) faults.push({ kind: 'fork', chain, n });
      const before = byNumber.get(n - 1)?.map((b) => linkHash(b));
      for (const change of here) {
        if (!follows(change, before)) faults.push({ kind: 'brokenLink', chain, n });
        const isIntact = change.value === undefined || valueHash(change.salt ?? '', change.value) === change.valueHash;
        if (!isIntact) faults.push({ kind: 'valueMismatch', chain, n });
      }
    }
  }
  return faults;
};
