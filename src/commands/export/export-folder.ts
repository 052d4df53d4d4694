import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import * as z from 'zod/mini';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { hashOfFile, isThere, syncFile, syncFolder } from '../../server/admin/durable-files.ts';
import { type ExportRefusal, exportRefusal } from './export-refusal.ts';

export const listName = 'export.json';

/** What lies in an export's folder, by path with forward slashes, so that a later export knows its own. */
const listSchema = z.object({
  format: z.literal('clausewalk-export'),
  version: z.literal(1),
  app: z.string(),
  madeAt: z.string(),
  files: z.record(z.string(), z.string()),
});

type Made = Pick<z.infer<typeof listSchema>, 'app' | 'madeAt'>;

const filesUnder = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
};

/** A folder may be written where nothing is, or only an earlier export that nobody has changed since. */
export const checkExportFolder = async (folder: string): Promise<ExportRefusal | undefined> => {
  if (!(await isThere(folder))) return undefined;
  const inUse = (what: string) =>
    exportRefusal('folderInUse', `${folder} ${what}.`, 'Name a folder that is new, empty, or holds an earlier export.');
  const entries = await readdir(folder).catch(() => undefined);
  if (!entries) return inUse('is no folder');
  if (entries.length === 0) return undefined;
  const list = await readFile(join(folder, listName), 'utf8')
    .then((text) => listSchema.safeParse(JSON.parse(text)))
    .catch(() => undefined);
  if (!list?.success) return inUse('holds files that are no export');
  const files = await filesUnder(folder);
  for (const file of files) {
    if (file === listName) continue;
    const expected = list.data.files[file];
    if (expected === undefined) return inUse(`holds ${file}, which no export wrote`);
    if ((await hashOfFile(join(folder, file))) !== expected)
      return inUse(`holds ${file}, which was changed since it was exported`);
  }
  return undefined;
};

/** Writes one file below the export's folder. */
export type PutFile = (path: string, bytes: Uint8Array) => Promise<void>;

/**
 * Makes a folder whole or not at all: it is written beside its place and moved there. What an earlier export left is
 * taken away then. Throws what the disk and `write` throw.
 */
export const writeExportFolder = async (
  folder: string,
  made: Made,
  write: (put: PutFile) => Promise<void>,
): Promise<Result<readonly string[], ExportRefusal>> => {
  const refusal = await checkExportFolder(folder);
  if (refusal) return refuse(refusal);
  const part = `${folder}.part-${process.pid}`;
  const earlier = `${folder}.earlier-${process.pid}`;
  await mkdir(dirname(folder), { recursive: true });
  const written: string[] = [];
  try {
    await mkdir(part);
    const put: PutFile = async (path, bytes) => {
      const place = join(part, path);
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, bytes, { flag: 'wx' });
      await syncFile(place);
      written.push(path);
    };
    await write(put);
    const files: Record<string, string> = {};
    for (const path of written) files[path] = await hashOfFile(join(part, path));
    const list = { format: 'clausewalk-export', version: 1, ...made, files };
    await put(listName, Buffer.from(`${JSON.stringify(list, null, 2)}\n`));
    await syncFolder(part);
    const isReplacing = await isThere(folder);
    if (isReplacing) await rename(folder, earlier);
    await rename(part, folder).catch(async (error: unknown) => {
      if (isReplacing) await rename(earlier, folder);
      throw error;
    });
    await syncFolder(dirname(folder));
    await rm(earlier, { recursive: true, force: true });
    return succeed(written);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
};
