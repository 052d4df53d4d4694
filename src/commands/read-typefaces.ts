import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { makeCutFont } from '#report/pdf/text/cut-font.ts';
import type { TypefaceFiles, TypefaceName } from '#report/pdf/text/typefaces.ts';

const expo = '@expo-google-fonts';
const packaged: Record<Exclude<TypefaceName, 'latin'>, readonly [regular: string, bold?: string]> = {
  arabic: [
    `${expo}/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf`,
    `${expo}/ibm-plex-sans-arabic/700Bold/IBMPlexSansArabic_700Bold.ttf`,
  ],
  hebrew: [
    `${expo}/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf`,
    `${expo}/noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf`,
  ],
  devanagari: [
    `${expo}/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf`,
    `${expo}/noto-sans-devanagari/700Bold/NotoSansDevanagari_700Bold.ttf`,
  ],
  thai: [
    `${expo}/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf`,
    `${expo}/noto-sans-thai/700Bold/NotoSansThai_700Bold.ttf`,
  ],
  japanese: [`${expo}/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf`],
  chinese: [`${expo}/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf`],
  korean: [`${expo}/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf`],
  emoji: [`${expo}/noto-emoji/400Regular/NotoEmoji_400Regular.ttf`],
};

const read = async (place: URL | string): Promise<Uint8Array> => new Uint8Array(await readFile(place));
const own = (file: string) => new URL(`../report/fonts/${file}`, import.meta.url);
const ofPackage = (file: string) => fileURLToPath(import.meta.resolve(file));

/** The typefaces of a report, from this project and its packages; the report's own first. */
export const readTypefaces = async (names: readonly TypefaceName[]): Promise<readonly TypefaceFiles[]> =>
  Promise.all([
    Promise.all([read(own('noto-sans-regular.ttf')), read(own('noto-sans-bold.ttf'))]).then(
      ([regular, bold]): TypefaceFiles => ({ name: 'latin', regular, bold }),
    ),
    ...names.flatMap((name) => {
      if (name === 'latin') return [];
      const [regular, bold] = packaged[name];
      return (async (): Promise<TypefaceFiles> => ({
        name,
        regular: await read(ofPackage(regular)),
        ...(bold ? { bold: await read(ofPackage(bold)) } : {}),
      }))();
    }),
  ]);

export const readCutFont = async () => makeCutFont(await read(ofPackage('harfbuzzjs/dist/harfbuzz-subset.wasm')));
