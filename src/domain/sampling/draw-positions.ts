import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** 2^48: what six bytes count. */
const span = 0x1_0000_0000_0000;

/** The first six bytes of SHA-256(`seed:counter`) as one number. */
const ticket = (seed: string, counter: number): number =>
  sha256(utf8ToBytes(`${seed}:${counter}`))
    .subarray(0, 6)
    .reduce((number, byte) => number * 256 + byte, 0);

/**
 * SM1: `size` different positions of 1 to `population`, in the order they are drawn, so that anybody with the seed and
 * `sha256sum` draws the same ones. A larger size goes on where a smaller one ended.
 */
export const drawPositions = (seed: string, population: number, size: number): readonly number[] => {
  const fair = Math.floor(span / population) * population;
  const drawn = new Set<number>();
  for (let counter = 0; drawn.size < Math.min(size, population); counter++) {
    const number = ticket(seed, counter);
    // Above it the first positions would be one ticket likelier than the last.
    if (number < fair) drawn.add((number % population) + 1);
  }
  return [...drawn];
};
