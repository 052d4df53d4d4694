import { readFindingsFile } from '#report/intake/read-findings-file.ts';

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
  readFindingsFile(new Uint8Array(data)).then(
    (read) => self.postMessage(read),
    () => self.postMessage({ ok: false, refusal: { kind: 'notASpreadsheet' } }),
  );
};
