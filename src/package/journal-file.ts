import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Deflate, strToU8 } from 'fflate';
import { type Change, changeSchema } from '#domain/journal/change.ts';
import { valueHash } from '#domain/journal/hashes.ts';
import { canonicalJson } from './canonical-json.ts';
import { crc32 } from './crc32.ts';
import type { Bytes } from './package-format.ts';
import { deflated, stored } from './zip-layout.ts';

/** Why something isn't a change of this journal. `newer`: it may be one for a newer app. */
export type ChangeFault = 'newer' | 'unreadable' | 'foreign' | 'valueHash';

/**
 * What keeps `raw` from being taken for a change of a journal: writer and reader ask the same. A value whose salt was
 * taken away could be any value, so it doesn't fit its hash.
 */
export const changeFault = (raw: unknown, journal: string): ChangeFault | undefined => {
  const { v, ...said } = (typeof raw === 'object' ? raw : null) as Change & { v?: unknown };
  if (typeof v === 'number' && v > 1) return 'newer';
  if (Object.hasOwn(said, '__proto__') || !changeSchema.safeParse(raw).success) return 'unreadable';
  if (said.journal !== journal) return 'foreign';
  if (said.value === undefined && said.salt === undefined) return undefined;
  const isFitting =
    said.value !== undefined && said.salt !== undefined && valueHash(said.salt, said.value) === said.valueHash;
  return isFitting ? undefined : 'valueHash';
};

/** By chain, then place in it; forks by their content (SPEC P2). */
const order = (a: Line, b: Line): number =>
  compare(a.change.chain, b.change.chain) ||
  a.change.n - b.change.n ||
  compare(a.change.id, b.change.id) ||
  compare(a.text, b.text);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Line = { readonly change: Change; readonly text: string };

/** The lines of a journal's file: each change once, in the one order that its set has. */
export const journalLines = (changes: readonly Change[]): readonly string[] => {
  const lines = changes.map((change) => ({ change, text: canonicalJson(change) })).toSorted(order);
  return lines.map(({ text }) => text).filter((text, i, all) => text !== all[i - 1]);
};

/** Characters that are packed at once: a fixed number, so that the same lines give the same bytes. */
const batchLength = 100_000;

/** The bytes of a journal's file, a batch at a time. */
export function* fileBytes(lines: readonly string[]): Generator<Bytes> {
  let batch: string[] = [];
  let length = 0;
  for (const line of lines) {
    batch.push(line, '\n');
    length += line.length;
    if (length < batchLength) continue;
    yield strToU8(batch.join('')) as Bytes;
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield strToU8(batch.join('')) as Bytes;
}

/** In hex, of the whole file. */
export const fileHash = (lines: readonly string[]): string => {
  const hash = sha256.create();
  for (const bytes of fileBytes(lines)) hash.update(bytes);
  return bytesToHex(hash.digest());
};

/** A journal's file ready to be written: deflated, or stored where it would grow by more than `ratio` on inflating. */
export const packJournal = (lines: readonly string[], ratio: number) => {
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
  return {
    method: isDeflated ? deflated : stored,
    size,
    crc,
    chunks: isDeflated ? packed : [...fileBytes(lines)],
  };
};
