import type { Bytes } from './package-format.ts';
import { directoryOf, localHeader, type ZipEntry } from './zip-layout.ts';

/** Takes bytes as they come. They aren't written to again, so that they may be kept. */
export type OnChunk = (bytes: Bytes) => void | Promise<void>;

export type ZipFile = Omit<ZipEntry, 'offset' | 'packedSize'> & {
  /** Its bytes, packed by `method`. Only where they are stored, and so `size` of them, they may come one by one. */
  readonly chunks: readonly Bytes[] | AsyncIterable<Bytes>;
};

/** Writes a zip entry by entry and keeps nothing of an entry but its line in the directory. */
export const makeZipWriter = (onChunk: OnChunk) => {
  const entries: ZipEntry[] = [];
  let at = 0;
  const write = async (bytes: Bytes) => {
    at += bytes.length;
    await onChunk(bytes);
  };
  return {
    async add({ chunks, ...file }: ZipFile): Promise<void> {
      const packedSize = 'reduce' in chunks ? chunks.reduce((sum, chunk) => sum + chunk.length, 0) : file.size;
      const entry = { ...file, packedSize, offset: at };
      entries.push(entry);
      await write(localHeader(entry));
      for await (const chunk of chunks) if (chunk.length > 0) await write(chunk);
    },
    /** Gives the size of the whole zip. */
    async end(): Promise<number> {
      for (const bytes of directoryOf(entries, at)) await write(bytes);
      return at;
    },
    written: () => at,
  };
};
