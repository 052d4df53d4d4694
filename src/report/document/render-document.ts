import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { strFromU8, strToU8 } from 'fflate';
import type { ReportModel } from '#domain/report/report-model.ts';
import { printedIssue } from '#domain/report/report-sign-off.ts';
import { packedAlike } from '../packed-alike.ts';
import type { Wording } from '../wording/wording.ts';
import { annexParts, conclusionParts, photoParts } from './sections/closing.ts';
import { byClauseParts, registerParts, sheetParts } from './sections/findings.ts';
import { basisParts, coverParts, fulfilmentParts, summaryParts } from './sections/opening.ts';
import { signOffParts } from './sections/sign-off.ts';
import { isRightToLeft, textRuns } from './text-runs.ts';

/** The text of the report as a Word file (DOCX) for editing, without pictures. The same model and wording give the same bytes. */
export const renderDocument = async (model: ReportModel, w: Wording): Promise<Uint8Array<ArrayBuffer>> => {
  const { audit } = model;
  const margins = { top: 1020, bottom: 1020, left: 1020, right: 1020 };
  const line = (...texts: readonly (string | undefined)[]) => texts.filter(Boolean).join(' · ').replace(/\s+/gu, ' ');
  const small = (text: string) =>
    new Paragraph({ children: textRuns(text, { size: 15 }), ...(isRightToLeft(text) ? { bidirectional: true } : {}) });
  const document = new Document({
    title: line(audit.number, audit.title),
    creator: line(...model.team.filter((member) => member.role === 'lead').map((member) => member.name)),
    lastModifiedBy: `Clausewalk ${model.app}`,
    styles: {
      default: {
        document: {
          run: { font: 'Noto Sans', size: 20, language: { value: w.language } },
          paragraph: { spacing: { after: 80 } },
        },
        title: { run: { size: 52, bold: true, color: '12395B' } },
        heading1: { run: { size: 36, bold: true, color: '12395B' } },
        heading2: {
          run: { size: 23, bold: true, color: '1B2430' },
          paragraph: { spacing: { before: 200, after: 80 } },
        },
        heading3: {
          run: { size: 20, bold: true, color: '1B2430' },
          paragraph: { spacing: { before: 140, after: 40 } },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: margins } },
        headers: {
          default: new Header({
            children: [
              small(
                line(
                  model.isDraft ? w('draft') : w('signOff.issue', { issue: printedIssue(model)?.issue ?? '' }),
                  audit.number,
                  audit.title,
                ),
              ),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              small(line(audit.organisation, audit.confidentiality)),
              new Paragraph({
                alignment: AlignmentType.END,
                children: [new TextRun({ size: 15, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
              }),
            ],
          }),
        },
        children: [
          ...coverParts(model, w),
          ...summaryParts(model, w),
          ...basisParts(model, w),
          ...fulfilmentParts(model, w),
          ...registerParts(model, w),
          ...sheetParts(model, w),
          ...byClauseParts(model, w),
          ...photoParts(model, w),
          ...conclusionParts(model, w),
          ...signOffParts(model, w),
          ...annexParts(model, w),
        ],
      },
    ],
  });
  return timed(new Uint8Array(await Packer.toArrayBuffer(document)), model.madeAt);
};

/** The library says of the file that it was made now: the moment of the report takes its place. */
const timed = (zip: Uint8Array, madeAt: string): Uint8Array<ArrayBuffer> =>
  packedAlike(zip, (parts) => {
    const facts = strFromU8(parts[factsName] ?? new Uint8Array());
    const stamp = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu;
    return { ...parts, [factsName]: strToU8(facts.replace(stamp, (_, tag: string) => `${tag}${madeAt}`)) };
  });

const factsName = 'docProps/core.xml';
