import type { CatalogueFile } from '#domain/catalogue/catalogue-file.ts';
import type { CatalogueFileRefusal } from '#domain/catalogue/foreign-catalogue.ts';
import type { Result } from '#domain/result.ts';

type Read = Result<CatalogueFile, CatalogueFileRefusal>;

/** A file that takes longer than this to read is ended. */
const patience = 60_000;

/** Reads a file with a catalogue, in a worker that can be ended: what it holds may be meant to do harm. */
export const readCatalogue = async (file: File): Promise<Read> => {
  const bytes = await file.arrayBuffer();
  return new Promise((resolve) => {
    const worker = new Worker(new URL('../workers/catalogue-file-worker.ts', import.meta.url), { type: 'module' });
    const end = (read: Read) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(read);
    };
    const timer = setTimeout(() => end({ ok: false, refusal: { kind: 'tookTooLong' } }), patience);
    worker.onmessage = ({ data }) => end(data);
    worker.onerror = () => end({ ok: false, refusal: { kind: 'unknownForm' } });
    worker.postMessage(bytes, [bytes]);
  });
};
