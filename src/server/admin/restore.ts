import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { blobsFolder, databaseFile, membersFact } from '../open-parts.ts';
import { openDatabase, writeFact } from '../store/open-database.ts';
import { type AdminRefusal, refusalOf } from './admin-refusal.ts';
import { hashOfFile, partsOf, placeOf, shelfOf, syncFile, syncFolder } from './durable-files.ts';
import { blobCopies, databaseCopy, type Manifest, manifestFile, readManifest } from './manifest.ts';

/** The copy that becomes the database once everything else is there. */
const begunFile = (dataDir: string) => `${databaseFile(dataDir)}.begun`;

/** What of a backup isn't as its manifest says. */
const damageOf = async (backupDir: string, { database, blobs }: Manifest): Promise<readonly string[]> => {
  const isAsSaid = async (path: string, said: { readonly sha256: string; readonly size: number }) =>
    (await stat(path).catch(() => undefined))?.size === said.size && (await hashOfFile(path)) === said.sha256;
  const damaged: string[] = [];
  if (!(await isAsSaid(databaseCopy(backupDir), database))) damaged.push(databaseCopy(backupDir));
  for (const blob of blobs) {
    const path = placeOf(blobCopies(backupDir), blob.sha256);
    if (!(await isAsSaid(path, blob))) damaged.push(path);
  }
  return damaged;
};

const restoreBlobs = async (backupDir: string, dataDir: string, { blobs }: Manifest): Promise<void> => {
  const folder = blobsFolder(dataDir);
  await mkdir(partsOf(folder), { recursive: true });
  for (const { sha256 } of blobs) {
    const aside = join(partsOf(folder), `${sha256}.restored`);
    await mkdir(shelfOf(folder, sha256), { recursive: true });
    await copyFile(placeOf(blobCopies(backupDir), sha256), aside);
    await syncFile(aside);
    // Also over a file that is there: it may be what was damaged.
    await rename(aside, placeOf(folder, sha256));
  }
  for (const shelf of new Set(blobs.map(({ sha256 }) => shelfOf(folder, sha256)))) await syncFolder(shelf);
  await syncFolder(folder);
};

const restoreRows = async (backupDir: string, dataDir: string, isEverybodySignedOut: boolean): Promise<void> => {
  const begun = begunFile(dataDir);
  await copyFile(databaseCopy(backupDir), begun);
  const db = await openDatabase(begun);
  try {
    // Who was removed since the backup would read again: nobody reads until the members were looked at.
    await writeFact(db, membersFact, 'unconfirmed');
    // A link that was used since would open once more.
    await db.deleteFrom('links').where('used_at', 'is', null).execute();
    if (isEverybodySignedOut) await db.deleteFrom('sessions').execute();
  } finally {
    await db.destroy();
  }
  await syncFile(begun);
  await rename(begun, databaseFile(dataDir));
  await syncFolder(dataDir);
  await syncFolder(dirname(dataDir));
};

/**
 * Fills a data folder from a backup: its hashes first, then blobs, then rows. Reading stays closed until the members are
 * confirmed. Sessions are those of the backup, so that tablets send at once what it lacks, unless everybody is signed
 * out: then nothing is sent before they sign in again.
 */
export const restore = async (
  backupDir: string,
  dataDir: string,
  { isEverybodySignedOut = false }: { readonly isEverybodySignedOut?: boolean } = {},
): Promise<Result<Manifest, AdminRefusal>> => {
  const safe = 'Nothing was written; the backup is as it was.';
  const manifest = await readManifest(backupDir);
  if (!manifest)
    return refuse({
      kind: 'unfinishedBackup',
      happened: `${backupDir} is no finished backup: ${manifestFile(backupDir)}, which is written last, is not there or can't be read.`,
      safe,
      next: 'Restore another backup. If this one was copied from elsewhere, copy it again.',
    });
  const ownFiles = (await readdir(dataDir).catch(() => [])).filter((name) =>
    name.startsWith(basename(databaseFile(dataDir))),
  );
  const begun = basename(begunFile(dataDir));
  if (ownFiles.some((name) => !name.startsWith(begun)))
    return refuse({
      kind: 'databaseThere',
      happened: `Nothing was restored: ${dataDir} holds a database already.`,
      safe: 'That database was not touched.',
      next: 'Give an empty or new folder. To go back in this one, stop the server and move the folder aside first: keep it, it may hold work that no tablet has.',
    });
  try {
    const damaged = await damageOf(backupDir, manifest);
    if (damaged.length > 0)
      return refuse({
        kind: 'damagedBackup',
        happened: `Nothing was restored: ${damaged.length} of the backup's files are not what its manifest says: ${damaged.slice(0, 5).join(', ')}${damaged.length > 5 ? ', …' : ''}.`,
        safe,
        next: 'Restore an older backup: tablets send what it lacks. If this one was copied from elsewhere, copy it again.',
      });
    await mkdir(dataDir, { recursive: true });
    for (const name of ownFiles) await rm(join(dataDir, name));
    await restoreBlobs(backupDir, dataDir, manifest);
  } catch (error) {
    return refuse(
      refusalOf(error, 'Nothing was restored yet', 'The backup is as it was. The same command may be given again.'),
    );
  }
  try {
    await restoreRows(backupDir, dataDir, isEverybodySignedOut);
    return succeed(manifest);
  } catch (error) {
    for (const end of ['', '-wal', '-shm']) await rm(`${begunFile(dataDir)}${end}`, { force: true });
    const refusal = refusalOf(
      error,
      'Its rows were not restored',
      'The backup is as it was. The data folder has files, and no database yet.',
    );
    return refuse(
      refusal.kind === 'failed' && refusal.happened.includes("can't be brought up to date")
        ? {
            ...refusal,
            kind: 'newerDatabase',
            next: 'Install the version that made this backup, or a later one, and give the same command again.',
          }
        : refusal,
    );
  }
};
