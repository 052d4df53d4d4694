import type { ReportModel } from '#domain/report/report-model.ts';

/** One load of work: how many findings and photos, of what size, and how many pages that may come to. */
export type Load = {
  readonly name: string;
  readonly findings: number;
  readonly nonconformities: number;
  readonly photos: number;
  readonly photoBytes: number;
  readonly pages: readonly [least: number, most: number];
};

/** What a worker is given: photo `i` of the model's photos is `photos[i]`. Fonts it fetches from its own page. */
export type Order = { readonly model: ReportModel; readonly photos: readonly Blob[] };

/** What a worker says: that it is loaded, and then its file or what went wrong. */
export type Said =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'made'; readonly pdf: Blob }
  | { readonly kind: 'failed'; readonly reason: string };

/** A library, or our own report, in a module worker that takes one `Order` and says `Said`. */
export type Contender = { readonly name: string; readonly worker: string; readonly isPeer: boolean };

export type Timed = {
  /** From making the worker to the finished Blob: what a person waits. */
  readonly wallMs: number;
  /** Of that, until the worker's script had run. */
  readonly startMs: number;
  /** The longest time between two frames of the page meanwhile. */
  readonly gapMs: number;
  readonly size: number;
};

export type Measured = Timed & {
  readonly cpuMs: number;
  /** Above what the page held before the work; NaN where the system doesn't tell. */
  readonly rendererMb: number;
  readonly browserMb: number;
  readonly pages: number;
};
