import { strToU8 } from 'fflate';
import { isNonconformity } from '#domain/finding/grade.ts';
import type { Edition, PaperSize, PhotoProfile } from '#domain/report/report-choices.ts';
import type { ReportModel } from '#domain/report/report-model.ts';
import { printedIssue } from '#domain/report/report-sign-off.ts';
import { enteredTexts } from '#domain/report/report-texts.ts';
import type { Wording } from '../wording/wording.ts';
import { Flow } from './flow.ts';
import { color, margin, type } from './look.ts';
import { drawablePhoto, drawPhotos, type PhotoSource } from './photo-drawing.ts';
import { withoutGlyph } from './printable.ts';
import { drawApplicability } from './sections/applicability.ts';
import { drawBasis } from './sections/basis.ts';
import { drawByClause } from './sections/by-clause.ts';
import { drawConclusions, drawEvidenceAnnex, drawExportAnnex, drawHashAnnex } from './sections/closing.ts';
import { drawCover } from './sections/cover.ts';
import { drawRegister, drawSheet } from './sections/findings.ts';
import { drawFulfilment } from './sections/fulfilment.ts';
import { drawMeetings } from './sections/meetings.ts';
import { drawSamples } from './sections/samples.ts';
import { drawSignOff, hasSignOff } from './sections/sign-off.ts';
import { drawSummary } from './sections/summary.ts';
import { drawWorkingPapers } from './sections/working-papers.ts';
import { makeSurface, type Surface } from './surface.ts';
import type { CutFont } from './text/font-log.ts';
import { makeFontShelf } from './text/font-shelf.ts';
import type { TypefaceFiles } from './text/typefaces.ts';

export type RenderProgress = { readonly page: number; readonly photo: number; readonly photos: number };

export type RenderedReport<Body> = {
  /** The file in pieces; photos are the bodies that were given. */
  readonly pieces: readonly (Uint8Array<ArrayBuffer> | Body)[];
  readonly pages: number;
  readonly photosShown: number;
  /** Labels of photos that stand there as words: their bytes are not here, or can't be drawn. */
  readonly notShown: readonly string[];
};

export type RenderUse<Body> = {
  readonly typefaces: readonly TypefaceFiles[];
  readonly cutFont: CutFont;
  readonly wording: Wording;
  readonly paper: PaperSize;
  readonly edition: Edition;
  readonly profile: PhotoProfile;
  /** 32 hex digits that tell this file apart: the start of a hash of the model. */
  readonly fileId: string;
  readonly photoSource: PhotoSource<Body>;
  readonly onProgress?: (progress: RenderProgress) => void;
  /** Called between pages, so that whoever runs this can let other work through. */
  readonly breathe?: () => Promise<void>;
};

/** Characters that these typefaces can't print, by where they stand. Said before an export; printed as `[U+…]`. */
export const unprintableTexts = (
  model: ReportModel,
  typefaces: readonly TypefaceFiles[],
): readonly { readonly where: string; readonly field: string; readonly characters: readonly string[] }[] => {
  const { covers } = makeFontShelf(typefaces);
  return enteredTexts(model)
    .map(({ where, field, text }) => ({ where, field, characters: withoutGlyph(text, covers) }))
    .filter(({ characters }) => characters.length > 0);
};

/** Photographs of a report: what is a picture, whatever it was recorded as. */
export const reportPhotos = (model: ReportModel) =>
  model.evidence.filter(({ kind, file }) => kind === 'photo' || file?.mediaType.startsWith('image/'));

/**
 * The report as PDF/A-3a and PDF/UA-1. Pure but for the bytes it asks for: the same model, typefaces, choices and photos
 * give the same file, on a tablet as on a server.
 */
export const renderReport = async <Body>(model: ReportModel, use: RenderUse<Body>): Promise<RenderedReport<Body>> => {
  const { wording: w, edition, profile } = use;
  const photos = edition === 'management' ? [] : reportPhotos(model);
  const { workingPapers: _papers, ...attached } = model;
  const surface = makeSurface<Body>({
    typefaces: use.typefaces,
    cutFont: use.cutFont,
    paper: use.paper,
    facts: {
      title: [model.audit.number, model.audit.title].filter(Boolean).join(' ') || w('report'),
      author: model.team.flatMap((member) => (member.role === 'lead' ? (member.name ?? []) : [])).join(', '),
      subject: [w('report'), model.audit.organisation, model.standard].filter(Boolean).join(', '),
      language: w.language,
      madeAt: new Date(model.madeAt),
      fileId: use.fileId,
    },
    attachment: {
      name: 'report.json',
      mediaType: 'application/json',
      description: w('attachment'),
      bytes: strToU8(JSON.stringify(attached)),
    },
  });
  let drawn = 0;
  const report = () => use.onProgress?.({ page: surface.page(), photo: drawn, photos: photos.length });
  const onPhoto = () => {
    drawn += 1;
    report();
  };
  const breathe = use.breathe ?? (() => Promise.resolve());
  const mark = () => {
    if (model.isDraft) surface.watermark(w('draft'));
  };
  const flow = new Flow(surface as Surface, () => {
    mark();
    report();
  });
  const contents: ContentsEntry[] = [];
  /** Begins a section on a page of its own; `number` where it is counted. */
  const begin = (title: string) => {
    flow.newPage();
    contents.push({ title, page: surface.page(), children: [] });
    flow.heading(title);
  };
  let count = 0;
  const numbered = (title: string) => begin(`${++count}  ${title}`);

  mark();
  drawCover(flow, model, edition, w);
  flow.newPage();
  const contentsPage = surface.page();
  const contentsElement = surface.begin('TOC');

  numbered(w('summary'));
  drawSummary(flow, model, w);
  numbered(w('basis'));
  drawBasis(flow, model, w);
  numbered(w('fulfilment'));
  drawFulfilment(flow, model, w);
  if (model.applicability) {
    numbered(w('soa.section'));
    drawApplicability(flow, model.applicability, w);
  }
  numbered(w('register'));
  drawRegister(flow, model, w);
  await breathe();

  const nonconformities = model.findings.filter((finding) => isNonconformity(finding.grade));
  numbered(w('sheet'));
  if (nonconformities.length === 0) flow.paragraph(w('none'));
  for (const [i, finding] of nonconformities.entries()) {
    if (i > 0) flow.newPage();
    const title = `${finding.number} ${finding.fields.title ?? ''}`.trim();
    contents.at(-1)?.children.push({ title, page: surface.page() });
    const own = edition === 'management' ? [] : finding.evidence.filter((evidence) => evidence.kind === 'photo');
    const shown = await Promise.all(own.map((evidence) => drawablePhoto(evidence, use.photoSource, w)));
    drawSheet(flow, finding, shown, { profile, w }, report);
    if (i % 10 === 9) await breathe();
  }

  const notShown: string[] = [];
  if (edition !== 'management') {
    numbered(w('byClause'));
    drawByClause(flow, model, w, report);
    await breathe();

    numbered(w('photos'));
    if (photos.length === 0) flow.paragraph(w('photos.empty'));
    for (let i = 0; i < photos.length; i += 2) {
      const pair = await Promise.all(
        photos.slice(i, i + 2).map((evidence) => drawablePhoto(evidence, use.photoSource, w)),
      );
      for (const { evidence, shown } of pair) if ('instead' in shown) notShown.push(evidence.label);
      drawPhotos(flow, pair, { columns: 2, profile, w }, onPhoto);
      await breathe();
    }
  }

  if (edition !== 'management' && model.meetings) {
    numbered(w('meetings.title'));
    drawMeetings(flow, model.meetings, w);
  }
  if (edition !== 'management' && model.samples) {
    numbered(w('samples.title'));
    drawSamples(flow, model.samples, w);
    await breathe();
  }
  numbered(w('conclusions'));
  drawConclusions(flow, model, w);
  if (hasSignOff(model)) {
    numbered(w('signOff'));
    drawSignOff(flow, model, w);
  }
  if (edition !== 'management') {
    begin(w('annexA'));
    drawEvidenceAnnex(flow, model, w);
    begin(w('annexB'));
    drawHashAnnex(flow, model, w);
  }
  begin(w('annexC'));
  const unprintable = [...new Set(enteredTexts(model).flatMap(({ text }) => withoutGlyph(text, surface.covers)))];
  drawExportAnnex(flow, model, { profile, w }, unprintable);
  if (edition === 'full') {
    begin(w('annexD'));
    drawWorkingPapers(flow, model, w);
  }

  const pages = surface.page();
  surface.goToPage(contentsPage);
  surface.inside(contentsElement, () => drawContents(flow, contents, w));
  for (const section of contents) {
    const parent = surface.bookmark(section.title, section.page);
    for (const child of section.children) surface.bookmark(child.title, child.page, parent);
  }
  surface.artifact(() => {
    for (let page = 2; page <= pages; page++) drawFrame(flow, model, page, pages, w);
  });
  return { pieces: surface.finish(), pages, photosShown: photos.length - notShown.length, notShown };
};

type ContentsEntry = {
  readonly title: string;
  readonly page: number;
  readonly children: { readonly title: string; readonly page: number }[];
};

/** One page: where there are more sheets than it takes, the outline has them all. */
const drawContents = (flow: Flow, contents: readonly ContentsEntry[], w: Wording): void => {
  const { surface } = flow;
  flow.y = margin + 26;
  flow.heading(w('contents'));
  const rows = contents.flatMap((section) => [
    { ...section, indent: 0 },
    ...section.children.map((child) => ({ ...child, indent: 18 })),
  ]);
  const fits = rows.length * 21 < flow.bottom - flow.y;
  for (const { title, page, indent } of rows.filter((row) => fits || row.indent === 0)) {
    const look = indent === 0 ? type.body : { ...type.table, color: color.secondary };
    const line = oneLine(flow, title, flow.width - 40 - indent, look);
    const box = { x: flow.left, y: flow.y - 2, width: flow.width, height: look.leading + 4 };
    surface.tag('TOCI', () =>
      surface.tag('Reference', () =>
        surface.tag('Link', () => {
          surface.text(line, flow.left + indent, flow.y + look.leading * 0.76, look);
          surface.text(` ${page}`, flow.right, flow.y + look.leading * 0.76, { ...look, align: 'right' });
          surface.link(box, page, title);
        }),
      ),
    );
    flow.y += look.leading + 7;
    surface.line(flow.left, flow.y - 2, flow.right, flow.y - 2, color.hairline);
  }
};

/** A text shortened to a line: it stands in full elsewhere. */
const oneLine = (
  flow: Flow,
  text: string,
  width: number,
  look: { readonly size: number; readonly leading: number },
) => {
  const lines = flow.lines(text.replace(/\s+/gu, ' '), width - 10, look);
  return lines.length > 1 ? `${lines[0]?.text} …` : (lines[0]?.text ?? '');
};

/** Head and foot of a page: which audit, how confidential, page x of y. The full texts stand on the cover. */
const drawFrame = (flow: Flow, model: ReportModel, page: number, pages: number, w: Wording): void => {
  const { surface } = flow;
  const look = { size: 7.5, leading: 10, color: color.secondary };
  surface.goToPage(page);
  const title = [model.audit.number, model.audit.title].filter(Boolean).join(' · ');
  surface.text(oneLine(flow, title, flow.width * 0.6, look), flow.left, margin - 8, look);
  const status = [
    model.isDraft ? w('draft') : w('signOff.issue', { issue: printedIssue(model)?.issue ?? '' }),
    model.audit.confidentiality,
  ]
    .filter(Boolean)
    .join(' · ');
  surface.text(oneLine(flow, status, flow.width * 0.36, look), flow.right, margin - 8, {
    ...look,
    weight: 'bold',
    align: 'right',
  });
  surface.line(flow.left, margin - 1, flow.right, margin - 1, color.hairline);
  const foot = surface.height - margin + 8;
  surface.line(flow.left, foot - 14, flow.right, foot - 14, color.hairline);
  const whose = [model.audit.organisation, model.standard].filter(Boolean).join(' · ');
  surface.text(oneLine(flow, whose, flow.width * 0.7, look), flow.left, foot, look);
  surface.text(w('pageOf', { page, pages }), flow.right, foot, { ...look, align: 'right' });
};
