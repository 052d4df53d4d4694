import { createHash } from 'node:crypto';
import type { Change } from '#domain/journal/change.ts';
import { crc32 } from '#package/crc32.ts';
import type { Bytes, PackagedBlob } from '#package/package-format.ts';
import type { PackageSource } from '#package/read-directory.ts';
import { readPackage } from '#package/read-package.ts';
import { type JournalToPack, writePackage } from '#package/write-package.ts';
import { stored } from '#package/zip-layout.ts';
import { makeZipWriter } from '#package/zip-writer.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { journalId, SimulatedAuthor } from '#test/support/simulated-author.ts';

export const madeAt = '2026-03-17T12:00:00.000Z';

export const sha256Of = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

export const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);

export const joined = (chunks: readonly Uint8Array[]): Bytes => Uint8Array.from(Buffer.concat(chunks));

/** Bytes in memory as a source; `read` counts how many of them were asked for. */
export const sourceOf = (bytes: Bytes): PackageSource & { readonly bytesRead: () => number } => {
  let count = 0;
  return {
    size: bytes.length,
    read: (from, to) => {
      count += to - from;
      return Promise.resolve(bytes.slice(from, to));
    },
    bytesRead: () => count,
  };
};

/** Files by their hashes, as a store holds them. */
export const blobStore = (...files: readonly (Bytes | string)[]) => {
  const blobs = new Map(
    files.map((file) => {
      const bytes = typeof file === 'string' ? bytesOf(file) : file;
      return [sha256Of(bytes), { mediaType: 'image/jpeg', bytes }] as const;
    }),
  );
  return { blobs, readBlob: (hash: string): Promise<PackagedBlob | undefined> => Promise.resolve(blobs.get(hash)) };
};

/** An edit that names a file. */
export const attaching = (hash: string, record: string, size = 1) => ({
  noun: 'evidence',
  record,
  field: 'file',
  kind: 'attach' as const,
  value: {
    name: 'photo.jpg',
    mediaType: 'image/jpeg',
    size,
    sha256: hash,
    kept: { sha256: hash, mediaType: 'image/jpeg', size, isOriginal: true },
  },
});

/** A small audit with two photos, one of which isn't there. */
export const smallAudit = () => {
  const store = blobStore('photo one');
  const author = new SimulatedAuthor('a').found();
  const absent = sha256Of('photo two');
  for (const hash of [...store.blobs.keys(), absent]) author.edit(attaching(hash, author.newId()));
  author.edit({ noun: 'audit', record: author.newId(), field: 'title', value: 'Nätverk ☂ 🧪' });
  return { author, changes: [...author.changes.values()], journal: journalId, absent, ...store };
};

/** A whole audit, as the screens make it, with a finding and photos. */
export const wholeAudit = () => {
  const { author, raise, act, answer } = buildAudit();
  raise('6.1.4', 'minor');
  act(answer('6.1.4', 'doesNotConform', 'no record'));
  const files = Array.from({ length: 5 }, (_, i) => bytesOf(`photo ${i} `.repeat(100 * (i + 1))));
  const store = blobStore(...files);
  for (const [hash, { bytes }] of store.blobs) author.edit(attaching(hash, author.newId(), bytes.length));
  return { author, changes: [...author.changes.values()], journal: journalId, ...store };
};

export const packed = async (
  journals: readonly (Pick<JournalToPack, 'journal' | 'changes'> & Partial<JournalToPack>)[],
  readBlob: (hash: string) => Promise<PackagedBlob | undefined> = () => Promise.resolve(undefined),
  more: Partial<Parameters<typeof writePackage>[0]> = {},
) => {
  const chunks: Bytes[] = [];
  const written = await writePackage({
    app: 'test',
    madeAt,
    journals: journals.map((journal) => ({ kind: 'audit', ...journal })),
    readBlob,
    onChunk: (bytes) => void chunks.push(bytes),
    ...more,
  });
  if (!written.ok) throw new Error(`refused: ${JSON.stringify(written.refusal)}`);
  return { bytes: joined(chunks), chunks, ...written.value };
};

/** The refusal of a package, or what was in it: read whole, with every file. */
export const opened = async (bytes: Bytes, limits?: Parameters<typeof readPackage>[1]) => {
  const read = await readPackage(sourceOf(bytes), limits);
  if (!read.ok) return read.refusal;
  const blobs: PackagedBlob[] = [];
  for (const { sha256 } of read.value.manifest.blobs) {
    const blob = await read.value.readBlob(sha256);
    if (!blob.ok) return blob.refusal;
    blobs.push(blob.value);
  }
  const { manifest, journals, missing } = read.value;
  return { kind: 'read' as const, manifest, journals, missing, blobs };
};

/** An entry: its bytes as they lie in the zip, and what it says of them. */
export type Made = {
  readonly name: string;
  readonly bytes: Bytes;
  readonly method?: number;
  readonly size?: number;
  readonly crc?: number;
};

/** A zip of the very layout of a package, with whatever entries. */
export const zipOf = async (...files: readonly Made[]): Promise<Bytes> => {
  const chunks: Bytes[] = [];
  const zip = makeZipWriter((bytes) => void chunks.push(bytes));
  for (const { name, bytes, method = stored, size = bytes.length, crc = crc32(bytes) } of files)
    await zip.add({ name, method, size, crc, chunks: [bytes] });
  await zip.end();
  return joined(chunks);
};

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, said: unknown) =>
    typeof said === 'object' && said !== null && !Array.isArray(said)
      ? Object.fromEntries(Object.entries(said).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : said,
  );

export const manifestFile = (said: Record<string, unknown>): Made => ({
  name: 'manifest.json',
  bytes: bytesOf(
    canonical({
      format: 'clausewalk-audit-package',
      version: 1,
      app: 'test',
      madeAt,
      journals: [],
      blobs: [],
      missing: [],
      setAside: [],
      ...said,
    }),
  ),
});

/** A package whose one journal has these lines, whatever they are, and a manifest that fits them. */
export const packageOfLines = (lines: readonly (string | object)[], said: Record<string, unknown> = {}) => {
  const bytes = bytesOf(lines.map((line) => `${typeof line === 'string' ? line : canonical(line)}\n`).join(''));
  const journal = { journal: journalId, kind: 'audit', changes: lines.length, sha256: sha256Of(bytes), ...said };
  return zipOf({ name: `journals/${journalId}.jsonl`, bytes }, manifestFile({ journals: [journal] }));
};

export const lastOf = (changes: readonly Change[]): Change => {
  const last = changes.at(-1);
  if (!last) throw new Error('no change');
  return last;
};
