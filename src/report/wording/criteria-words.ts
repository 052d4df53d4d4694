import type { ReportModel } from '#domain/report/report-model.ts';
import type { Wording } from './wording.ts';

/** What was audited against: which parts of the standard, or a catalogue that the organisation brought. */
export const criteriaWords = (model: ReportModel, w: Wording): string =>
  w(model.isImported ? 'basis.imported' : 'basis.standard', {
    standard: model.standard,
    version: model.catalogueVersion,
  });
