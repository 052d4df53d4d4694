import type { Json } from '#domain/journal/change.ts';

/** Deeper than anything a change says, and far from where a program that walks through it would break off. */
const deepest = 64;

/** The one text of a JSON value by RFC 8785. Throws for what has none: half surrogate pairs, infinite numbers, depths. */
export const canonicalJson = (value: unknown, depth = 0): string => {
  if (depth > deepest) throw new RangeError(`deeper than ${deepest}`);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.keys(value)
      .toSorted()
      .flatMap((key) => {
        const said = (value as Record<string, unknown>)[key];
        return said === undefined ? [] : [`${canonicalJson(key)}:${canonicalJson(said, depth + 1)}`];
      })
      .join(',')}}`;
  if (typeof value === 'string' && !isWellFormed(value)) throw new RangeError('half a surrogate pair');
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('no finite number');
  return JSON.stringify(value as Json);
};

const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);
