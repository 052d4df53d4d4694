import type { FromReportWorker, ToReportWorker } from '../report/report-messages.ts';

declare const self: DedicatedWorkerGlobalScope;

// HarfBuzz is awaited where it is imported: a message that came meanwhile would find nobody listening.
const work = import('./report-work.ts');

self.onmessage = ({ data }: MessageEvent<ToReportWorker>) => {
  work.then(
    ({ onMessage }) => onMessage(data),
    (error: unknown) => self.postMessage({ kind: 'failed', reason: String(error) } satisfies FromReportWorker),
  );
};
