import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { limits } from '#protocol/protocol.ts';
import type { SyncStore } from '../recorder/journal-tables.ts';
import { filePlace } from './file-place.ts';
import type { Wire, WireFailure } from './wire.ts';

/** What happens to one file in this cycle. Bytes. */
export type FileProgress = {
  readonly journal: string;
  readonly sha256: string;
  readonly way: 'up' | 'down';
  readonly done: number;
  readonly of: number;
};

/** Files that this run of the server was seen to have, as `filePlace` names them. Never a claim that outlives the run: a restored server is another. */
export type SeenFiles = { run: string; readonly hashes: Set<string> };

export type FileParts = {
  readonly store: SyncStore;
  readonly wire: Wire;
  readonly seen: SeenFiles;
  readonly hash?: (bytes: Uint8Array) => Promise<string>;
  readonly isPaused?: (sha256: string) => boolean;
  readonly onProgress?: (progress: FileProgress) => void;
  /** How many files travel at once. */
  readonly lanes?: number;
  /** Larger files go in parts of this many bytes. */
  readonly partSize?: number;
};

const hashInJavaScript = async (bytes: Uint8Array): Promise<string> => bytesToHex(sha256(bytes));

/** Runs `work` over all, a few at once; gives the first failure that is not about one file alone. */
const inLanes = async (
  all: readonly string[],
  lanes: number,
  work: (hash: string) => Promise<WireFailure | undefined>,
): Promise<WireFailure | undefined> => {
  const waiting = all.values();
  let stopped: WireFailure | undefined;
  let ofOneFile: WireFailure | undefined;
  const lane = async () => {
    for (const hash of waiting) {
      if (stopped) return;
      const failure = await work(hash);
      if (!failure) continue;
      // One file's own trouble never blocks the others.
      if (['wrongHash', 'wrongOffset', 'mediaTypeRefused', 'tooLarge', 'notFound'].includes(failure.kind))
        ofOneFile = failure;
      else stopped = failure;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return stopped ?? ofOneFile;
};

const upload = async (
  { store, wire, onProgress, partSize = limits.bytesPerPart }: FileParts,
  journal: string,
  hash: string,
): Promise<WireFailure | undefined> => {
  const file = await store.bytes(hash);
  if (!file) return undefined;
  const { bytes, mediaType } = file;
  const report = (done: number) => onProgress?.({ journal, sha256: hash, way: 'up', done, of: bytes.length });
  report(0);
  if (bytes.length <= partSize) {
    const put = await wire.putBlob(journal, hash, mediaType, bytes);
    if (put.ok) report(bytes.length);
    return put.ok ? undefined : put.failure;
  }
  const there = await wire.blobOffset(journal, hash);
  if (!there.ok) return there.failure;
  if (there.value >= bytes.length) {
    // It was just said to be missing: what is there are no parts of this file, and nothing can be added. Anew, in one.
    const put = await wire.putBlob(journal, hash, mediaType, bytes);
    if (!put.ok) return put.failure;
  }
  for (let offset = there.value; offset < bytes.length; offset += partSize) {
    report(offset);
    const end = Math.min(offset + partSize, bytes.length);
    const part = await wire.patchBlob(journal, hash, offset, bytes.subarray(offset, end), end === bytes.length);
    if (!part.ok) return part.failure;
  }
  report(bytes.length);
  return undefined;
};

const download = async (parts: FileParts, journal: string, hash: string): Promise<WireFailure | undefined> => {
  const got = await parts.wire.getBlob(journal, hash);
  // Not there yet: its tablet still holds it, and will send it.
  if (!got.ok) return got.failure.kind === 'notFound' ? undefined : got.failure;
  const { bytes, mediaType } = got.value;
  if ((await (parts.hash ?? hashInJavaScript)(bytes)) !== hash) return { kind: 'wrongHash' };
  await parts.store.putBytes(journal, hash, mediaType, bytes);
  parts.onProgress?.({ journal, sha256: hash, way: 'down', done: bytes.length, of: bytes.length });
  return undefined;
};

/** Sends the files that the server lacks, by their content, and fetches those that this tablet lacks. */
export const syncFiles = async (
  parts: FileParts,
  journal: string,
  isReading: boolean,
): Promise<WireFailure | undefined> => {
  const { store, wire, lanes = 4 } = parts;
  const isSeen = (hash: string) => parts.seen.hashes.has(filePlace(journal, hash));
  const see = (hash: string) => parts.seen.hashes.add(filePlace(journal, hash));
  const { kept, wanted } = await store.files(journal);
  const unsure = kept.filter((hash) => !isSeen(hash));
  let failure: WireFailure | undefined;
  for (let i = 0; i < unsure.length && !failure; i += limits.idsPerQuestion) {
    const asked = unsure.slice(i, i + limits.idsPerQuestion);
    const answer = await wire.missing(journal, asked);
    if (!answer.ok) return answer.failure;
    const missing = new Set(answer.value.missing);
    for (const hash of asked) if (!missing.has(hash)) see(hash);
    const sent = asked.filter((hash) => missing.has(hash) && parts.isPaused?.(hash) !== true);
    failure = await inLanes(sent, lanes, (hash) => upload(parts, journal, hash));
    // Asked again: that it was sent is no proof that it is there.
    if (missing.size === 0) continue;
    const again = await wire.missing(journal, [...missing]);
    if (!again.ok) return again.failure;
    const still = new Set(again.value.missing);
    for (const hash of missing) if (!still.has(hash)) see(hash);
    // Taken and yet not there: said aloud and tried later, not sent again and again in silence.
    if (sent.some((hash) => still.has(hash))) failure ??= { kind: 'serverFault' };
  }
  if (failure) return failure;
  return isReading ? inLanes(wanted, lanes, (hash) => download(parts, journal, hash)) : undefined;
};
