import { isNonconformity } from '#domain/finding/grade.ts';
import type { ReportModel } from '#domain/report/report-model.ts';
import { enteredTexts } from '#domain/report/report-texts.ts';
import type { Wording } from '../wording/wording.ts';
import { Flow } from './flow.ts';
import { color, margin, type } from './look.ts';
import { drawablePhoto, drawPhotos, type PhotoBytes } from './photo-drawing.ts';
import { printable, withoutGlyph } from './printable.ts';
import { drawBasis } from './sections/basis.ts';
import { drawByClause } from './sections/by-clause.ts';
import { drawConclusions, drawEvidenceAnnex, drawExportAnnex, drawHashAnnex } from './sections/closing.ts';
import { drawCover } from './sections/cover.ts';
import { drawRegister, drawSheet } from './sections/findings.ts';
import { drawFulfilment } from './sections/fulfilment.ts';
import { drawSummary } from './sections/summary.ts';
import { type Fonts, largestPdf, makeSurface, type Surface } from './surface.ts';

export type RenderProgress = { readonly page: number; readonly photo: number; readonly photos: number };

export type RenderedReport = {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly photosShown: number;
  /** Labels of photos that stand there as words: their bytes are not here, or can't be drawn. */
  readonly notShown: readonly string[];
};

export type RenderRefusal = { readonly kind: 'reportTooLarge'; readonly size: number; readonly largest: number };

const makeReportSurface = (model: ReportModel, fonts: Fonts, language: string, fileId: string): Surface =>
  makeSurface({
    fonts,
    title: [model.audit.number, model.audit.title].filter(Boolean).join(' '),
    author: model.team.flatMap((member) => (member.role === 'lead' ? (member.name ?? []) : [])).join(', '),
    language,
    madeAt: new Date(model.madeAt),
    fileId,
  });

/** Characters that the embedded fonts can't print, by where they stand. Said before an export; printed as `[U+…]`. */
export const unprintableTexts = (
  model: ReportModel,
  fonts: Fonts,
): readonly { readonly where: string; readonly field: string; readonly characters: readonly string[] }[] => {
  const surface = makeReportSurface(model, fonts, 'en', '0'.repeat(32));
  return enteredTexts(model)
    .map(({ where, field, text }) => ({ where, field, characters: withoutGlyph(text, (code) => surface.covers(code)) }))
    .filter(({ characters }) => characters.length > 0);
};

/**
 * The report as PDF. Pure but for the bytes it asks for: the same model, fonts, language and photos give the same file.
 * Gives a refusal, and no file, where the photos are more than the engine can put together.
 */
export const renderReport = async (
  model: ReportModel,
  use: {
    readonly fonts: Fonts;
    readonly wording: Wording;
    readonly language: string;
    /** 32 hex digits that tell this file apart: the start of a hash of the model. */
    readonly fileId: string;
    readonly photoBytes: PhotoBytes;
    readonly onProgress?: (progress: RenderProgress) => void;
    /** Called between pages, so that whoever runs this can let other work through. */
    readonly breathe?: () => Promise<void>;
  },
): Promise<RenderedReport | RenderRefusal> => {
  const { wording: w } = use;
  const photos = model.evidence.filter(
    (evidence) => evidence.kind === 'photo' || evidence.file?.mediaType.startsWith('image/'),
  );
  const size = photos.reduce((sum, { file }) => sum + (file?.readable?.size ?? file?.kept.size ?? 0), 0);
  if (size > largestPdf) return { kind: 'reportTooLarge', size, largest: largestPdf };

  const surface = makeReportSurface(model, use.fonts, use.language, use.fileId);
  let drawn = 0;
  const report = () => use.onProgress?.({ page: surface.page(), photo: drawn, photos: photos.length });
  const onPhoto = () => {
    drawn += 1;
    report();
  };
  const flow = new Flow(surface, report);
  const sections: { title: string; page: number; children: { title: string; page: number }[] }[] = [];
  const begin = (title: string) => {
    flow.newPage();
    sections.push({ title, page: surface.page(), children: [] });
  };
  const breathe = use.breathe ?? (() => Promise.resolve());

  drawCover(flow, model, w);
  flow.newPage();
  const contentsPage = surface.page();

  begin(`1  ${w('summary')}`);
  drawSummary(flow, model, w);
  begin(`2  ${w('basis')}`);
  drawBasis(flow, model, w);
  begin(`3  ${w('fulfilment')}`);
  drawFulfilment(flow, model, w);
  begin(`4  ${w('register')}`);
  drawRegister(flow, model, w);
  await breathe();

  const nonconformities = model.findings.filter((finding) => isNonconformity(finding.grade));
  begin(`5  ${w('sheet')}`);
  flow.heading(`5  ${w('sheet')}`);
  if (nonconformities.length === 0) flow.paragraph(w('none'));
  for (const [i, finding] of nonconformities.entries()) {
    if (i > 0) flow.newPage();
    sections.at(-1)?.children.push({
      title: `${finding.number} ${printable(finding.fields.title ?? '', (code) => surface.covers(code))}`.trim(),
      page: surface.page(),
    });
    const own = finding.evidence.filter((evidence) => evidence.kind === 'photo');
    drawSheet(
      flow,
      finding,
      await Promise.all(own.map((evidence) => drawablePhoto(evidence, use.photoBytes, w))),
      w,
      () => report(),
    );
    await breathe();
  }

  begin(`6  ${w('byClause')}`);
  drawByClause(flow, model, w, report);
  await breathe();

  begin(`7  ${w('photos')}`);
  flow.heading(`7  ${w('photos')}`);
  if (photos.length === 0) flow.paragraph(w('photos.empty'));
  const notShown: string[] = [];
  for (let i = 0; i < photos.length; i += 2) {
    const pair = await Promise.all(
      photos.slice(i, i + 2).map((evidence) => drawablePhoto(evidence, use.photoBytes, w)),
    );
    for (const { evidence, shown } of pair) if ('instead' in shown) notShown.push(evidence.label);
    drawPhotos(flow, pair, 2, w, onPhoto);
    await breathe();
  }

  begin(`8  ${w('conclusions')}`);
  drawConclusions(flow, model, w);
  begin(w('annexA'));
  drawEvidenceAnnex(flow, model, w);
  begin(w('annexB'));
  drawHashAnnex(flow, model, w);
  begin(w('annexC'));
  const unprintable = [
    ...new Set(enteredTexts(model).flatMap(({ text }) => withoutGlyph(text, (code) => surface.covers(code)))),
  ];
  drawExportAnnex(flow, model, w, unprintable);

  const pages = surface.page();
  surface.goToPage(contentsPage);
  drawContents(flow, sections, w);
  for (const section of sections) {
    const parent = surface.bookmark(section.title, section.page);
    for (const child of section.children) surface.bookmark(child.title, child.page, parent);
  }
  for (let page = 2; page <= pages; page++) drawFrame(flow, model, page, pages, w);
  return { bytes: surface.finish(), pages, photosShown: photos.length - notShown.length, notShown };
};

const drawContents = (flow: Flow, sections: readonly { title: string; page: number }[], w: Wording): void => {
  flow.y = margin + 26;
  flow.heading(w('contents'));
  for (const section of sections) {
    flow.surface.text(String(section.page), flow.right, flow.y + 11, { size: type.body.size, align: 'right' });
    flow.y = flow.draw(flow.lines(section.title, flow.width - 40, type.body), flow.left, flow.y, type.body) + 7;
    flow.surface.line(flow.left, flow.y - 2, flow.right, flow.y - 2, color.hairline);
  }
};

/** Head and foot of a page: which audit, how confidential, page x of y. One line each, shortened to fit: the full texts stand on the cover. */
const drawFrame = (flow: Flow, model: ReportModel, page: number, pages: number, w: Wording): void => {
  const { surface } = flow;
  const look = { size: 7.5, leading: 10 };
  const line = (text: string, width: number) => {
    const lines = flow.lines(text.replace(/\s+/gu, ' '), width, look);
    return lines.length > 1 ? `${lines[0]} …` : (lines[0] ?? '');
  };
  surface.goToPage(page);
  surface.text(
    line([model.audit.number, model.audit.title].filter(Boolean).join(' · '), flow.width * 0.6),
    flow.left,
    margin - 8,
    { ...look, color: color.secondary },
  );
  surface.text(
    line([w('draft'), model.audit.confidentiality].filter(Boolean).join(' · '), flow.width * 0.36),
    flow.right,
    margin - 8,
    { ...look, weight: 'bold', color: color.secondary, align: 'right' },
  );
  surface.line(flow.left, margin - 1, flow.right, margin - 1, color.hairline);
  const foot = surface.height - margin + 8;
  surface.line(flow.left, foot - 14, flow.right, foot - 14, color.hairline);
  surface.text(
    line([model.audit.organisation, model.standard].filter(Boolean).join(' · '), flow.width * 0.7),
    flow.left,
    foot,
    { ...look, color: color.secondary },
  );
  surface.text(w('pageOf', { page, pages }), flow.right, foot, { ...look, color: color.secondary, align: 'right' });
};
