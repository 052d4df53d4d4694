import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { syncFile, syncFolder } from './durable-files.ts';

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const count = z.int().check(z.nonnegative());

const manifestSchema = z.object({
  format: z.literal('clausewalk backup 1'),
  /** When the snapshot of the rows was taken: what came later is not in here. */
  takenAt: z.string(),
  database: z.object({ sha256, size: count }),
  blobs: z.array(z.object({ sha256, size: count })),
  journals: count,
  changes: count,
});

/** What a backup holds. Written last: a folder without it is no finished backup. */
export type Manifest = z.infer<typeof manifestSchema>;

export const manifestFile = (backupDir: string) => join(backupDir, 'manifest.json');
export const databaseCopy = (backupDir: string) => join(backupDir, 'clausewalk.sqlite');
export const blobCopies = (backupDir: string) => join(backupDir, 'blobs');

export const writeManifest = async (backupDir: string, manifest: Manifest): Promise<void> => {
  const begun = `${manifestFile(backupDir)}.begun`;
  await writeFile(begun, `${JSON.stringify(manifest, null, 1)}\n`, { flag: 'wx' });
  await syncFile(begun);
  await rename(begun, manifestFile(backupDir));
  await syncFolder(backupDir);
};

/** The manifest of a backup; undefined where there is none that can be read. */
export const readManifest = async (backupDir: string): Promise<Manifest | undefined> => {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(manifestFile(backupDir), 'utf8')));
  } catch {
    return undefined;
  }
};
