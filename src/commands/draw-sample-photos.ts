import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { chromium, type Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import { exifSegment } from './exif-segment.ts';
import type { drawPhoto } from './sample-photos/page.ts';
import { type PhotoName, type SamplePhoto, samplePhotos } from './sample-photos/photo-list.ts';

// Draws the photos of the sample audit into public/sample. Run by hand when a drawing changes; names of photos as
// arguments draw only those: `node src/commands/draw-sample-photos.ts p01 p06`.

type DrawnPhoto = ReturnType<typeof drawPhoto>;

const folder = 'public/sample';
const flags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const fonts = [
  [400, '400Regular/NotoSans_400Regular.ttf'],
  [600, '600SemiBold/NotoSans_600SemiBold.ttf'],
  [700, '700Bold/NotoSans_700Bold.ttf'],
] as const;

const pageScript = async (): Promise<string> => {
  const bundle = await rolldown({ input: 'src/commands/sample-photos/page.ts' });
  const { output } = await bundle.generate({ format: 'iife', name: 'samplePage' });
  await bundle.close();
  return output[0].code;
};

const preparePage = async (page: Page): Promise<void> => {
  const faces = await Promise.all(
    fonts.map(async ([weight, file]) => {
      const font = await readFile(`node_modules/@expo-google-fonts/noto-sans/${file}`, 'base64');
      return `@font-face{font-family:'Sample Sans';font-weight:${weight};src:url(data:font/ttf;base64,${font})}`;
    }),
  );
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${faces.join('')}</style>`);
  await page.evaluate(
    (weights) => Promise.all(weights.map((weight) => document.fonts.load(`${weight} 20px 'Sample Sans'`))),
    [400, 600, 700],
  );
  await page.addScriptTag({ content: await pageScript() });
};

/** The drawn JPEG with its EXIF segment in place of the JFIF header. */
const withExif = ({ base64, width, height }: DrawnPhoto, { shows: _, ...facts }: SamplePhoto): Buffer => {
  const drawn = Buffer.from(base64, 'base64');
  const isJfif = drawn.readUInt16BE(2) === 0xffe0;
  const rest = drawn.subarray(isJfif ? 4 + drawn.readUInt16BE(4) : 2);
  return Buffer.concat([drawn.subarray(0, 2), exifSegment({ ...facts, width, height }), rest]);
};

const wanted = process.argv.slice(2);
const names = (Object.keys(samplePhotos) as PhotoName[]).filter((name) => wanted.length === 0 || wanted.includes(name));
const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags });
try {
  const page = await browser.newPage();
  await preparePage(page);
  await mkdir(folder, { recursive: true });
  for (const name of names) {
    const drawn = await page.evaluate<DrawnPhoto>(`samplePage.drawPhoto('${name}')`);
    const file = withExif(drawn, samplePhotos[name]);
    await writeFile(`${folder}/${name}.jpg`, file);
    console.log(`${name}.jpg ${drawn.width}×${drawn.height} ${Math.round(file.length / 1000)} kB`);
  }
} finally {
  await browser.close();
}
