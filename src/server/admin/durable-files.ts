import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A rename or a new file is on the disk once its folder is. */
export const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

export const syncFile = async (path: string): Promise<void> => {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Copies to a place where nothing is; on file systems that can, without doubling the bytes on the disk. */
export const copySynced = async (from: string, to: string): Promise<void> => {
  await copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  await syncFile(to);
};

export const hashOfFile = async (path: string): Promise<string> => {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 })) digest.update(chunk as Buffer);
  return digest.digest('hex');
};

export const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Where a blob lies, in a data folder's blobs and in a backup's. */
export const shelfOf = (folder: string, sha256: string) => join(folder, sha256.slice(0, 2));
export const placeOf = (folder: string, sha256: string) => join(shelfOf(folder, sha256), sha256);
/** Uploads under way, and what a killed server left of them. */
export const partsOf = (folder: string) => join(folder, 'parts');

/** Every file on the shelves and among the parts of a blob folder. */
export const filesIn = async (
  folder: string,
): Promise<readonly { readonly name: string; readonly path: string; readonly isPart: boolean }[]> => {
  const found = [];
  const shelves = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const shelf of shelves.filter((entry) => entry.isDirectory()))
    for (const name of await readdir(join(folder, shelf.name)))
      found.push({ name, path: join(folder, shelf.name, name), isPart: shelf.name === 'parts' });
  return found;
};
