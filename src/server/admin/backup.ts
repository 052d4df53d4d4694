import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { blobsFolder, databaseFile } from '../open-parts.ts';
import type { Tables } from '../store/tables.ts';
import { type AdminRefusal, refusalOf } from './admin-refusal.ts';
import { copySynced, hashOfFile, isThere, placeOf, shelfOf, syncFile, syncFolder } from './durable-files.ts';
import { blobCopies, databaseCopy, type Manifest, writeManifest } from './manifest.ts';
import { readDatabase } from './read-database.ts';

export type BackupReport = {
  readonly manifest: Manifest;
  /** Bytes of all blobs. */
  readonly bytes: number;
  /** Files that the data folder has a row for, and lacks or has with other bytes: not in the backup. */
  readonly damaged: readonly string[];
};

/**
 * The rows as they are at one moment, in one read: a server that writes meanwhile neither waits nor makes it begin anew,
 * as the page-wise copy of node:sqlite would. Free pages stay behind, and with them values that were redacted.
 */
const takeSnapshot = (from: string, to: string): void => {
  const source = new DatabaseSync(from, { readOnly: true });
  try {
    source.exec('pragma busy_timeout=5000');
    source.prepare('vacuum into ?').run(to);
  } finally {
    source.close();
  }
};

const areInLive = (database: string, hashes: readonly string[]): ReadonlySet<string> => {
  if (hashes.length === 0) return new Set();
  const live = readDatabase(database);
  try {
    const there = new Set(live.all('blobs').map((row) => row.sha256));
    return new Set(hashes.filter((sha256) => there.has(sha256)));
  } finally {
    live.close();
  }
};

/** Copies a blob and proves the copy; false where it isn't there or has other bytes. */
const copyBlob = async (dataDir: string, backupDir: string, { sha256, size }: Tables['blobs']): Promise<boolean> => {
  const [from, to] = [placeOf(blobsFolder(dataDir), sha256), placeOf(blobCopies(backupDir), sha256)];
  await mkdir(shelfOf(blobCopies(backupDir), sha256), { recursive: true });
  try {
    await copySynced(from, to);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return false;
    throw error;
  }
  if ((await stat(to)).size === size && (await hashOfFile(to)) === sha256) return true;
  await rm(to);
  return false;
};

const fill = async (dataDir: string, backupDir: string, takenAt: string): Promise<BackupReport> => {
  const copy = databaseCopy(backupDir);
  takeSnapshot(databaseFile(dataDir), copy);
  const snapshot = new DatabaseSync(copy);
  try {
    const count = (table: string) => Number(snapshot.prepare(`select count(*) as n from ${table}`).get()?.['n']);
    const rows = snapshot.prepare('select * from blobs order by sha256').all() as unknown as readonly Tables['blobs'][];
    const blobs: { sha256: string; size: number }[] = [];
    const left: string[] = [];
    for (const row of rows)
      if (await copyBlob(dataDir, backupDir, row)) blobs.push({ sha256: row.sha256, size: row.size });
      else left.push(row.sha256);
    // Without its row, a file counts as missing after a restore, and the tablets that hold it send it again.
    for (const sha256 of left) snapshot.prepare('delete from blobs where sha256 = ?').run(sha256);
    const [journals, changes] = [count('journals'), count('changes')];
    snapshot.close();
    await syncFile(copy);
    for (const shelf of new Set(blobs.map(({ sha256 }) => shelfOf(blobCopies(backupDir), sha256))))
      await syncFolder(shelf);
    if (await isThere(blobCopies(backupDir))) await syncFolder(blobCopies(backupDir));
    const manifest: Manifest = {
      format: 'clausewalk backup 1',
      takenAt,
      database: { sha256: await hashOfFile(copy), size: (await stat(copy)).size },
      blobs,
      journals,
      changes,
    };
    await writeManifest(backupDir, manifest);
    await syncFolder(dirname(backupDir));
    // A file that the server deleted meanwhile, by a redaction, is no damage.
    const damaged = areInLive(databaseFile(dataDir), left);
    return { manifest, bytes: blobs.reduce((sum, { size }) => sum + size, 0), damaged: [...damaged] };
  } finally {
    if (snapshot.isOpen) snapshot.close();
  }
};

/** Copies a data folder while its server runs: the rows first, then the files that they name, the manifest last. */
export const backup = async (
  dataDir: string,
  backupDir: string,
  now: () => string = () => new Date().toISOString(),
): Promise<Result<BackupReport, AdminRefusal>> => {
  const safe = 'The data folder was only read, and is as it was.';
  if (!(await isThere(databaseFile(dataDir))))
    return refuse({
      kind: 'noDatabase',
      happened: `No backup was made: ${databaseFile(dataDir)} is not there.`,
      safe: 'Nothing was written.',
      next: 'Give the folder that the server prints as "Data:" when it starts.',
    });
  try {
    await mkdir(dirname(backupDir), { recursive: true });
    // Only for its owner: it holds what every member wrote, and the hashes of passwords.
    await mkdir(backupDir, { mode: 0o700 });
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST')
      return refuse(refusalOf(error, `No backup was made: ${backupDir} can't be made`, safe));
    return refuse({
      kind: 'folderExists',
      happened: `No backup was made: ${backupDir} is already there.`,
      safe: 'What is in it was not touched.',
      next: 'Give a folder that is not there yet, with the date in its name, for one.',
    });
  }
  try {
    return succeed(await fill(dataDir, backupDir, now()));
  } catch (error) {
    await rm(backupDir, { recursive: true, force: true });
    return refuse(refusalOf(error, 'No backup was made', safe));
  }
};
