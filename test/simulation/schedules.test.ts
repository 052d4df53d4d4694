import { describe, expect, test } from 'vitest';
import { playNamed } from './named-schedules.ts';
import { playSeed } from './play-seed.ts';

const share = 8;
const perShare = 250;

/** Seeds of schedules that broke a rule while it was being found, each with what it taught. */
const namedSeeds = [
  [6, 'an id taken while the answer was under way: own words are said anew, not the other ones'],
  [11, 'a file that no change names there yet is missing, not present'],
  [14, 'who redacts loses the value too'],
  [26, 'a journal never sent, on a tablet that another person took over'],
  [31, 'a role that cannot read is no role there'],
  [145, 'a membership that became late by another role change is told by a notice'],
  [7607, 'what the server has shown to have is lost with it where it is set back before the purge'],
  [19248, 'a package brings the photos that it names, and no others'],
  [57119, 'a purged journal takes nothing from a notice'],
  [57151, 'what was said anew is told from what had its id before'],
  [58684, 'a removal whose id own words have: they are said anew, and the journal is locked'],
] as const;

describe('[I1-I11] several tablets, one truth', () => {
  test.each(namedSeeds)('schedule %i: %s', async (seed) => {
    expect((await playSeed(seed)).broken).toEqual([]);
  });
  test.each(Array.from({ length: share }, (_, i) => i))(
    'schedules of share %i lose nothing, double nothing and come to rest',
    { timeout: 120_000 },
    async (part) => {
      for (let i = 0; i < perShare; i++) {
        const seed = 1 + part * perShare + i;
        const { broken } = await playSeed(seed);
        expect(broken, `seed ${seed}`).toEqual([]);
      }
    },
  );
  test('[I2] [I6] [I7] schedules too rare for chance, each by name', async () => {
    expect(await playNamed()).toEqual([]);
  });
  test('the same seed gives the same trace', async () => {
    expect((await playSeed(77)).trace).toEqual((await playSeed(77)).trace);
  });
});
