import type { CoverageGroup } from './coverage.ts';

/** Clauses and controls as people list them: a group that is there whole by its own number. */
export const itemsInShort = (items: readonly string[], groups: readonly CoverageGroup[]): readonly string[] => {
  const named = new Set(items);
  const known = new Set(groups.flatMap(({ rows }) => rows.map(({ item }) => item)));
  return [
    ...groups.flatMap(({ ref, rows }) => {
      const here = rows.map(({ item }) => item).filter((item) => named.has(item));
      return here.length > 1 && here.length === rows.length ? [ref] : here;
    }),
    ...items.filter((item) => !known.has(item)),
  ];
};
