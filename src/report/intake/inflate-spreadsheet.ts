import { Unzip, type UnzipFile, UnzipInflate, zipSync } from 'fflate';

/** Bytes that a spreadsheet of findings may become: more of them are a bomb or no list of findings. */
export const largestInflated = 40_000_000;
const mostFiles = 2_000;
const step = 16_384;

/**
 * The parts of a spreadsheet that hold text, packed anew and without compression, so that who reads it next meets
 * nothing that wasn't counted here. Undefined where they become too much; throws where the zip is broken.
 */
export const inflateSpreadsheet = (bytes: Uint8Array): Uint8Array | undefined => {
  const files: Record<string, Uint8Array> = {};
  let [size, count, isTooLarge] = [0, 0, false];
  const unzip = new Unzip((file: UnzipFile) => {
    count += 1;
    if (count > mostFiles) isTooLarge = true;
    if (isTooLarge || !/\.(?:xml|rels)$/iu.test(file.name)) return;
    const chunks: Uint8Array[] = [];
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      size += chunk.length;
      if (size > largestInflated) {
        isTooLarge = true;
        return file.terminate();
      }
      chunks.push(chunk);
      if (isLast) files[file.name] = joined(chunks);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length && !isTooLarge; at += step)
    unzip.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  return isTooLarge ? undefined : zipSync(files, { level: 0 });
};

const joined = (chunks: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
};
