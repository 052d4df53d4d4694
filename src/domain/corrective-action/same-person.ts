export type Named = { readonly name: string | undefined; readonly person: string | undefined };

/** Names as people mean them: composed alike, without edges, in one case. */
const folded = (name: string | undefined): string =>
  (name ?? '').normalize('NFC').trim().replace(/\s+/gu, ' ').toUpperCase().toLowerCase();

/**
 * CA13: one person by their id or by their name. A name decides even where both ids are known: one person may have
 * several ids, from before an account and after it.
 */
export const isSamePerson = (a: Named, b: Named): boolean =>
  (a.person !== undefined && a.person !== '' && a.person === b.person) ||
  (folded(a.name) !== '' && folded(a.name) === folded(b.name));
