import { liveQuery } from 'dexie';
import type { DeviceDatabase } from '../store/device-database.ts';

/** So long nothing may have arrived: while a pull is under way, it has the tablet to itself. Milliseconds. */
const quiet = 5_000;
const afterFault = 60_000;

/** Without that call (WebKit), the next moment is as good as any. */
const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work);
  else setTimeout(work, 0);
};

/** Has a worker look at what arrives, whenever there is something and the tablet has time. Gives what ends it. */
export const keepChecking = (database: DeviceDatabase, makeWorker: () => Worker): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let worker: Worker | undefined;
  const end = () => {
    worker?.terminate();
    worker = undefined;
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => whenIdle(run), ms);
  };
  const run = () => {
    if (worker) return;
    worker = makeWorker();
    const settle = (isDone: boolean) => {
      end();
      // More has come meanwhile, or another tab is at it.
      void database.arrivals
        .count()
        .then((count) => (count > 0 ? later(isDone ? quiet : afterFault) : undefined))
        .catch(() => undefined);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<{ readonly done: boolean }>) => settle(data.done));
    worker.addEventListener('error', () => settle(false));
    worker.postMessage({ check: database.name });
  };
  const arriving = liveQuery(() => database.arrivals.count()).subscribe({
    next: (count) => {
      if (count > 0 && !worker) later(quiet);
    },
    error: () => undefined,
  });
  // A key that was unknown may be known by now.
  void database.doubts
    .count()
    .then((count) => (count > 0 ? later(quiet) : undefined))
    .catch(() => undefined);
  return () => {
    arriving.unsubscribe();
    clearTimeout(timer);
    end();
  };
};
