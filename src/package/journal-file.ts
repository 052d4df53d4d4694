import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Deflate, strToU8 } from 'fflate';
import { type Change, changeSchema, isInstant } from '#domain/journal/change.ts';
import { valueHash } from '#domain/journal/hashes.ts';
import { canonicalJson } from './canonical-json.ts';
import { crc32 } from './crc32.ts';
import type { Bytes } from './package-format.ts';
import { deflated, stored } from './zip-layout.ts';

/** A change as it stands in a journal's file. */
export type Line = { readonly change: Change; readonly text: string };

/** Why something isn't a change of this journal. `newer`: it may be one for a newer app. */
export type ChangeFault = 'newer' | 'unreadable' | 'foreign' | 'valueHash';

/**
 * The line of what may be a change of a journal, or what keeps it from being one: writer and reader ask the same.
 * A value without its salt could be any value, so it doesn't fit its hash. Fields that this app doesn't know are kept;
 * one by the name `__proto__` would be dropped on the way without a word.
 */
export const lineOf = (raw: unknown, journal: string): Line | ChangeFault => {
  try {
    if (typeof raw !== 'object' || raw === null) return 'unreadable';
    if ('v' in raw && typeof raw.v === 'number' && raw.v > 1) return 'newer';
    const text = canonicalJson(raw);
    if (text.includes('"__proto__":') || !changeSchema.safeParse(raw).success) return 'unreadable';
    const change = raw as Change;
    if (change.journal !== journal) return 'foreign';
    if (!isInstant(change.at)) return 'unreadable';
    const { salt, value } = change;
    const isBare = salt === undefined && value === undefined;
    const isFitting =
      isBare || (salt !== undefined && value !== undefined && valueHash(salt, value) === change.valueHash);
    return isFitting ? { change, text } : 'valueHash';
  } catch {
    return 'unreadable';
  }
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** SPEC P2: each change once, in the one order that its set has: by chain, then place in it; forks by their text. */
export const inOrder = (lines: readonly Line[]): readonly Line[] =>
  lines
    .toSorted((a, b) => compare(a.change.chain, b.change.chain) || a.change.n - b.change.n || compare(a.text, b.text))
    .filter(({ text }, i, all) => text !== all[i - 1]?.text);

/** Characters that are packed at once: a fixed number, so that the same lines give the same bytes. */
const batchLength = 100_000;

/** The bytes of a journal's file, a batch at a time. */
function* fileBytes(lines: readonly Line[]): Generator<Bytes> {
  let batch: string[] = [];
  let length = 0;
  for (const { text } of lines) {
    batch.push(text, '\n');
    length += text.length;
    if (length < batchLength) continue;
    yield strToU8(batch.join('')) as Bytes;
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield strToU8(batch.join('')) as Bytes;
}

/** Of the file that these lines are, in hex. */
export const fileHash = (lines: readonly Line[]): string => {
  const hash = sha256.create();
  for (const bytes of fileBytes(lines)) hash.update(bytes);
  return bytesToHex(hash.digest());
};

/** A journal's file ready to be written: deflated, or stored where it would grow more than `ratio` times on inflating. */
export const packJournal = (lines: readonly Line[], ratio: number) => {
  const packed: Bytes[] = [];
  const deflate = new Deflate({ level: 6 }, (bytes) => packed.push(bytes));
  let [size, crc] = [0, 0];
  for (const bytes of fileBytes(lines)) {
    size += bytes.length;
    crc = crc32(bytes, crc);
    deflate.push(bytes);
  }
  deflate.push(new Uint8Array(), true);
  const packedSize = packed.reduce((sum, bytes) => sum + bytes.length, 0);
  const isDeflated = packedSize < size && size <= ratio * packedSize;
  return isDeflated
    ? { method: deflated, size, crc, chunks: packed }
    : { method: stored, size, crc, chunks: [...fileBytes(lines)] };
};
