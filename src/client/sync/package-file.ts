import { mediaTypeOf } from '#domain/evidence/media-type.ts';
import type { Change } from '#domain/journal/change.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { type Distrusted, distrustIn, unknownKeyCount } from '#package/distrust.ts';
import type { BlobRefusal, PackageRefusal } from '#package/package-refusal.ts';
import { readPackage } from '#package/read-package.ts';
import { verifyPackage } from '#package/verify-package.ts';
import { type PackageProgress, writePackage } from '#package/write-package.ts';
import { mergePackageChanges } from '../recorder/merge-package.ts';
import { makeSignatureCheck } from '../recorder/signature-check.ts';
import { tabletStore } from '../recorder/tablet-store.ts';
import { vouchedKeys } from '../recorder/vouched-keys.ts';
import type { DeviceDatabase, StoredBytes } from '../store/device-database.ts';

type Parts = {
  readonly database: DeviceDatabase;
  readonly now: () => string;
  readonly newId: () => string;
  readonly thumbnailOf?: (file: StoredBytes) => Promise<StoredBytes | undefined>;
};

/** Journals whole, with their files, as one `.audit.zip`. `journals`: which, and what goes along; by default those with work that is not sent. */
export const makePackage = async (
  { database, now }: Parts,
  use: {
    readonly app: string;
    readonly journals?: readonly string[];
    readonly onProgress?: (progress: PackageProgress) => void;
    readonly signal?: AbortSignal;
  },
) => {
  const unsent = new Set((await database.outbox.toArray()).map((entry) => entry.journal));
  const wanted = use.journals && (await withTheirs(database, use.journals));
  const chosen = (await database.journals.toArray()).filter((held) =>
    wanted ? wanted.has(held.journal) : unsent.has(held.journal),
  );
  const store = tabletStore(database, now);
  const journals = [];
  for (const { journal, kind } of chosen) {
    const changes = await store.inJournal(journal, (tables) => tables.allChanges());
    const titled = { audit: 'title', case: 'number', organisation: 'name' }[kind];
    const [named] = await database.rows.where('[journal+noun]').equals([journal, kind]).toArray();
    const title = named?.fields[titled];
    journals.push({ journal, kind, changes, ...(typeof title === 'string' ? { title } : {}) });
  }
  const chunks: BlobPart[] = [];
  const written = await writePackage({
    app: use.app,
    madeAt: now(),
    journals,
    readBlob: async (sha256) => {
      const file = await store.bytes(sha256);
      return file && { mediaType: file.mediaType, bytes: file.bytes as Uint8Array<ArrayBuffer> };
    },
    onChunk: (bytes) => void chunks.push(bytes.slice() as BlobPart),
    ...(use.onProgress ? { onProgress: use.onProgress } : {}),
    ...(use.signal ? { signal: use.signal } : {}),
  });
  return written.ok
    ? succeed({ file: new Blob(chunks, { type: 'application/zip' }), ...written.value, count: journals.length })
    : written;
};

/** CA30: an audit goes with its cases, and with the journal of its organisation. */
const withTheirs = async (database: DeviceDatabase, journals: readonly string[]): Promise<ReadonlySet<string>> => {
  const asked = new Set(journals);
  const of = (noun: string, field: string) =>
    database.rows
      .where('noun')
      .equals(noun)
      .toArray()
      .then((rows) =>
        rows.map(({ journal, fields }) => ({
          journal,
          other: (fields[field] as { journal?: string } | undefined)?.journal,
        })),
      );
  const [cases, audits] = await Promise.all([of('case', 'finding'), of('audit', 'organisationSource')]);
  return new Set([
    ...asked,
    ...cases.filter(({ other }) => other !== undefined && asked.has(other)).map(({ journal }) => journal),
    ...audits.filter(({ journal }) => asked.has(journal)).flatMap(({ other }) => other ?? []),
  ]);
};

export type Imported = {
  readonly journals: number;
  readonly changes: number;
  readonly files: number;
  /** Changes in it whose key this tablet can't tie to the person who is said to have written them. */
  readonly unknownKeys: number;
};

/**
 * Merges a package as a pull would; the same package twice changes nothing. All of it, each signature and each file, is
 * checked before anything is stored (P12). `person`: who would write in a journal that is new here, if its members say so.
 */
export const takeInPackage = async (
  { database, now, newId, thumbnailOf }: Parts,
  file: Blob,
  person: string,
  sharing: 'tablet' | 'server',
): Promise<Result<Imported, PackageRefusal | BlobRefusal | Distrusted>> => {
  const read = await readPackage({
    size: file.size,
    read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
  });
  if (!read.ok) return read;
  const { journals } = read.value;
  const store = tabletStore(database, now, thumbnailOf);
  const held = new Map<string, readonly Change[]>();
  for (const { journal } of journals)
    held.set(journal, await store.inJournal(journal, (tables) => tables.administrative()));
  const proof = await verifyPackage(read.value, makeSignatureCheck(crypto), {
    vouched: await vouchedKeys(database),
    held,
  });
  const [wrong] = proof.blobs.wrong;
  if (wrong) return refuse(wrong.refusal);
  const distrusted = distrustIn(proof.journals);
  if (distrusted) return refuse(distrusted);
  let changes = 0;
  for (const journal of journals) changes += await mergePackageChanges(store, journal, { person, sharing }, { newId });
  let files = 0;
  for (const { journal } of journals)
    for (const sha256 of (await store.files(journal)).wanted) {
      const blob = await read.value.readBlob(sha256);
      const mediaType = blob.ok ? mediaTypeOf(blob.value.bytes) : undefined;
      if (!blob.ok || !mediaType) continue;
      await store.putBytes(journal, sha256, mediaType, blob.value.bytes);
      files += 1;
    }
  return succeed({ journals: journals.length, changes, files, unknownKeys: unknownKeyCount(proof.journals) });
};
