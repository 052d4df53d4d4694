import type { ReportModel } from '#domain/report/report-model.ts';

/** A text that the embedded fonts can't print in full. */
export type UnprintableText = {
  readonly where: string;
  readonly field: string;
  readonly characters: readonly string[];
};

export type ToReportWorker =
  | { readonly kind: 'render'; readonly purpose: 'preflight' | 'pdf'; readonly model: ReportModel }
  | { readonly kind: 'photo'; readonly sha256: string; readonly bytes: ArrayBuffer | undefined };

export type FromReportWorker =
  | { readonly kind: 'preflight'; readonly unprintable: readonly UnprintableText[] }
  | { readonly kind: 'progress'; readonly page: number; readonly photo: number; readonly photos: number }
  | { readonly kind: 'photoWanted'; readonly sha256: string }
  | {
      readonly kind: 'made';
      readonly bytes: ArrayBuffer;
      readonly pages: number;
      readonly sha256: string;
      readonly notShown: readonly string[];
    }
  | { readonly kind: 'reportTooLarge'; readonly size: number; readonly largest: number }
  | { readonly kind: 'failed'; readonly reason: string };
