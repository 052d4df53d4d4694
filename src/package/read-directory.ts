import { strFromU8 } from 'fflate';
import { type Result, refuse, succeed } from '#domain/result.ts';
import type { Bytes, PackageLimits } from './package-format.ts';
import { type PackageRefusal, tampered } from './package-refusal.ts';
import {
  beyond2,
  beyond4,
  directoryOf,
  end64Size,
  endSize,
  localHeader,
  locator64Size,
  signatures,
  type ZipEntry,
} from './zip-layout.ts';

/** Bytes that can be read from anywhere: a `Blob` by its slices, a file by its handle. */
export interface PackageSource {
  readonly size: number;
  /** The bytes from `from` up to but without `to`; fewer only where the source has become shorter. */
  read(from: number, to: number): Promise<Bytes>;
}

/** What is where: nothing of it is believed yet. */
type End = { readonly count: number; readonly size: number; readonly at: number };

type Directory = {
  readonly entries: readonly ZipEntry[];
  /** Whether it is, byte by byte, what the writer writes for these entries, and these fill the file (SPEC P5). */
  readonly isExact: boolean;
};

const viewOf = (bytes: Bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Too large a number for a file's size stays one that no file has. */
const u8 = (view: DataView, at: number) => Number(view.getBigUint64(at, true));

/** Reads which entries a zip has. Refused where it is none, where it ends too early or has too many. */
export const readDirectory = async (
  source: PackageSource,
  limits: PackageLimits,
): Promise<Result<Directory, PackageRefusal>> => {
  const isTooLarge = source.size > limits.packageBytes;
  if (isTooLarge) return refuse({ kind: 'tooLarge', what: 'package', size: source.size, limit: limits.packageBytes });
  const tail = await source.read(Math.max(0, source.size - endSize - locator64Size - end64Size), source.size);
  const end = endIn(tail, source.size);
  if (!end) return refuse(await whyNoEnd(source));
  if (end.count > limits.entries)
    return refuse({ kind: 'tooLarge', what: 'entries', size: end.count, limit: limits.entries });
  const behind = source.size - end.at - end.size;
  const isAtEnd = behind === endSize || behind === end64Size + locator64Size + endSize;
  if (!isAtEnd || end.size > end.count * longestRecord) return refuse(tampered('layout'));
  const bytes = await source.read(end.at, source.size);
  if (bytes.length !== source.size - end.at) return refuse({ kind: 'cutOff', size: end.at + bytes.length });
  const entries = entriesIn(bytes.subarray(0, end.size));
  if (entries?.length !== end.count) return refuse(tampered('layout'));
  return succeed({ entries, isExact: isTiled(entries, end.at) && isSame(bytes, directoryOf(entries, end.at)) });
};

/** Longer names than a package has are still read, to be told apart from what isn't a zip at all. */
const longestRecord = 1_000;

const endIn = (tail: Bytes, size: number): End | undefined => {
  if (tail.length < endSize) return undefined;
  const view = viewOf(tail);
  const at = tail.length - endSize;
  if (view.getUint32(at, true) !== signatures.end || view.getUint16(at + endSize - 2, true) !== 0) return undefined;
  const end = {
    count: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    at: view.getUint32(at + 16, true),
  };
  const isWhole = end.count < beyond2 && end.size < beyond4 && end.at < beyond4;
  return isWhole ? end : end64In(view, at - locator64Size - end64Size, size);
};

const end64In = (view: DataView, at: number, size: number): End | undefined => {
  if (at < 0 || view.getUint32(at, true) !== signatures.end64) return undefined;
  const locator = at + end64Size;
  const isLocated =
    view.getUint32(locator, true) === signatures.locator64 &&
    u8(view, locator + 8) === size - endSize - locator64Size - end64Size;
  return isLocated ? { count: u8(view, at + 32), size: u8(view, at + 40), at: u8(view, at + 48) } : undefined;
};

/** The file doesn't end as a zip does. One that begins as ours do was cut off, or has something behind its end. */
const whyNoEnd = async (source: PackageSource): Promise<PackageRefusal> => {
  const start = await source.read(0, Math.min(4, source.size));
  const isOurs = start.length > 0 && start.every((byte, i) => byte === (signatures.local >>> (8 * i)) % 256);
  if (!isOurs) return { kind: 'notAZip' };
  const tail = await source.read(Math.max(0, source.size - 66_000), source.size);
  const view = viewOf(tail);
  for (let at = tail.length - endSize; at >= 0; at--) {
    if (view.getUint32(at, true) !== signatures.end) continue;
    const directoryEnd = view.getUint32(at + 12, true) + view.getUint32(at + 16, true);
    if (directoryEnd === source.size - tail.length + at) return tampered('layout');
  }
  return { kind: 'cutOff', size: source.size };
};

/** Read as leniently as any unzip tool does: what it says is only used where it is exact, or to say what is wrong. */
const entriesIn = (bytes: Bytes): readonly ZipEntry[] | undefined => {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== signatures.entry) return undefined;
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const nameEnd = at + 46 + (nameSize ?? 0);
    const extraEnd = nameEnd + (extraSize ?? 0);
    if (extraEnd + (commentSize ?? 0) > bytes.length) return undefined;
    const offset = view.getUint32(at + 42, true);
    const isFar = offset === beyond4 && extraSize === 12 && view.getUint32(nameEnd, true) === 0x00080001;
    entries.push({
      name: strFromU8(bytes.subarray(at + 46, nameEnd), true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: isFar ? u8(view, nameEnd + 4) : offset,
    });
    at = extraEnd + (commentSize ?? 0);
  }
  return entries;
};

/** Each entry begins where the one before ends, the first at the start, the directory after the last. */
const isTiled = (entries: readonly ZipEntry[], directoryAt: number): boolean => {
  let at = 0;
  for (const entry of entries) {
    if (entry.offset !== at) return false;
    at += localHeader(entry).length + entry.packedSize;
  }
  return at === directoryAt;
};

const isSame = (bytes: Bytes, parts: readonly Bytes[]): boolean => {
  let at = 0;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) if (bytes[at + i] !== part[i]) return false;
    at += part.length;
  }
  return at === bytes.length;
};
