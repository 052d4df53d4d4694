import { readFile } from 'node:fs/promises';
import type { ReportModel } from '#domain/report/report-model.ts';
import { type RenderedReport, renderReport } from '#report/pdf/render-report.ts';
import { makeWording } from '#report/wording/wording.ts';
import { sha256 } from './read-pdf.ts';

export const reportFonts = async () => ({
  regular: Uint8Array.from(await readFile('src/report/fonts/noto-sans-regular.ttf')),
  bold: Uint8Array.from(await readFile('src/report/fonts/noto-sans-bold.ttf')),
});

/** Renders a report like the tablet's worker does, with photos from a map by SHA-256. */
export const renderInNode = async (
  model: ReportModel,
  photos: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<RenderedReport> => {
  const made = await renderReport(model, {
    fonts: await reportFonts(),
    wording: makeWording('en'),
    language: 'en',
    fileId: sha256(Buffer.from(JSON.stringify(model))).slice(0, 32),
    photoBytes: (hash) => Promise.resolve(photos.get(hash)),
  });
  if ('kind' in made) throw new Error(made.kind);
  return made;
};
