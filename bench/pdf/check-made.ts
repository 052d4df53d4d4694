import { isNonconformity } from '#domain/finding/grade.ts';
import type { ReportModel } from '#domain/report/report-model.ts';
import { readPdf, squeezed } from '#test/support/read-pdf.ts';
import type { Load } from './contender.ts';

/** Throws where a contender's file is not the work that was asked for. Gives its pages. */
export const checkMade = async (bytes: Uint8Array, load: Load, model: ReportModel): Promise<number> => {
  const { pages, pictures } = await readPdf(bytes);
  const [least, most] = load.pages;
  const faults: string[] = [];
  if (pages.length < least || pages.length > most) faults.push(`${pages.length} pages, not ${least} to ${most}`);
  const inSheets = model.findings
    .filter(({ grade }) => isNonconformity(grade))
    .reduce((sum, { evidence }) => sum + evidence.length, 0);
  const wanted = load.photos + inSheets;
  if (pictures !== wanted) faults.push(`${pictures} pictures, not ${wanted}`);
  if (bytes.length < load.photos * load.photoBytes) faults.push(`${bytes.length} bytes, fewer than its photos have`);
  const text = squeezed(pages.join(''));
  const lacking = model.findings.filter(({ fields }) => !text.includes(squeezed(fields.title ?? '')));
  if (lacking.length > 0) faults.push(`no ${lacking[0]?.fields.title} and ${lacking.length - 1} titles more`);
  if (faults.length > 0) throw new Error(faults.join('; '));
  return pages.length;
};
