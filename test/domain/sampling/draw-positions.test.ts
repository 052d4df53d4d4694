import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { drawPositions } from '#domain/sampling/draw-positions.ts';
import { suggestSize } from '#domain/sampling/suggest-size.ts';

describe('the random selection', () => {
  // Drawn with the lines of SPEC.md in bash, with sha256sum.
  test.each([
    ['42014', 11, '10 8 5 11 7 9 1 2 3'],
    ['42014', 11, '10 8 5 11 7 9 1 2 3 4 6'],
    ['Ångström 7', 1000, '558 11 177 88 30'],
    ['1112', 318, '103 136 105 110 107 126 106 9 43 50 125 116 29 123 119'],
    ['103', 17, '3 17 11 13 8 6 14 7 4 12 5 16 9 10 1 15 2'],
    ['x', 1, '1'],
  ])('[SM1] of seed %s among %d gives what sha256sum gives by hand', (seed, population, drawn) => {
    const positions = drawn.split(' ').map(Number);
    expect(drawPositions(seed, population, positions.length)).toEqual(positions);
  });

  test('[SM1] takes the words of the rule: six bytes, first byte highest, modulo N, plus 1', () => {
    const first = createHash('sha256').update('s:0').digest().readUIntBE(0, 6);
    expect(drawPositions('s', 97, 1)).toEqual([(first % 97) + 1]);
  });

  test('[SM1] draws without replacement, inside the population, and a larger n begins alike', () => {
    for (const [population, size] of [
      [1, 1],
      [7, 7],
      [100, 30],
      [500, 500],
      [2 ** 40, 200],
    ] as const) {
      const drawn = drawPositions(`seed ${population}`, population, size);
      expect(new Set(drawn).size).toBe(size);
      expect(drawn.every((position) => position >= 1 && position <= population)).toBe(true);
      expect(drawn.slice(0, 5)).toEqual(drawPositions(`seed ${population}`, population, Math.min(5, size)));
    }
  });

  test('[SM1] is fair: over 20,000 draws of 3 out of 10, no position comes more or less than chance allows', () => {
    const times = new Map<number, number>();
    const together = new Map<string, number>();
    for (let i = 0; i < 20_000; i++) {
      const drawn = drawPositions(`fixed ${i}`, 10, 3);
      for (const position of drawn) times.set(position, (times.get(position) ?? 0) + 1);
      const pair = drawn.slice(0, 2).join(' ');
      together.set(pair, (together.get(pair) ?? 0) + 1);
    }
    // 6,000 expected each, standard deviation 65; 222 for each ordered pair, standard deviation 15.
    expect(times.size).toBe(10);
    for (const count of times.values()) expect(Math.abs(count - 6_000)).toBeLessThan(4 * 65);
    expect(together.size).toBe(90);
    for (const count of together.values()) expect(Math.abs(count - 222)).toBeLessThan(5 * 15);
  });
});

test('[SM3] the suggested size is the square root, at least 5, at most 50, and all of a few', () => {
  expect(suggestSize(3)).toEqual({ size: 3, reason: 'everything' });
  expect(suggestSize(5)).toEqual({ size: 5, reason: 'everything' });
  expect(suggestSize(12)).toEqual({ size: 5, reason: 'atLeast' });
  expect(suggestSize(26)).toEqual({ size: 6, reason: 'squareRoot' });
  expect(suggestSize(318)).toEqual({ size: 18, reason: 'squareRoot' });
  expect(suggestSize(2_500)).toEqual({ size: 50, reason: 'squareRoot' });
  expect(suggestSize(7_820)).toEqual({ size: 50, reason: 'atMost' });
});
