/** For what can't be otherwise: a missing value here is a bug, not a refusal. */
export const must = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Error(`Bug: ${what} is missing`);
  return value;
};
