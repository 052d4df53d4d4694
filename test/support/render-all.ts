import { factsOfChanges } from '#domain/audit/facts-of-changes.ts';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import catalogue from '#domain/catalogue/iso-iec-42001-2023.json' with { type: 'json' };
import type { Change } from '#domain/journal/change.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { renderDocument } from '#report/document/render-document.ts';
import { readFindingsFile } from '#report/intake/read-findings-file.ts';
import { oscalDocuments } from '#report/oscal/oscal-documents.ts';
import { findingsTable } from '#report/tables/findings-table.ts';
import { renderCsv } from '#report/tables/render-csv.ts';
import { renderWorkbook } from '#report/tables/render-workbook.ts';
import { makeWording } from '#report/wording/wording.ts';

const hashOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** Hashes of an audit in all forms, from the changes of its journal as JSON, wherever this runs. */
export const renderAll = async (changes: string): Promise<Record<string, string>> => {
  const facts = factsOfChanges(JSON.parse(changes) as Change[], catalogue as Catalogue);
  const w = makeWording('de', 'digits');
  const model = reportModel(facts, { at: '2026-03-18T16:40:00.000Z', app: 'test' });
  const workbook = await renderWorkbook(model, w);
  const read = await readFindingsFile(workbook);
  const json = (value: unknown) => hashOf(new TextEncoder().encode(JSON.stringify(value)));
  return {
    workbook: await hashOf(workbook),
    document: await hashOf(await renderDocument(model, w)),
    csv: await hashOf(renderCsv(findingsTable(model, w))),
    oscal: await json(oscalDocuments(facts, model, w)),
    read: await json(read),
  };
};

// In a worker: an audit comes in, hashes go out.
if (!('document' in globalThis) && 'postMessage' in globalThis)
  self.onmessage = ({ data: changes }: MessageEvent<string>) => {
    renderAll(changes).then(
      (hashes) => self.postMessage(hashes),
      (error: unknown) => self.postMessage(String(error)),
    );
  };
