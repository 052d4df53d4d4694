import type { AuditFacts } from '#domain/audit/audit-facts.ts';
import type { DateFormat, ReportLanguage } from '#domain/report/report-choices.ts';
import type { ReportModel } from '#domain/report/report-model.ts';

/** What an audit can be handed on as, besides the PDF. */
export const forms = ['workbook', 'document', 'tables', 'oscal'] as const;
export type Form = (typeof forms)[number];

export type ToFormWorker = {
  readonly form: Form;
  readonly facts: AuditFacts;
  readonly model: ReportModel;
  readonly language: ReportLanguage;
  readonly dates: DateFormat;
};

export type FromFormWorker =
  | {
      readonly kind: 'made';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly mediaType: string;
      readonly ending: string;
    }
  | { readonly kind: 'failed'; readonly reason: string };
