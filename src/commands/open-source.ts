import { type FileHandle, open } from 'node:fs/promises';
import type { PackageSource } from '#package/read-directory.ts';

export type OpenSource = PackageSource & { close(): Promise<void> };

/** A file to be read by its parts; undefined where there is none. */
export const openSource = async (path: string): Promise<OpenSource | undefined> => {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '')) return undefined;
    throw error;
  }
  const stat = await handle.stat();
  if (!stat.isFile()) {
    await handle.close();
    return undefined;
  }
  return {
    size: stat.size,
    read: (from, to) => readRange(handle, from, to),
    close: () => handle.close(),
  };
};

const readRange = async (handle: FileHandle, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> => {
  const bytes = new Uint8Array(Math.max(0, to - from));
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, from + filled);
    if (bytesRead === 0) return bytes.slice(0, filled);
    filled += bytesRead;
  }
  return bytes;
};
