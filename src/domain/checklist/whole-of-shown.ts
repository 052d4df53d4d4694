/** The number of the item that a number as shown is of, whole or part: `6.1.4` of `6.1.4 · Kredo`. */
export const wholeOfShown = (ref: string): string => ref.split(' · ')[0] ?? ref;
