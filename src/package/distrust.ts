import type { ChangeName, JournalProof } from './verify-package.ts';

/** A change that isn't what its author signed, or doesn't stand where it says. */
export type Distrusted = {
  readonly kind: 'distrusted';
  readonly what: 'signature' | 'chain';
  readonly journal: string;
  readonly change: Pick<ChangeName, 'chain' | 'n'> & { readonly by?: string };
};

/**
 * SPEC P12: what keeps journals from being taken in. A signature covers a change's place: a gap, a fork, or a break that
 * its author's own key has signed is of the author's making (a tablet that was set back), and hinders nothing.
 */
export const distrustIn = (journals: readonly JournalProof[]): Distrusted | undefined => {
  for (const { journal, unproven, chainFaults } of journals) {
    const bad = unproven.find(({ signature }) => signature === 'bad');
    if (bad) return { kind: 'distrusted', what: 'signature', journal, change: bad };
    const unsure = new Set(unproven.map(({ chain, n }) => `${chain} ${n}`));
    const broken = chainFaults.find(
      (fault) =>
        fault.kind === 'valueMismatch' || (fault.kind === 'brokenLink' && unsure.has(`${fault.chain} ${fault.n}`)),
    );
    if (broken && 'n' in broken) return { kind: 'distrusted', what: 'chain', journal, change: broken };
  }
  return undefined;
};

/** How many changes were signed by keys that nothing known ties to the persons who are said to have written them. */
export const unknownKeyCount = (journals: readonly JournalProof[]): number =>
  journals.reduce((sum, { unproven }) => sum + unproven.filter(({ signature }) => signature !== 'bad').length, 0);
