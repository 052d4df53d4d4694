import type { ReportModel } from '#domain/report/report-model.ts';
import { enteredTexts } from '#domain/report/report-texts.ts';
import { type RenderedReport, type RenderUse, renderReport } from '#report/pdf/render-report.ts';
import { typefacesFor } from '#report/pdf/text/typefaces.ts';
import { makeWording } from '#report/wording/wording.ts';
import { readCutFont, readTypefaces } from '../../src/commands/read-typefaces.ts';
import { sha256 } from './read-pdf.ts';

const cutFont = readCutFont();

export const reportTypefaces = (model: ReportModel, language = 'en') =>
  readTypefaces(
    typefacesFor(
      enteredTexts(model).map(({ text }) => text),
      language,
    ),
  );

/** Renders a report like the tablet's worker does, with photos from a map by SHA-256. */
export const renderInNode = async (
  model: ReportModel,
  photos: ReadonlyMap<string, Uint8Array<ArrayBuffer>> = new Map(),
  choices: Partial<RenderUse<Uint8Array<ArrayBuffer>>> = {},
): Promise<Omit<RenderedReport<never>, 'pieces'> & { readonly bytes: Uint8Array<ArrayBuffer> }> => {
  const { pieces, ...made } = await renderReport<Uint8Array<ArrayBuffer>>(model, {
    typefaces: await reportTypefaces(model),
    cutFont: await cutFont,
    wording: makeWording('en'),
    paper: 'a4',
    edition: 'report',
    profile: 'evidence',
    fileId: sha256(Buffer.from(JSON.stringify(model))).slice(0, 32),
    photoSource: async (hash) => {
      const bytes = photos.get(hash);
      return bytes && { head: bytes, size: bytes.length, body: bytes };
    },
    ...choices,
  });
  return { ...made, bytes: Uint8Array.from(Buffer.concat(pieces)) };
};
