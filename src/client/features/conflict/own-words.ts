/** A stretch of a text, and whether the other version lacks it. */
export type Stretch = { readonly text: string; readonly isOwn: boolean };

/** Beyond this the whole middle counts as different: comparing word by word would hold up the screen. */
const mostComparisons = 1_000_000;

/** What of a text stands in this version only, word by word: the longest common run of words is what both have. */
export const ownWords = (text: string, other: string): readonly Stretch[] => {
  const wordsOf = (whole: string): readonly string[] => whole.match(/\s*\S+/g) ?? [];
  const [a, b] = [wordsOf(text), wordsOf(other)];
  const same = (x: string | undefined, y: string | undefined) => x !== undefined && x.trim() === y?.trim();
  let start = 0;
  while (same(a[start], b[start])) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && same(a.at(-1 - end), b.at(-1 - end))) end++;
  const [middle, others] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const common = commonWords(middle, others, same);
  const isOwn = (i: number) => i >= start && i < a.length - end && !common.has(i - start);
  return a.reduce<Stretch[]>((stretches, word, i) => {
    const last = stretches.at(-1);
    const space = isOwn(i) && !last?.isOwn ? word.slice(0, word.search(/\S/)) : '';
    const before = last && (last.isOwn === isOwn(i) || space) ? stretches.slice(0, -1) : stretches;
    if (last?.isOwn === isOwn(i)) return [...before, { text: last.text + word, isOwn: last.isOwn }];
    // The space before what is marked isn't marked.
    const led = space ? [{ text: (last?.text ?? '') + space, isOwn: false }] : [];
    return [...before, ...led, { text: word.slice(space.length), isOwn: isOwn(i) }];
  }, []);
};

/** Places in `a` of a longest common subsequence of both. */
const commonWords = (
  a: readonly string[],
  b: readonly string[],
  same: (x: string | undefined, y: string | undefined) => boolean,
): ReadonlySet<number> => {
  const places = new Set<number>();
  if (a.length * b.length > mostComparisons) return places;
  const length = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const at = (i: number, j: number) => length[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = length[i];
      if (row) row[j] = same(a[i], b[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  for (let i = 0, j = 0; i < a.length && j < b.length; )
    if (same(a[i], b[j])) {
      places.add(i++);
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  return places;
};
