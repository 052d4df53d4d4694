import type { Bytes } from './package-format.ts';

/** How an entry's bytes lie in the zip. */
export const stored = 0;
export const deflated = 8;

export type ZipEntry = {
  /** One character a byte; ours are plain ASCII. */
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
};

export const signatures = {
  local: 0x04034b50,
  entry: 0x02014b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
  end: 0x06054b50,
} as const;

export const endSize = 22;
export const locator64Size = 20;
export const end64Size = 56;

/** Where a field of two or four bytes holds this, the true value stands in a zip64 record. */
export const beyond2 = 0xffff;
export const beyond4 = 0xffffffff;

const u2 = (n: number): readonly number[] => [n & 0xff, (n >>> 8) & 0xff];
const u4 = (n: number): readonly number[] => [...u2(n & 0xffff), ...u2(n >>> 16)];
const u8 = (n: number): readonly number[] => [...u4(n % 2 ** 32), ...u4(Math.floor(n / 2 ** 32))];
const latin1 = (text: string): readonly number[] => [...text].map((c) => c.charCodeAt(0));
const bytesOf = (...fields: readonly (readonly number[])[]): Bytes => Uint8Array.from(fields.flat());

/** 1 January 1980, midnight: the manifest says when a package was made, and a zip's clock knows no time zone (SPEC P2). */
const dosTime = [0, 0, 0x21, 0];

const versionFor = (needs64: boolean) => u2(needs64 ? 45 : 20);

const common = ({ name, method, crc, packedSize, size }: ZipEntry) => [
  ...u2(0),
  ...u2(method),
  ...dosTime,
  ...u4(crc),
  ...u4(packedSize),
  ...u4(size),
  ...u2(name.length),
];

/** What stands before an entry's bytes. */
export const localHeader = (entry: ZipEntry): Bytes =>
  bytesOf(u4(signatures.local), versionFor(entry.offset >= beyond4), common(entry), u2(0), latin1(entry.name));

const directoryRecord = (entry: ZipEntry): readonly number[] => {
  const isFar = entry.offset >= beyond4;
  const extra = isFar ? [...u2(1), ...u2(8), ...u8(entry.offset)] : [];
  return [
    ...u4(signatures.entry),
    ...versionFor(isFar),
    ...versionFor(isFar),
    ...common(entry),
    ...u2(extra.length),
    ...[0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ...u4(Math.min(entry.offset, beyond4)),
    ...latin1(entry.name),
    ...extra,
  ];
};

/** Everything behind the last entry: the directory that begins `at`, and the records that end the file (SPEC P11). */
export const directoryOf = (entries: readonly ZipEntry[], at: number): readonly Bytes[] => {
  const records = entries.map((entry) => Uint8Array.from(directoryRecord(entry)));
  const size = records.reduce((sum, record) => sum + record.length, 0);
  const needs64 = entries.length >= beyond2 || at >= beyond4 || size >= beyond4;
  const end64 = [
    ...u4(signatures.end64),
    ...u8(end64Size - 12),
    ...[45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ...u8(entries.length),
    ...u8(entries.length),
    ...u8(size),
    ...u8(at),
  ];
  const locator64 = [...u4(signatures.locator64), ...u4(0), ...u8(at + size), ...u4(1)];
  const listed = u2(Math.min(entries.length, beyond2));
  const end = [
    ...[...u4(signatures.end), 0, 0, 0, 0, ...listed, ...listed],
    ...u4(Math.min(size, beyond4)),
    ...u4(Math.min(at, beyond4)),
    ...u2(0),
  ];
  return [...records, Uint8Array.from(needs64 ? [...end64, ...locator64, ...end] : end)];
};
