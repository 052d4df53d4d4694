import type { PaperMaking, PaperSubject } from '#domain/report/paper-subject.ts';
import type { ReportChoices } from '#domain/report/report-choices.ts';
import type { ReportModel } from '#domain/report/report-model.ts';

/** A text that the report's fonts can't print in full. */
export type UnprintableText = {
  readonly where: string;
  readonly field: string;
  readonly characters: readonly string[];
};

/** What is said before an export. */
export type Preflight = {
  readonly unprintable: readonly UnprintableText[];
  /** Scripts whose font is neither kept here nor to be had now. */
  readonly fontsLacking: readonly string[];
  /** How many photos say in their bytes where they were taken. */
  readonly photosWithPlace: number;
};

/** What is chosen of a paper beside the report. */
export type PaperChoices = Pick<ReportChoices, 'language' | 'dates' | 'paper'>;

export type ToReportWorker =
  | {
      readonly kind: 'render';
      readonly purpose: 'preflight' | 'pdf';
      readonly model: ReportModel;
      readonly choices: ReportChoices;
    }
  | {
      readonly kind: 'paper';
      readonly subject: PaperSubject;
      readonly making: PaperMaking;
      readonly choices: PaperChoices;
    }
  | { readonly kind: 'photo'; readonly sha256: string; readonly bytes: ArrayBuffer | undefined };

export type FromReportWorker =
  | ({ readonly kind: 'preflight' } & Preflight)
  | { readonly kind: 'progress'; readonly page: number; readonly photo: number; readonly photos: number }
  | { readonly kind: 'photoWanted'; readonly sha256: string }
  | {
      readonly kind: 'made';
      readonly pdf: Blob;
      readonly pages: number;
      readonly sha256: string;
      readonly notShown: readonly string[];
    }
  | { readonly kind: 'failed'; readonly reason: string };
