import type { Order, Said } from './contender.ts';

type Worker = {
  onmessage: ((event: MessageEvent<Order>) => void) | null;
  readonly postMessage: (said: Said) => void;
};

/** The worker's side of every contender: loaded, then one order, then its file or what went wrong. */
export const answerOrder = (make: (order: Order) => Promise<Blob>): void => {
  const worker = globalThis as unknown as Worker;
  worker.onmessage = ({ data }) => {
    make(data).then(
      (pdf) => worker.postMessage({ kind: 'made', pdf }),
      (error: unknown) =>
        worker.postMessage({ kind: 'failed', reason: error instanceof Error ? String(error.stack) : String(error) }),
    );
  };
  worker.postMessage({ kind: 'loaded' });
};
