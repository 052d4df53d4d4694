import type { FromStatementWorker, ToStatementWorker } from './statement-messages.ts';

/** Makes the Statement of Applicability as a file, in a worker of its own. Never fails: it says why it could not. */
export const makeStatementFile = (asked: ToStatementWorker): Promise<FromStatementWorker> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('../workers/statement-worker.ts', import.meta.url), { type: 'module' });
    const end = (result: FromStatementWorker) => {
      worker.terminate();
      resolve(result);
    };
    worker.onmessage = ({ data }: MessageEvent<FromStatementWorker>) => end(data);
    worker.onerror = ({ message }) => end({ kind: 'failed', reason: message || 'worker' });
    worker.postMessage(asked);
  });
