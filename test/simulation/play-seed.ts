import { brokenInvariants } from './invariants.ts';
import { makeWorld } from './world.ts';

const mostRounds = 12;

/** Plays one schedule to its end. Odd seeds are heavy in the lead's acts. Gives what broke, and the trace that led there. */
export const playSeed = async (
  seed: number,
): Promise<{ readonly broken: readonly string[]; readonly trace: readonly string[] }> => {
  const world = makeWorld(seed);
  const isHeavy = seed % 3 === 1;
  await world.begin();
  const steps = 20 + (seed % 7) * 12;
  for (let i = 0; i < steps; i++) await world.step(isHeavy ? 0.5 : 0.12);
  const rounds = await world.quiesce(mostRounds);
  return { broken: brokenInvariants(world, rounds, mostRounds), trace: world.trace };
};
