import type { PaperMaking, PaperSubject } from '#domain/report/paper-subject.ts';
import type { ReportChoices } from '#domain/report/report-choices.ts';
import type { ReportModel } from '#domain/report/report-model.ts';
import type { DeviceDatabase } from '../store/device-database.ts';
import type { FromReportWorker, PaperChoices, Preflight, ToReportWorker } from './report-messages.ts';

export type MadeReport = Extract<FromReportWorker, { kind: 'made' }>;
export type ReportFailure = Extract<FromReportWorker, { kind: 'failed' }> | { readonly kind: 'cancelled' };

export type ReportJob<T> = { readonly done: Promise<T | ReportFailure>; readonly cancel: () => void };

const job = <T>(
  database: DeviceDatabase,
  request: ToReportWorker,
  onMessage: (message: FromReportWorker) => T | undefined,
): ReportJob<T> => {
  const worker = new Worker(new URL('../workers/report-worker.ts', import.meta.url), { type: 'module' });
  let end: (result: T | ReportFailure) => void = () => undefined;
  const done = new Promise<T | ReportFailure>((resolve) => {
    end = (result) => {
      worker.terminate();
      resolve(result);
    };
  });
  const givePhoto = async (sha256: string) => {
    const stored = await database.bytes.get(sha256).catch(() => undefined);
    worker.postMessage(
      { kind: 'photo', sha256, bytes: stored?.bytes } satisfies ToReportWorker,
      stored ? [stored.bytes] : [],
    );
  };
  worker.onmessage = ({ data }: MessageEvent<FromReportWorker>) => {
    if (data.kind === 'photoWanted') return void givePhoto(data.sha256);
    if (data.kind === 'failed') return end(data);
    const result = onMessage(data);
    if (result !== undefined) end(result);
  };
  worker.onerror = (event) => end({ kind: 'failed', reason: event.message || 'worker' });
  worker.postMessage(request);
  return { done, cancel: () => end({ kind: 'cancelled' }) };
};

/** Makes the PDF in a worker of its own. The screen stays usable; cancelling ends the worker at once. */
export const makeReport = (
  database: DeviceDatabase,
  model: ReportModel,
  choices: ReportChoices,
  onProgress: (progress: { readonly page: number; readonly photo: number; readonly photos: number }) => void,
): ReportJob<MadeReport> =>
  job(database, { kind: 'render', purpose: 'pdf', model, choices }, (message) => {
    if (message.kind === 'progress') onProgress(message);
    return message.kind === 'made' ? message : undefined;
  });

/** What has to be said before anything is exported: characters without a glyph, fonts that are away, places in photos. */
export const preflightReport = (
  database: DeviceDatabase,
  model: ReportModel,
  choices: ReportChoices,
): ReportJob<Preflight & { readonly kind: 'preflight' }> =>
  job(database, { kind: 'render', purpose: 'preflight', model, choices }, (message) =>
    message.kind === 'preflight' ? message : undefined,
  );

/** Makes a paper beside the report in a worker of its own. */
export const makePaper = (
  database: DeviceDatabase,
  subject: PaperSubject,
  making: PaperMaking,
  choices: PaperChoices,
): ReportJob<MadeReport> =>
  job(database, { kind: 'paper', subject, making, choices }, (message) =>
    message.kind === 'made' ? message : undefined,
  );
