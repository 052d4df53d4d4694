/**
 * Text as it can be printed. What a PDF would lose without a word is made visible: a control character or a character
 * without a glyph becomes `[U+1F642]`. Tabs become spaces, accents are composed (NFC), lines keep their breaks.
 */
export const printable = (text: string, covers: (codePoint: number) => boolean): string =>
  [
    ...text
      .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
      .replace(/\t/gu, '    ')
      .normalize('NFC'),
  ]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (character === '\n') return character;
      if (isUnseen(code)) return '';
      return code >= 0x20 && !(code >= 0x7f && code < 0xa0) && covers(code) ? character : codeOf(code);
    })
    .join('');

/** Marks that carry no glyph by nature: soft hyphen, joiners, direction marks, variation selectors, byte-order mark. */
const isUnseen = (code: number): boolean =>
  code === 0xad ||
  (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  (code >= 0xfe00 && code <= 0xfe0f) ||
  code === 0xfeff;

export const codeOf = (code: number): string => `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;

/** The characters of a text that have no glyph, each once, in order: what preflight lists before an export. */
export const withoutGlyph = (text: string, covers: (codePoint: number) => boolean): readonly string[] => [
  ...new Set(
    [...text.replace(/[\r\n\t\u2028\u2029\u0085]/gu, ' ').normalize('NFC')].filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      return !isUnseen(code) && (code < 0x20 || (code >= 0x7f && code < 0xa0) || !covers(code));
    }),
  ),
];
