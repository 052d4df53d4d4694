import { Inflate } from 'fflate';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { crc32 } from './crc32.ts';
import type { Bytes } from './package-format.ts';
import { type PackageRefusal, tampered } from './package-refusal.ts';
import type { PackageSource } from './read-directory.ts';
import { deflated, localHeader, stored, type ZipEntry } from './zip-layout.ts';

/** Packed bytes that are read at once, and that are inflated at once: 16 kB of them can't become more than 17 MB. */
const readAtOnce = 1_000_000;
const inflateAtOnce = 16_384;

const readExactly = async (source: PackageSource, from: number, to: number): Promise<Result<Bytes, PackageRefusal>> => {
  const bytes = await source.read(from, to);
  return bytes.length === to - from ? succeed(bytes) : refuse({ kind: 'cutOff', size: from + bytes.length });
};

/**
 * The bytes of an entry, inflated. Refused where its header isn't what the directory says, or its bytes aren't those
 * that were written. Sizes are to be checked before: as much as the entry declares is taken into memory, never more.
 */
export const readEntry = async (source: PackageSource, entry: ZipEntry): Promise<Result<Bytes, PackageRefusal>> => {
  const header = localHeader(entry);
  const at = entry.offset + header.length;
  const said = await readExactly(source, entry.offset, at);
  if (!said.ok) return said;
  const isStored = entry.method === stored && entry.packedSize === entry.size;
  if (said.value.some((byte, i) => byte !== header[i]) || !(isStored || entry.method === deflated))
    return refuse(tampered('layout', entry.name));
  const read = isStored ? await readExactly(source, at, at + entry.size) : await inflate(source, entry, at);
  return read.ok && crc32(read.value) !== entry.crc ? refuse(tampered('fileHash', entry.name)) : read;
};

const inflate = async (source: PackageSource, entry: ZipEntry, at: number): Promise<Result<Bytes, PackageRefusal>> => {
  const inflated = new Uint8Array(entry.size);
  let filled = 0;
  const stream = new Inflate((bytes) => {
    if (filled + bytes.length <= inflated.length) inflated.set(bytes, filled);
    filled += bytes.length;
  });
  for (let done = 0; done < entry.packedSize; ) {
    const packed = await readExactly(source, at + done, at + Math.min(done + readAtOnce, entry.packedSize));
    if (!packed.ok) return packed;
    for (let from = 0; from < packed.value.length; from += inflateAtOnce) {
      const some = packed.value.subarray(from, from + inflateAtOnce);
      try {
        stream.push(some, done + from + some.length === entry.packedSize);
      } catch {
        return refuse(tampered('fileHash', entry.name));
      }
      if (filled > entry.size)
        return refuse({ kind: 'tooLarge', what: 'inflated', size: filled, limit: entry.size, entry: entry.name });
    }
    done += packed.value.length;
  }
  return filled === entry.size ? succeed(inflated) : refuse(tampered('fileHash', entry.name));
};
