import { readCatalogueFile } from '#report/intake/read-catalogue-file.ts';

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
  readCatalogueFile(new Uint8Array(data)).then(
    (read) => self.postMessage(read),
    () => self.postMessage({ ok: false, refusal: { kind: 'unknownForm' } }),
  );
};
