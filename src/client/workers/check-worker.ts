import { checkArrivals } from '../recorder/check-arrivals.ts';
import { makeSignatureCheck } from '../recorder/signature-check.ts';
import { makeDeviceDatabase } from '../store/device-database.ts';

// Looks at the signatures and chains of what arrived, away from the screens. One tab does it; it says when it is done.
declare const self: DedicatedWorkerGlobalScope;

const check = async (name: string): Promise<void> => {
  const database = makeDeviceDatabase(name);
  try {
    await checkArrivals(database, makeSignatureCheck(self.crypto));
  } finally {
    database.close();
  }
};

self.addEventListener('message', ({ data }: MessageEvent<{ readonly check: string }>) => {
  const work = () => check(data.check);
  const { locks } = self.navigator as { readonly locks?: LockManager };
  const done = locks
    ? locks.request('clausewalk check', { ifAvailable: true }, (lock) => (lock ? work() : undefined))
    : work();
  Promise.resolve(done).then(
    () => self.postMessage({ done: true }),
    () => self.postMessage({ done: false }),
  );
});
