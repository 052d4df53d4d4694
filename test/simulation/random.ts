/** Chance from a seed: the same seed gives the same schedule. */
export const makeRandom = (seed: number) => {
  let state = (seed * 2_654_435_761) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  let ids = 0;
  return {
    chance: (share: number) => next() < share,
    below: (n: number) => Math.floor(next() * n),
    pick: <T>(from: readonly T[]): T | undefined => from[Math.floor(next() * from.length)],
    weighted: <T>(choices: readonly (readonly [number, T])[]): T => {
      let at = next() * choices.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, choice] of choices) if ((at -= weight) < 0) return choice;
      throw new Error('no choice');
    },
    /** Ids in a scrambled but fixed order, so that nothing can rely on their order. */
    newId: () => {
      const n = (++ids).toString(16).padStart(6, '0');
      const scramble = (Math.imul(ids, 2_654_435_761) >>> 0).toString(16).padStart(8, '0');
      return `${scramble}-0000-4000-8000-${seed.toString(16).padStart(6, '0').slice(-6)}${n}`;
    },
  };
};
