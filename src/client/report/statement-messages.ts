import type { StatementModel } from '#domain/applicability/statement-model.ts';
import type { ReportLanguage } from '#domain/report/report-choices.ts';

export type StatementFileForm = 'xlsx' | 'csv';

export type ToStatementWorker = {
  readonly form: StatementFileForm;
  readonly model: StatementModel;
  readonly madeAt: string;
  readonly language: ReportLanguage;
};

export type FromStatementWorker =
  | { readonly kind: 'made'; readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string }
  | { readonly kind: 'failed'; readonly reason: string };
