/** The typefaces of a report. Noto Sans is with every tablet; the others are fetched when a text needs them, and kept. */
export const typefaceNames = [
  'latin',
  'arabic',
  'hebrew',
  'devanagari',
  'thai',
  'japanese',
  'chinese',
  'korean',
  'emoji',
] as const;
export type TypefaceName = (typeof typefaceNames)[number];

/** A typeface's TrueType files. Where there is no bold one, the regular is drawn thicker. */
export type TypefaceFiles = { readonly name: TypefaceName; readonly regular: Uint8Array; readonly bold?: Uint8Array };

/** The name in the file's font list. */
export const postScriptNames: Record<TypefaceName, string> = {
  latin: 'NotoSans',
  arabic: 'IBMPlexSansArabic',
  hebrew: 'NotoSansHebrew',
  devanagari: 'NotoSansDevanagari',
  thai: 'NotoSansThai',
  japanese: 'NotoSansJP',
  chinese: 'NotoSansSC',
  korean: 'NotoSansKR',
  emoji: 'NotoEmoji',
};

const scripts: readonly (readonly [TypefaceName, RegExp])[] = [
  ['arabic', /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]/u],
  ['hebrew', /[\u0590-\u05ff\ufb1d-\ufb4f]/u],
  ['devanagari', /[\u0900-\u097f\ua8e0-\ua8ff]/u],
  ['thai', /[\u0e00-\u0e7f]/u],
  ['korean', /[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]/u],
  ['emoji', /[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\u{1f000}-\u{1faff}]/u],
];
const kana = /[\u3040-\u30ff\uff66-\uff9f]/u;
const han =
  /[\u2e80-\u2fdf\u3000-\u303f\u31c0-\u31ef\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff65\u{20000}-\u{323af}]/u;

/**
 * The typefaces that a report's texts need besides the first, in the order in which they are asked for a glyph. Han
 * characters look different in each language: the report's own comes first, then the one whose other signs stand there.
 */
export const typefacesFor = (texts: readonly string[], language: string): readonly TypefaceName[] => {
  const all = texts.join('\n');
  const found = scripts.filter(([, script]) => script.test(all)).map(([name]) => name);
  const hasKana = kana.test(all);
  if (!hasKana && !han.test(all)) return found;
  const first: TypefaceName =
    language.startsWith('ja') || (hasKana && !/^(zh|ko)/u.test(language))
      ? 'japanese'
      : language.startsWith('ko')
        ? 'korean'
        : 'chinese';
  const others = (['japanese', 'chinese'] as const).filter((name) => name !== first);
  return [first, ...found.filter((name) => name !== first), ...others];
};
