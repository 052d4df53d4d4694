import { type FileHandle, open } from 'node:fs/promises';
import type { PackageSource } from '#package/read-directory.ts';

/** A file as a package's bytes. `close` it. */
export const openPackageSource = async (path: string): Promise<PackageSource & { close(): Promise<void> }> => {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return { size, read: (from, to) => readRange(handle, from, to), close: () => handle.close() };
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
