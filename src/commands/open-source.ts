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
    read: async (from, to) => {
      const bytes = new Uint8Array(to - from);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
      return bytes.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
};
