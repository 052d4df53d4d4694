import { textsIn } from '#domain/report/report-texts.ts';
import type { Paper } from '#report/papers/paper.ts';
import { renderPaper } from '#report/pdf/render-paper.ts';
import { typefacesFor } from '#report/pdf/text/typefaces.ts';
import { readCutFont, readTypefaces } from '../../src/commands/read-typefaces.ts';
import { sha256 } from './read-pdf.ts';

const cutFont = readCutFont();

/** Renders a paper like the tablet's worker does. */
export const paperInNode = async (paper: Paper, madeAt: string): Promise<Uint8Array<ArrayBuffer>> => {
  const { pieces } = renderPaper(paper, {
    typefaces: await readTypefaces(typefacesFor(textsIn(paper), 'en')),
    cutFont: await cutFont,
    language: 'en',
    size: 'a4',
    madeAt,
    fileId: sha256(Buffer.from(JSON.stringify(paper))).slice(0, 32),
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
  });
  return Uint8Array.from(Buffer.concat(pieces));
};
