/** Which column of a file stands for which of ours, by its place; undefined where none does. */
export type ColumnMapping<Column extends string> = { readonly [column in Column]?: number | undefined };

/** A header as it is compared: letters and digits of any script, one space between words. */
export const headerKey = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Guesses the mapping from a file's header: first titles that are one of our words, then titles that hold one, the
 * longest word first. A column of the file is taken once. A person looks at it and changes it.
 */
export const guessColumns = <Column extends string>(
  header: readonly string[],
  words: { readonly [column in Column]: readonly string[] },
): ColumnMapping<Column> => {
  const titles = header.map(headerKey);
  const mapping: { [column in Column]?: number } = {};
  const taken = new Set<number>();
  const known = (Object.entries(words) as [Column, readonly string[]][])
    .flatMap(([column, names]) => names.map((name) => ({ column, name: headerKey(name) })))
    .toSorted((a, b) => b.name.length - a.name.length);
  const take = (fits: (title: string, name: string) => boolean) => {
    for (const { column, name } of known) {
      if (mapping[column] !== undefined) continue;
      const place = titles.findIndex((title, i) => !taken.has(i) && title !== '' && fits(title, name));
      if (place < 0) continue;
      mapping[column] = place;
      taken.add(place);
    }
  };
  take((title, name) => title === name);
  take((title, name) => ` ${title} `.includes(` ${name} `));
  return mapping;
};
