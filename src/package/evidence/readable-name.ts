/** Letters that don't fall apart into a plain one and its mark. */
const plainLetters: { readonly [letter: string]: string } = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

const longestName = 80;

/**
 * SPEC E3: a text as part of a file name that every system takes as it is: plain letters, digits, blank, dot, dash and
 * underscore. Text in other scripts falls away; the list beside the files has it whole.
 */
export const readableName = (text: string): string =>
  [...text]
    .map((letter) => plainLetters[letter] ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9 ._-]+/g, ' ')
    .replace(/ +/g, ' ')
    .replace(/^[ .-]+/, '')
    .slice(0, longestName)
    .replace(/[ .-]+$/, '');

/** Names that Windows keeps for devices, whatever follows their first dot. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Gives each name once, also where capital letters don't count: `name.jpg`, `name (2).jpg`. */
export const makeUniqueNames = () => {
  const given = new Set<string>();
  return (folder: string, stem: string, extension: string): string => {
    const safe = stem === '' || reserved.test(stem) ? `file ${stem}`.trim() : stem;
    for (let n = 1; ; n++) {
      const name = `${folder}${safe}${n === 1 ? '' : ` (${n})`}${extension}`;
      if (given.has(name.toLowerCase())) continue;
      given.add(name.toLowerCase());
      return name;
    }
  };
};
