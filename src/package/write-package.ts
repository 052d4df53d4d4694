import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strToU8 } from 'fflate';
import type { JournalKind } from '#domain/access/policies.ts';
import { blobsOf } from '#domain/journal/administer.ts';
import type { Change } from '#domain/journal/change.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { canonicalJson, wellFormed } from './canonical-json.ts';
import { crc32 } from './crc32.ts';
import { fileHash, inOrder, type Line, lineOf, packJournal } from './journal-file.ts';
import {
  type Bytes,
  blobPath,
  isHash,
  isPackagePath,
  journalPath,
  type Manifest,
  manifestPath,
  type PackagedBlob,
  type PackageLimits,
  packageFormat,
  packageLimits,
  packageVersion,
} from './package-format.ts';
import type { TooLarge } from './package-refusal.ts';
import { stored } from './zip-layout.ts';
import { makeZipWriter, type OnChunk } from './zip-writer.ts';

export type JournalToPack = {
  readonly journal: string;
  readonly kind: JournalKind;
  readonly title?: string;
  /** All that is held of it, in any order. */
  readonly changes: readonly Change[];
};

export type PackageProgress = {
  /** Of the files that the journals name, how many were dealt with. */
  readonly blobs: number;
  readonly of: number;
  readonly bytesWritten: number;
};

/** An `AbortSignal`, as far as it is needed here. */
export interface StopSignal {
  throwIfAborted(): void;
}

export type WrittenPackage = {
  readonly manifest: Manifest;
  /** Of the whole package. */
  readonly size: number;
  /** Files whose bytes were given and couldn't be taken; the manifest lists them as missing. */
  readonly leftOut: readonly { readonly sha256: string; readonly why: 'wrongHash' | 'tooLarge' }[];
};

type SetAside = Manifest['setAside'][number];

/** Bytes of a manifest's lines, at most: a file by hash, size and media type; a journal by ids and hash. */
const longestMediaType = 100;
const longestBlobLine = 800;
const longestJournalLine = 300;

/**
 * Writes journals and the files that they name as an audit package, chunk by chunk (SPEC P1 to P4). Refused before
 * anything is written, or written whole. Throws what `readBlob`, `onChunk` and `signal` throw; then, what was written
 * is no package. `limits` are those of the readers that it is for.
 */
export const writePackage = async (input: {
  readonly app: string;
  /** The instant that the manifest states. */
  readonly madeAt: string;
  readonly journals: readonly JournalToPack[];
  /** Undefined where the bytes aren't here. Asked for one file at a time. */
  readonly readBlob: (sha256: string) => Promise<PackagedBlob | undefined>;
  readonly onChunk: OnChunk;
  readonly onProgress?: (progress: PackageProgress) => void;
  readonly signal?: StopSignal;
  readonly limits?: PackageLimits;
}): Promise<Result<WrittenPackage, TooLarge>> => {
  const limits = input.limits ?? packageLimits;
  const journals = input.journals.toSorted((a, b) => (a.journal < b.journal ? -1 : 1));
  for (const [i, { journal }] of journals.entries())
    if (!isPackagePath(journalPath(journal)) || journal === journals[i - 1]?.journal)
      throw new Error(`Bug: journal ${journal} can't be packed, or is given twice`);

  const packed = [];
  const setAside: SetAside[] = [];
  for (const journal of journals) {
    input.signal?.throwIfAborted();
    const prepared = prepareJournal(journal, limits);
    setAside.push(...prepared.setAside);
    packed.push(prepared);
  }
  const named = [...new Set(packed.flatMap(({ blobs }) => blobs))].toSorted();
  const excess = excessOf(packed, named, setAside, limits);
  if (excess) return refuse(excess);

  const zip = makeZipWriter(input.onChunk);
  for (const { file } of packed) await zip.add(file);

  const blobs: Manifest['blobs'] = [];
  const missing: string[] = [];
  const leftOut: WrittenPackage['leftOut'][number][] = [];
  for (const [done, hash] of named.entries()) {
    input.signal?.throwIfAborted();
    const blob = await input.readBlob(hash);
    const why = blob && whyLeftOut(hash, blob.bytes, limits);
    if (blob && !why) {
      const { bytes, mediaType } = blob;
      const file = { name: blobPath(hash), method: stored, size: bytes.length, crc: crc32(bytes), chunks: [bytes] };
      await zip.add(file);
      blobs.push({ sha256: hash, size: bytes.length, mediaType: wellFormed(mediaType).slice(0, longestMediaType) });
    } else missing.push(hash);
    if (why) leftOut.push({ sha256: hash, why });
    input.onProgress?.({ blobs: done + 1, of: named.length, bytesWritten: zip.written() });
  }

  const manifest: Manifest = {
    format: packageFormat,
    version: packageVersion,
    app: input.app,
    madeAt: input.madeAt,
    journals: packed.map(({ entry }) => entry),
    blobs,
    missing,
    setAside,
  };
  const text = strToU8(canonicalJson(manifest)) as Bytes;
  await zip.add({ name: manifestPath, method: stored, size: text.length, crc: crc32(text), chunks: [text] });
  return succeed({ manifest, size: await zip.end(), leftOut });
};

const whyLeftOut = (hash: string, bytes: Bytes, limits: PackageLimits) => {
  if (bytes.length > limits.blobBytes) return 'tooLarge';
  return bytesToHex(sha256(bytes)) === hash ? undefined : 'wrongHash';
};

const prepareJournal = ({ journal, kind, title, changes }: JournalToPack, limits: PackageLimits) => {
  const setAside: SetAside[] = [];
  const sound: Line[] = [];
  for (const change of changes) {
    const line = lineOf(change, journal);
    const isLine = typeof line !== 'string';
    const isFitting = isLine && strToU8(line.text).length <= limits.changeBytes;
    if (isFitting) sound.push(line);
    else setAside.push({ journal, why: isLine ? 'tooLarge' : line, text: JSON.stringify(change) });
  }
  const lines = inOrder(sound);
  const entry = {
    journal,
    kind,
    ...(title === undefined ? {} : { title: wellFormed(title) }),
    changes: lines.length,
    sha256: fileHash(lines),
  };
  return {
    entry,
    file: { name: journalPath(journal), ...packJournal(lines, limits.ratio) },
    blobs: blobsOf(lines.map(({ change }) => change)).filter(isHash),
    setAside: setAside.toSorted((a, b) => (a.text < b.text ? -1 : 1)),
  };
};

/** What no reader would take of the whole: known before the first byte is written. */
const excessOf = (
  packed: readonly ReturnType<typeof prepareJournal>[],
  named: readonly string[],
  setAside: readonly SetAside[],
  limits: PackageLimits,
): TooLarge | undefined => {
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const sizes = {
    entries: packed.length + named.length + 1,
    journals: sum(packed.map(({ file }) => file.size)),
    manifest:
      named.length * longestBlobLine +
      sum(packed.map(({ entry }) => longestJournalLine + canonicalJson(entry.title ?? '').length * 3)) +
      sum(setAside.map((aside) => canonicalJson(aside).length * 3)),
  };
  const allowed = { entries: limits.entries, journals: limits.journalBytes, manifest: limits.manifestBytes };
  for (const what of ['entries', 'journals', 'manifest'] as const)
    if (sizes[what] > allowed[what]) return { kind: 'tooLarge', what, size: sizes[what], limit: allowed[what] };
  return undefined;
};
