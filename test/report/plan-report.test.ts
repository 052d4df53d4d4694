import { describe, expect, test } from 'vitest';
import { planModel } from '#domain/plan/plan-model.ts';
import { reportLanguages } from '#domain/report/report-choices.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { enteredTexts, textsIn } from '#domain/report/report-texts.ts';
import { editsOf } from '#domain/row.ts';
import { renderDocument } from '#report/document/render-document.ts';
import { linesOf } from '#report/document/text-runs.ts';
import { oscalDocuments } from '#report/oscal/oscal-documents.ts';
import { makePaper } from '#report/papers/make-paper.ts';
import { printable } from '#report/pdf/printable.ts';
import { entered } from '#report/tables/neutralised.ts';
import { renderWorkbook } from '#report/tables/render-workbook.ts';
import { makeWording } from '#report/wording/wording.ts';
import { fullAuditMade as made } from '../support/full-audit.ts';
import { oscalProblems } from '../support/oscal-problems.ts';
import { paperInNode } from '../support/paper-in-node.ts';
import { buildPlannedAudit, buildSecondAudit } from '../support/planned-audit.ts';
import { readParagraphs, readWorkbook, zippedTexts } from '../support/read-office.ts';
import { readPdf, squeezed } from '../support/read-pdf.ts';
import { renderInNode } from '../support/render-in-node.ts';

const planned = buildPlannedAudit().facts();

/** The same in which somebody audits an own item without saying why. */
const withoutReason = () => {
  const audit = buildPlannedAudit();
  const facts = audit.facts();
  const marek = facts.team.find(({ fields }) => fields.mark === 'MW')?.record ?? '';
  audit.author.edit(
    ...editsOf('agendaItem', audit.newRecord(), { title: 'Once more', items: ['7.3'], auditors: [marek] }),
  );
  return audit.facts();
};

/** What the pages say one after the other: a text may go on over its page, whose watermark comes first, head and foot last. */
const withoutFrames = (pages: readonly string[], { number, title }: { number?: string; title?: string }) =>
  pages
    .map((page) =>
      squeezed(page)
        .split(squeezed(`${number} · ${title}`))[0]
        ?.replace(/^(DRAFT|Draft|Entwurf|ENTWURF)/u, ''),
    )
    .join('');

const audits = [
  ['an audit with its plan', planned],
  ['an audit with a split item', buildSecondAudit().facts()],
] as const;

describe.each(audits)('%s', (_, facts) => {
  const model = reportModel(facts, made);

  test.each(reportLanguages)('is whole in the PDF (%s)', async (language) => {
    const { bytes } = await renderInNode(model, new Map(), { wording: makeWording(language) });
    const read = withoutFrames((await readPdf(bytes)).pages, model.audit);
    expect(enteredTexts(model).filter(({ text }) => !read.includes(squeezed(printable(text))))).toEqual([]);
  });

  test('is whole in the Word file', async () => {
    const document = zippedTexts(await renderDocument(model, makeWording())).get('word/document.xml') ?? '';
    const read = readParagraphs(document).join('\n');
    expect(enteredTexts(model).filter(({ text }) => !read.includes(linesOf(text).join('\n').trim()))).toEqual([]);
  });

  test('is whole in the workbook', async () => {
    const sheets = readWorkbook(await renderWorkbook(model, makeWording()));
    const read = sheets.flatMap((sheet) => [...sheet.cells.values()].map((cell) => entered(cell.text))).join('\u0000');
    expect(enteredTexts(model).filter(({ text }) => !read.includes(text))).toEqual([]);
  });

  test('is valid OSCAL', async () => {
    const { assessmentPlan, assessmentResults, planOfAction } = oscalDocuments(facts, model, makeWording());
    const all = [assessmentPlan, assessmentResults, ...(planOfAction ? [planOfAction] : [])];
    expect((await Promise.all(all.map(oscalProblems))).flat()).toEqual([]);
  });
});

test('[PL3] own work without a reason is printed as such, and listed among what lacks', async () => {
  const model = reportModel(withoutReason(), made);
  const w = makeWording();
  const read = squeezed((await readPdf((await renderInNode(model)).bytes)).pages.join(''));
  expect(read).toContain(squeezed(w('plan.noReason')));
  expect(read).toContain(squeezed(w('gap.ownWork', { list: 'Marek Wiśniewski' })));
});

test.each(reportLanguages)('the plan for the auditee is read back from its PDF (%s)', async (language) => {
  const subject = { kind: 'plan', model: planModel(planned) } as const;
  const paper = makePaper(subject, made, { language, dates: 'words' });
  const read = squeezed((await readPdf(await paperInNode(paper, made.at))).pages.join(''));
  const { earlier, ...said } = subject.model;
  const texts = [...textsIn(paper.sections.map(({ title }) => title)), ...textsIn(earlier.map(({ title }) => title))];
  const names = [said.audit.title, said.audit.objectives, said.audit.scope, said.audit.samplingNote];
  const agenda = said.agenda.flatMap(({ title, place, auditees, note, auditors, areas, items }) =>
    textsIn([title, place, auditees, note, auditors, areas, items]),
  );
  const reasons = said.ownWork.flatMap(({ reason }) => reason ?? []);
  for (const text of [...texts, ...names, ...agenda, ...reasons])
    if (text) expect(read).toContain(squeezed(printable(text)));
});

test('a plan of which nothing is said is a paper too', async () => {
  const empty = {
    ...planModel(planned),
    audit: {},
    procedures: [],
    sites: [],
    aiSystems: [],
    areas: [],
    team: [],
    agenda: [],
    ownWork: [],
    earlier: [],
  };
  const paper = makePaper({ kind: 'plan', model: empty }, made, { language: 'en', dates: 'iso' });
  expect((await readPdf(await paperInNode(paper, made.at))).pages.join('')).toContain('Not given yet.');
});
