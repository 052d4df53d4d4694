/** Deeper than anything a change says, and far from where a program that walks through it would break off. */
const deepest = 64;

/** The one text of a JSON value by RFC 8785. Throws for what has none: half surrogate pairs, infinite numbers, depths. */
export const canonicalJson = (value: unknown, depth = 0): string => {
  if (depth > deepest) throw new RangeError(`deeper than ${deepest}`);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, said]) => said !== undefined);
    return `{${members
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, said]) => `${canonicalJson(key, depth)}:${canonicalJson(said, depth + 1)}`)
      .join(',')}}`;
  }
  if (typeof value === 'string' && halfPair.test(value)) throw new RangeError('half a surrogate pair');
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('no finite number');
  if (value === undefined) throw new TypeError('no JSON value');
  return JSON.stringify(value);
};

const halfPair = /\p{Surrogate}/u;
const halfPairs = /\p{Surrogate}/gu;

/** Half a surrogate pair is no text: it becomes U+FFFD. */
export const wellFormed = (text: string): string => text.replace(halfPairs, '\uFFFD');
