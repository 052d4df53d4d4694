import { mkdir, readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

/**
 * Cuts Noto Sans (OFL) to the scripts that every tablet carries: Latin with Vietnamese, Greek, Cyrillic, punctuation,
 * currency, arrows. WOFF2 for the screens, TrueType for the report. Run by hand when the font's version changes.
 */
const ranges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x250, 0x2ff],
  [0x300, 0x36f],
  [0x370, 0x3ff],
  [0x400, 0x52f],
  [0x1e00, 0x1eff],
  [0x1f00, 0x1fff],
  [0x2000, 0x206f],
  [0x2070, 0x209f],
  [0x20a0, 0x20cf],
  [0x2100, 0x214f],
  [0x2190, 0x21ff],
  [0x2200, 0x22ff],
  [0x25a0, 0x25ff],
  [0xfffd, 0xfffd],
];
const text = ranges
  .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)))
  .join('');

await mkdir('src/report/fonts', { recursive: true });
await mkdir('src/client/app/fonts', { recursive: true });
for (const [weight, file] of [
  ['regular', '400Regular/NotoSans_400Regular.ttf'],
  ['bold', '700Bold/NotoSans_700Bold.ttf'],
] as const) {
  const font = await readFile(`node_modules/@expo-google-fonts/noto-sans/${file}`);
  const truetype = await subsetFont(font, text, { targetFormat: 'truetype', noLayoutClosure: true });
  const woff2 = await subsetFont(font, text, { targetFormat: 'woff2' });
  await writeFile(`src/report/fonts/noto-sans-${weight}.ttf`, truetype);
  await writeFile(`src/client/app/fonts/noto-sans-${weight}.woff2`, woff2);
  console.log(weight, 'ttf', truetype.length, 'woff2', woff2.length);
}
