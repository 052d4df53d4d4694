import type { ReportModel } from '#domain/report/report-model.ts';
import type { Wording } from './wording.ts';

/** When, with what and from which catalogue a report was made. Only of the shipped one do we know that it holds no text of a standard. */
export const madeWords = (model: ReportModel, w: Wording): string =>
  w(model.isImported ? 'annexC.madeImported' : 'annexC.made', {
    when: w.moment(model.madeAt),
    app: model.app,
    standard: model.standard,
    version: model.catalogueVersion,
  });
