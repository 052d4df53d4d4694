import { zipSync } from 'fflate';
import { makeWording } from '#report/wording/wording.ts';
import type { FromFormWorker, ToFormWorker } from '../report/form-messages.ts';

declare const self: DedicatedWorkerGlobalScope;

type Made = Omit<Extract<FromFormWorker, { kind: 'made' }>, 'kind'>;

const utf8 = new TextEncoder();

/** Several files as one. All of one time, so that the same audit gives the same bytes. */
const zipped = (files: Record<string, Uint8Array>): Made => ({
  bytes: new Uint8Array(zipSync(files, { mtime: new Date(1980, 0, 1) })),
  mediaType: 'application/zip',
  ending: 'zip',
});

/** Each library is loaded when its form is asked for. */
const makers: { readonly [form in ToFormWorker['form']]: (asked: ToFormWorker) => Promise<Made> } = {
  workbook: async ({ model, language, dates }) => {
    const { renderWorkbook } = await import('#report/tables/render-workbook.ts');
    return {
      bytes: new Uint8Array(await renderWorkbook(model, makeWording(language, dates))),
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      ending: 'xlsx',
    };
  },
  document: async ({ model, language, dates }) => {
    const { renderDocument } = await import('#report/document/render-document.ts');
    return {
      bytes: new Uint8Array(await renderDocument(model, makeWording(language, dates))),
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      ending: 'docx',
    };
  },
  tables: async ({ model, language, dates }) => {
    const w = makeWording(language, dates);
    const [{ renderCsv }, { findingsTable }, { checklistTable }, { evidenceTable }] = await Promise.all([
      import('#report/tables/render-csv.ts'),
      import('#report/tables/findings-table.ts'),
      import('#report/tables/checklist-table.ts'),
      import('#report/tables/evidence-table.ts'),
    ]);
    return zipped({
      'findings.csv': renderCsv(findingsTable(model, w)),
      'checklist.csv': renderCsv(checklistTable(model, w)),
      'evidence.csv': renderCsv(evidenceTable(model, w)),
    });
  },
  oscal: async ({ facts, model, language, dates }) => {
    const { assessmentPlanName, oscalDocuments } = await import('#report/oscal/oscal-documents.ts');
    const { assessmentPlan, assessmentResults, planOfAction } = oscalDocuments(
      facts,
      model,
      makeWording(language, dates),
    );
    const json = (value: object) => utf8.encode(`${JSON.stringify(value, null, 2)}\n`);
    return zipped({
      [assessmentPlanName]: json(assessmentPlan),
      'oscal-assessment-results.json': json(assessmentResults),
      ...(planOfAction ? { 'oscal-plan-of-action.json': json(planOfAction) } : {}),
    });
  },
};

self.onmessage = ({ data }: MessageEvent<ToFormWorker>) => {
  const say = (message: FromFormWorker) => self.postMessage(message);
  makers[data.form](data).then(
    (made) => say({ kind: 'made', ...made }),
    (error: unknown) => say({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
  );
};
