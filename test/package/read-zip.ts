import { readFile } from 'node:fs/promises';
import { filesOfZip } from '#package/evidence/files-of-zip.ts';
import { sourceOf } from './packing.ts';

/** All files of a zip that the app wrote, by name. */
export const readZip = async (bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> => {
  const files = await filesOfZip(sourceOf(Uint8Array.from(bytes)));
  if (!files.ok) throw new Error(JSON.stringify(files.refusal));
  const read = new Map<string, Uint8Array>();
  for (const name of files.value.names) {
    const content = await files.value.read(name);
    if (!content?.ok) throw new Error(`${name} can't be read`);
    read.set(name, content.value);
  }
  return read;
};

export const readZipFile = async (path: string) => readZip(await readFile(path));
