/** Why a size is suggested; the screen says it. */
export type SizeReason = 'everything' | 'squareRoot' | 'atLeast' | 'atMost';

const [least, most] = [5, 50];

/**
 * SM3: how many records to look at, as a suggestion: the square root of the population, at least 5, at most 50; all of
 * a population of up to 5. A rule of thumb that claims no confidence level.
 */
export const suggestSize = (population: number): { readonly size: number; readonly reason: SizeReason } => {
  if (population <= least) return { size: population, reason: 'everything' };
  const root = Math.ceil(Math.sqrt(population));
  if (root < least) return { size: least, reason: 'atLeast' };
  return root > most ? { size: most, reason: 'atMost' } : { size: root, reason: 'squareRoot' };
};
