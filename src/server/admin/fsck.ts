import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeSignatureCheck } from '../access/signatures.ts';
import { blobsFolder, databaseFile } from '../open-parts.ts';
import type { Tables } from '../store/tables.ts';
import { checkJournal } from './check-journal.ts';
import { filesIn, hashOfFile, isThere, partsOf, placeOf } from './durable-files.ts';
import { errorOf, type Finding, noteOf } from './findings.ts';
import { type ReadDatabase, readDatabase } from './read-database.ts';

export type Examined = {
  readonly findings: readonly Finding[];
  readonly journals: number;
  readonly changes: number;
  readonly blobs: number;
  /** Of all blobs that were read. */
  readonly bytes: number;
  /** Files without a row that were removed. */
  readonly swept: number;
};

/** A file without a row may belong to an upload that is under way; after a day it doesn't. */
const sweepAfter = 24 * 3_600_000;

const checkJournals = (database: ReadDatabase): { readonly findings: readonly Finding[]; readonly changes: number } => {
  const findings: Finding[] = [];
  let changes = 0;
  const keys = Map.groupBy(database.all('device_keys'), (row) => row.person);
  const isSigned = makeSignatureCheck();
  const journals = database.all('journals');
  for (const journal of journals) {
    const id = journal.journal;
    const rows = {
      journal,
      changes: database.all('changes', 'where journal = ? order by seq', id),
      members: database.all('members', 'where journal = ?', id),
      references: database.all('blob_references', 'where journal = ?', id).map((row) => row.sha256),
    };
    changes += rows.changes.length;
    const enrolledKeys = (person: string) => (keys.get(person) ?? []).map((key) => key.public_key);
    findings.push(...checkJournal(rows, { enrolledKeys, isSigned }));
  }
  for (const table of ['changes', 'members', 'blob_references'] as const)
    for (const { journal } of database.all(
      table,
      'where journal not in (select journal from journals) group by journal',
    ))
      findings.push(errorOf('journalUnknown', journal, `There are ${table} of this journal, and no journal.`));
  return { findings, changes };
};

/** Removes a file that no row names. What a server puts in its place meanwhile is younger, and goes back. */
const sweep = async (folder: string, path: string, isOld: (path: string) => Promise<boolean>): Promise<boolean> => {
  const aside = join(partsOf(folder), `${randomUUID()}.swept`);
  await mkdir(partsOf(folder), { recursive: true });
  await rename(path, aside);
  if (!(await isOld(aside))) {
    await rename(aside, path);
    return false;
  }
  await rm(aside);
  return true;
};

/**
 * Looks at everything in a data folder and recomputes what can be recomputed. Changes nothing, and may run beside the
 * server; `isSweeping` removes files that no row names and that are older than a day.
 */
export const fsck = async (
  dataDir: string,
  use: { readonly isSweeping?: boolean; readonly now?: () => number } = {},
): Promise<Examined> => {
  const now = use.now ?? Date.now;
  const path = databaseFile(dataDir);
  const folder = blobsFolder(dataDir);
  const empty = { journals: 0, changes: 0, blobs: 0, bytes: 0, swept: 0 };
  const damaged = (reason: string): Examined => ({
    ...empty,
    findings: [errorOf('databaseDamaged', path, `The database can't be read: ${reason}.`)],
  });

  if (!(await isThere(path)))
    return { ...empty, findings: [errorOf('noDatabase', path, `There is no database ${path}.`)] };
  const opened = (): ReadDatabase | string => {
    try {
      return readDatabase(path);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const database = opened();
  if (typeof database === 'string') return damaged(database);
  const findings: Finding[] = [];
  let rows: readonly Tables['blobs'][];
  let counted: { readonly journals: number; readonly changes: number };
  try {
    for (const words of database.damage()) findings.push(errorOf('databaseDamaged', path, words));
    const checked = checkJournals(database);
    findings.push(...checked.findings);
    counted = { journals: database.all('journals').length, changes: checked.changes };
    rows = database.all('blobs');
    const lacking = database.all(
      'blob_references',
      'where given_at is null or sha256 not in (select sha256 from blobs)',
    );
    for (const { journal, sha256 } of lacking)
      findings.push(noteOf('stillOnTablet', journal, `The file ${sha256} is still on a tablet.`));
    for (const { sha256 } of database.all('blobs', 'where sha256 not in (select sha256 from blob_references)'))
      findings.push(
        noteOf('unnamed', sha256, `The file ${sha256} is named by no change: it came while it was redacted.`),
      );
  } catch (error) {
    return damaged(error instanceof Error ? error.message : String(error));
  } finally {
    database.close();
  }

  let bytes = 0;
  for (const { sha256, size } of rows) {
    const place = placeOf(folder, sha256);
    const actual = await stat(place).catch(() => undefined);
    if (!actual) {
      findings.push(errorOf('blobMissing', sha256, `The file ${sha256} has a row, and is not there.`));
      continue;
    }
    bytes += actual.size;
    if (actual.size !== size || (await hashOfFile(place)) !== sha256)
      findings.push(errorOf('blobDamaged', sha256, `The file ${sha256} has other bytes than were stored.`));
  }

  const named = new Set(rows.map((row) => row.sha256));
  const isOld = async (file: string) =>
    now() -
      (await stat(file).then(
        (found) => found.mtimeMs,
        () => now(),
      )) >
    sweepAfter;
  let swept = 0;
  for (const file of await filesIn(folder)) {
    if (!file.isPart && named.has(file.name)) continue;
    const old = await isOld(file.path);
    if (use.isSweeping && old && (await sweep(folder, file.path, isOld))) swept += 1;
    else if (!file.isPart || old)
      findings.push(noteOf('fileWithoutRow', file.name, `The file ${file.path} belongs to nothing.`));
  }
  // What a running server deleted or took in since is no fault.
  const live = findings.some(({ kind }) => kind === 'blobMissing') ? opened() : undefined;
  const still = live && typeof live !== 'string' ? new Set(live.all('blobs').map((row) => row.sha256)) : named;
  if (live && typeof live !== 'string') live.close();
  return {
    ...empty,
    ...counted,
    blobs: rows.length,
    bytes,
    swept,
    findings: findings.filter(({ kind, about }) => kind !== 'blobMissing' || still.has(about)),
  };
};
