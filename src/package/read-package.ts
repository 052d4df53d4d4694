import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strFromU8 } from 'fflate';
import * as z from 'zod/mini';
import { blobsOf } from '#domain/journal/administer.ts';
import type { Change } from '#domain/journal/change.ts';
import { isFounding } from '#domain/journal/memberships.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { canonicalJson } from './canonical-json.ts';
import { fileHash, inOrder, type Line, lineOf } from './journal-file.ts';
import {
  type Bytes,
  blobPath,
  isHash,
  isPackagePath,
  journalPath,
  type Manifest,
  manifestPath,
  manifestSchema,
  type PackagedBlob,
  type PackageLimits,
  packageFormat,
  packageLimits,
  packageVersion,
} from './package-format.ts';
import { type BlobRefusal, type PackageRefusal, type TooLarge, tampered } from './package-refusal.ts';
import { type PackageSource, readDirectory } from './read-directory.ts';
import { readEntry } from './read-entry.ts';
import { stored, type ZipEntry } from './zip-layout.ts';

export type PackagedJournal = Pick<Manifest['journals'][number], 'journal' | 'kind' | 'title'> & {
  /** Each fits its hash and is of this journal; signatures and chains are looked at by `verifyPackage` (SPEC P10). */
  readonly changes: readonly Change[];
};

export type AuditPackage = {
  readonly manifest: Manifest;
  readonly journals: readonly PackagedJournal[];
  /** Files that changes name and that the package doesn't hold. */
  readonly missing: readonly string[];
  /** Reads one file; its size and hash are checked each time (SPEC P8). */
  readBlob(sha256: string): Promise<Result<PackagedBlob, BlobRefusal>>;
};

/**
 * Reads an audit package: its manifest and journals now, its files one by one when they are asked for. Nothing is
 * given of a package that isn't whole and exactly as it was written (SPEC P5 to P7). Throws what `source` throws.
 */
export const readPackage = async (
  source: PackageSource,
  limits: PackageLimits = packageLimits,
): Promise<Result<AuditPackage, PackageRefusal>> => {
  const directory = await readDirectory(source, limits);
  if (!directory.ok) return directory;
  const byName = new Map<string, ZipEntry>();
  for (const entry of directory.value.entries) {
    if (isHostile(entry.name)) return refuse({ kind: 'badPath', path: entry.name });
    if (byName.has(entry.name)) return refuse(tampered('duplicateEntry', entry.name));
    byName.set(entry.name, entry);
  }
  const manifestEntry = byName.get(manifestPath);
  if (!manifestEntry) return refuse({ kind: 'notAPackage' });
  if (!directory.value.isExact) return refuse(tampered('layout'));
  const manifest = await readManifest(source, manifestEntry, limits);
  if (!manifest.ok) return manifest;
  const wrong = wrongEntry(manifest.value, byName) ?? oversize(manifest.value, byName, limits);
  if (wrong) return refuse(wrong);

  const journals: PackagedJournal[] = [];
  for (const said of manifest.value.journals) {
    const entry = byName.get(journalPath(said.journal)) as ZipEntry;
    const bytes = await readEntry(source, entry);
    if (!bytes.ok) return bytes;
    const changes = changesIn(bytes.value, said, entry.name, limits);
    if (!changes.ok) return changes;
    const { journal, kind, title } = said;
    journals.push({ journal, kind, ...(title === undefined ? {} : { title }), changes: changes.value });
  }

  const blobs = new Map(manifest.value.blobs.map((blob) => [blob.sha256, blob]));
  const named = blobsOf(journals.flatMap(({ changes }) => changes)).filter((hash) => isHash(hash) && !blobs.has(hash));
  return succeed({
    manifest: manifest.value,
    journals,
    missing: [...new Set([...manifest.value.missing, ...named])].toSorted(),
    async readBlob(hash) {
      const [blob, entry] = [blobs.get(hash), byName.get(blobPath(hash))];
      if (!blob || !entry) return refuse({ kind: 'notInPackage', sha256: hash });
      const bytes = await readEntry(source, entry);
      if (!bytes.ok) return bytes;
      return bytesToHex(sha256(bytes.value)) === hash
        ? succeed({ mediaType: blob.mediaType, bytes: bytes.value })
        : refuse(tampered('fileHash', entry.name));
    },
  });
};

/** A name that some tool could take for a place outside of the folder it unpacks to. */
const isHostile = (name: string): boolean => /^\/|\\|:|(?:^|\/)\.\.?(?:\/|$)|\p{Control}/u.test(name);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What is asked of the manifest of a newer app, which may be any other way. */
const anyManifest = z.object({ format: z.literal(packageFormat), version: z.int() });

const readManifest = async (
  source: PackageSource,
  entry: ZipEntry,
  limits: PackageLimits,
): Promise<Result<Manifest, PackageRefusal>> => {
  if (entry.size > limits.manifestBytes)
    return refuse({ kind: 'tooLarge', what: 'manifest', size: entry.size, limit: limits.manifestBytes });
  if (entry.method !== stored) return refuse(tampered('layout', manifestPath));
  const bytes = await readEntry(source, entry);
  if (!bytes.ok) return bytes;
  const text = strFromU8(bytes.value);
  const raw = parse(text);
  const any = anyManifest.safeParse(raw);
  if (!any.success) return refuse({ kind: 'notAPackage' });
  const { version } = any.data;
  if (version > packageVersion) return refuse({ kind: 'newerFormat', version, entry: manifestPath });
  const manifest = manifestSchema.safeParse(raw);
  return manifest.success && isConsistent(manifest.data) && isCanonical(raw, text)
    ? succeed(manifest.data)
    : refuse(tampered('manifest', manifestPath));
};

/** Half surrogate pairs, depths and the like have no canonical text at all. */
const isCanonical = (raw: unknown, text: string): boolean => {
  try {
    return canonicalJson(raw) === text;
  } catch {
    return false;
  }
};

const isConsistent = ({ journals, blobs, missing }: Manifest): boolean => {
  const isUnique = (names: readonly string[]) => new Set(names).size === names.length;
  return isUnique(journals.map(({ journal }) => journal)) && isUnique([...blobs.map((b) => b.sha256), ...missing]);
};

/** The entries must be those that the manifest lists, and of the sizes it says. */
const wrongEntry = (
  { journals, blobs }: Manifest,
  byName: ReadonlyMap<string, ZipEntry>,
): PackageRefusal | undefined => {
  const listed = [
    manifestPath,
    ...journals.map(({ journal }) => journalPath(journal)),
    ...blobs.map((blob) => blobPath(blob.sha256)),
  ];
  const absent = listed.find((name) => !byName.has(name));
  if (absent !== undefined) return tampered('missingEntry', absent);
  const expected = new Set(listed);
  const extra = [...byName.keys()].find((name) => !expected.has(name));
  if (extra !== undefined)
    return isPackagePath(extra) ? tampered('extraEntry', extra) : { kind: 'badPath', path: extra };
  const changed = blobs
    .map((blob) => ({ blob, entry: byName.get(blobPath(blob.sha256)) }))
    .find(({ blob, entry }) => entry?.method !== stored || entry.size !== blob.size);
  return changed && tampered('fileHash', blobPath(changed.blob.sha256));
};

/** SPEC P7: by what the entries declare, before one is read. */
const oversize = (
  { journals, blobs }: Manifest,
  byName: ReadonlyMap<string, ZipEntry>,
  limits: PackageLimits,
): TooLarge | undefined => {
  const files = journals.flatMap(({ journal }) => byName.get(journalPath(journal)) ?? []);
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > limits.journalBytes) return { kind: 'tooLarge', what: 'journals', size, limit: limits.journalBytes };
  const dense = files.find((file) => file.size > limits.ratio * file.packedSize);
  if (dense) {
    const ratio = Math.ceil(dense.size / dense.packedSize);
    return { kind: 'tooLarge', what: 'ratio', size: ratio, limit: limits.ratio, entry: dense.name };
  }
  const large = blobs.find((blob) => blob.size > limits.blobBytes);
  return (
    large && {
      kind: 'tooLarge',
      what: 'blob',
      size: large.size,
      limit: limits.blobBytes,
      entry: blobPath(large.sha256),
    }
  );
};

/** The changes in a journal's file, if it is the very file that would be written for them. */
const changesIn = (
  bytes: Bytes,
  said: Manifest['journals'][number],
  entry: string,
  limits: PackageLimits,
): Result<readonly Change[], PackageRefusal> => {
  if (bytesToHex(sha256(bytes)) !== said.sha256) return refuse(tampered('fileHash', entry));
  const lines: Line[] = [];
  for (let at = 0; at < bytes.length; ) {
    const number = lines.length + 1;
    const newline = bytes.indexOf(0x0a, at);
    const end = newline < 0 ? bytes.length : newline;
    if (end - at > limits.changeBytes)
      return refuse({ kind: 'tooLarge', what: 'change', size: end - at, limit: limits.changeBytes, entry });
    const line = readLine(bytes.subarray(at, end), said.journal, entry, number);
    if (!line.ok) return line;
    lines.push(line.value);
    at = end + 1;
  }
  if (lines.length !== said.changes) return refuse(tampered('changeCount', entry));
  const changes = lines.map(({ change }) => change);
  if (!isOfKind(changes, said.kind)) return refuse(tampered('journalKind', entry));
  return fileHash(inOrder(lines)) === said.sha256 ? succeed(changes) : refuse(tampered('changeOrder', entry));
};

const readLine = (bytes: Bytes, journal: string, entry: string, line: number): Result<Line, PackageRefusal> => {
  const raw = parse(strFromU8(bytes));
  const read = lineOf(raw, journal);
  if (typeof read !== 'string') return succeed(read);
  switch (read) {
    case 'newer':
      return refuse({ kind: 'newerFormat', version: (raw as { v: number }).v, entry, line });
    case 'foreign':
      return refuse({ kind: 'foreignChange', journal, of: (raw as Change).journal, line });
    case 'valueHash':
      return refuse(tampered('valueHash', entry, line));
    case 'unreadable':
      return refuse(tampered('change', entry, line));
  }
};

/** A journal is of the kind that a founding of it says. One whose founding isn't in the package may be of any. */
const isOfKind = (changes: readonly Change[], kind: string): boolean => {
  const said = changes
    .filter(isFounding)
    .flatMap(({ value }) => (typeof value === 'object' && value && 'kind' in value ? [value.kind] : []));
  return said.length === 0 || said.includes(kind);
};
