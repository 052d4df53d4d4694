import type { ReportEvidence, ReportModel } from '#domain/report/report-model.ts';
import type { Wording } from '../wording/wording.ts';
import { type ColumnOf, recorded, type Table, tableOf } from './table.ts';

/** Every piece of evidence that the report may show, with the hash of its file. */
export const evidenceTable = (model: ReportModel, w: Wording): Table => {
  const columns: readonly ColumnOf<ReportEvidence>[] = [
    [w('table.number'), 10, (e) => e.label],
    [w('table.kind'), 18, (e) => w(`evidence.${e.kind}`)],
    [w('table.item'), 9, (e) => e.ref],
    [w('column.findings'), 16, (e) => e.findings.join(', ')],
    [w('table.title'), 40, (e) => e.fields.title],
    [w('column.description'), 60, (e) => e.fields.description],
    [w('column.happened'), 17, (e) => recorded(e.fields.eventOn)],
    [w('column.captured'), 17, (e) => recorded(e.fields.capturedAt)],
    [w('column.capturedBy'), 22, (e) => e.fields.capturedBy],
    [w('column.documentId'), 20, (e) => e.fields.documentId],
    [w('column.documentVersion'), 14, (e) => e.fields.documentVersion],
    [w('column.documentOn'), 14, (e) => recorded(e.fields.documentOn)],
    [w('column.interviewee'), 26, (e) => e.fields.interviewee],
    [w('column.method'), 30, (e) => e.fields.method],
    [w('column.population'), 12, (e) => e.fields.population],
    [w('column.sample'), 10, (e) => e.fields.sampleSize],
    [w('column.hits'), 12, (e) => e.fields.sampleHits],
    [w('column.latitude'), 11, (e) => e.fields.place?.latitude],
    [w('column.longitude'), 11, (e) => e.fields.place?.longitude],
    [w('column.accuracy'), 12, (e) => e.fields.place?.accuracy],
    [w('column.fileName'), 24, (e) => e.file?.name],
    [w('column.mediaType'), 16, (e) => e.file?.mediaType],
    [w('column.size'), 12, (e) => e.file?.size],
    [w('column.hash'), 66, (e) => e.file?.sha256],
    [w('column.keptHash'), 66, (e) => (e.file?.kept.isOriginal === false ? e.file.kept.sha256 : undefined)],
  ];
  return tableOf(w('workbook.evidence'), model.evidence, columns);
};
