import type { FromFormWorker, ToFormWorker } from './form-messages.ts';

/** Makes one form of an audit in a worker of its own. Never fails: it says why it could not. */
export const makeForm = (asked: ToFormWorker): Promise<FromFormWorker> =>
  new Promise((resolve) => {
    const worker = new Worker(new URL('../workers/form-worker.ts', import.meta.url), { type: 'module' });
    const end = (result: FromFormWorker) => {
      worker.terminate();
      resolve(result);
    };
    worker.onmessage = ({ data }: MessageEvent<FromFormWorker>) => end(data);
    worker.onerror = ({ message }) => end({ kind: 'failed', reason: message || 'worker' });
    worker.postMessage(asked);
  });
