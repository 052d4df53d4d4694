import type { FindingsFileRefusal } from '#domain/finding/findings-file.ts';
import type { Result } from '#domain/result.ts';

/** Reads a workbook or CSV file as rows of texts, in a worker: what it holds may be meant to do harm. */
export const readFindings = async (
  file: File,
): Promise<Result<readonly (readonly string[])[], FindingsFileRefusal>> => {
  const bytes = await file.arrayBuffer();
  return new Promise((resolve) => {
    const worker = new Worker(new URL('../workers/findings-file-worker.ts', import.meta.url), { type: 'module' });
    const end = (read: Result<readonly (readonly string[])[], FindingsFileRefusal>) => {
      worker.terminate();
      resolve(read);
    };
    worker.onmessage = ({ data }) => end(data);
    worker.onerror = () => end({ ok: false, refusal: { kind: 'notASpreadsheet' } });
    worker.postMessage(bytes, [bytes]);
  });
};
