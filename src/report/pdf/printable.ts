/**
 * Text as it is set: tabs become spaces, accents are composed (NFC), lines keep their breaks, marks that only steer its
 * direction or its breaking are left out. A control character becomes its code: nothing is lost without a word.
 */
export const printable = (text: string): string => (/^[\n\x20-\x7e]*$/u.test(text) ? text : made(text));

const made = (text: string): string =>
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
      return isControl(code) ? codeOf(code) : character;
    })
    .join('');

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0);

/** Marks without a glyph: soft hyphen, zero-width space, direction marks, byte-order mark. Joiners shape what they join, and stay. */
const isUnseen = (code: number): boolean =>
  code === 0xad ||
  code === 0x200b ||
  code === 0x200e ||
  code === 0x200f ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  code === 0xfeff;

export const codeOf = (code: number): string => `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;

/** The characters of a text that have no glyph, each once, in order: what preflight lists before an export. */
export const withoutGlyph = (text: string, covers: (codePoint: number) => boolean): readonly string[] => [
  ...new Set(
    [...text.replace(/[\r\n\t\u2028\u2029\u0085]/gu, ' ').normalize('NFC')].filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      return !isUnseen(code) && (isControl(code) || !covers(code));
    }),
  ),
];
