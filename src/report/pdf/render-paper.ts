import { strToU8 } from 'fflate';
import type { PaperSize } from '#domain/report/report-choices.ts';
import type { Paper, PaperBlock } from '../papers/paper.ts';
import { drawSignatures } from './draw-signature.ts';
import { Flow } from './flow.ts';
import { color, margin, type } from './look.ts';
import { makeSurface, type Surface } from './surface.ts';
import type { CutFont } from './text/font-log.ts';
import type { TypefaceFiles } from './text/typefaces.ts';

/** A paper as PDF/A-3a and PDF/UA-1, like the report. Pure: the same paper, typefaces and choices give the same file. */
export const renderPaper = (
  paper: Paper,
  use: {
    readonly typefaces: readonly TypefaceFiles[];
    readonly cutFont: CutFont;
    readonly language: string;
    readonly size: PaperSize;
    readonly madeAt: string;
    readonly fileId: string;
    /** How "page 2 of 5" is said. */
    readonly pageOf: (page: number, pages: number) => string;
  },
): { readonly pieces: readonly Uint8Array<ArrayBuffer>[]; readonly pages: number } => {
  const surface = makeSurface<never>({
    typefaces: use.typefaces,
    cutFont: use.cutFont,
    paper: use.size,
    facts: {
      title: paper.title,
      author: paper.author,
      subject: [paper.kind, paper.subtitle].filter(Boolean).join(', '),
      language: use.language,
      madeAt: new Date(use.madeAt),
      fileId: use.fileId,
    },
    attachment: {
      name: 'paper.json',
      mediaType: 'application/json',
      description: paper.kind,
      bytes: strToU8(JSON.stringify(paper)),
    },
  });
  const flow = new Flow(surface as Surface);
  drawHead(flow, paper);
  for (const { title, blocks } of paper.sections) {
    flow.gap(14);
    flow.heading(title);
    surface.bookmark(title, surface.page());
    for (const block of blocks) drawBlock(flow, block);
  }
  const pages = surface.page();
  surface.artifact(() => {
    for (let page = 1; page <= pages; page++) drawFoot(flow, paper, page, use.pageOf(page, pages));
  });
  return { pieces: surface.finish(), pages };
};

const drawHead = (flow: Flow, paper: Paper): void => {
  const { surface } = flow;
  surface.rect({ x: 0, y: 0, width: surface.width, height: 6 }, { fill: color.navy });
  flow.paragraph(paper.kind, { size: 9, leading: 12, weight: 'bold', color: color.secondary });
  flow.gap(6);
  flow.paragraph(paper.title, { size: 22, leading: 28, weight: 'bold', color: color.navy }, 0, 'H1');
  if (paper.subtitle) flow.paragraph(paper.subtitle, { size: 11, leading: 16 });
  flow.gap(10);
  flow.facts(paper.facts);
  if (paper.caveat) flow.paragraph(paper.caveat, { ...type.table, color: color.secondary });
};

const drawBlock = (flow: Flow, block: PaperBlock): void => {
  switch (block.kind) {
    case 'subhead':
      // With the head and first row of a table that may follow.
      return flow.subhead(block.text, 110);
    case 'paragraph':
      flow.paragraph(block.text, block.isNote ? { ...type.table, color: color.secondary } : type.body);
      return flow.gap(4);
    case 'facts':
      return flow.facts(block.rows);
    case 'table':
      if (block.rows.length === 0) return flow.paragraph(block.empty, { ...type.body, color: color.secondary });
      return flow.table(
        block.columns.map(({ title, share, isBold }) => ({ title, share, ...(isBold ? { weight: 'bold' } : {}) })),
        block.rows.map((cells) => ({ cells })),
      );
    case 'signatures':
      return drawSignatures(flow, block.rows);
  }
};

const drawFoot = (flow: Flow, paper: Paper, page: number, pageOf: string): void => {
  const { surface } = flow;
  const look = { size: 7.5, leading: 10, color: color.secondary };
  surface.goToPage(page);
  const foot = surface.height - margin + 8;
  surface.line(flow.left, foot - 14, flow.right, foot - 14, color.hairline);
  const whose = [paper.whose, paper.title, paper.confidentiality].filter(Boolean).join(' · ').replace(/\s+/gu, ' ');
  const [first, ...more] = flow.lines(whose, flow.width * 0.75, look);
  surface.text(`${first?.text ?? ''}${more.length > 0 ? ' …' : ''}`, flow.left, foot, look);
  surface.text(pageOf, flow.right, foot, { ...look, align: 'right' });
};
