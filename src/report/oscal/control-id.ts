/** Before what OSCAL allows no id to begin with, or to hold: clause 4.1 is `clause-4.1`. */
const prefix = 'clause-';

const isToken = (ref: string): boolean => /^\p{L}[\p{L}\p{N}.-]*$/u.test(ref) && !ref.startsWith(prefix);

/** The id of a clause, control or own procedure in OSCAL. `refOfControlId` gives its number back. */
export const controlIdOf = (ref: string): string =>
  isToken(ref)
    ? ref
    : prefix + ref.replace(/[^\p{L}\p{N}.-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`);

export const refOfControlId = (id: string): string =>
  id.startsWith(prefix)
    ? id
        .slice(prefix.length)
        .replace(/_([0-9a-f]+)_/gu, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    : id;
