import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { deflateSync, strToU8 } from 'fflate';
import { wellFormed } from './canonical-json.ts';
import { crc32 } from './crc32.ts';
import type { Bytes } from './package-format.ts';
import type { PackageSource } from './read-directory.ts';
import { deflated, stored } from './zip-layout.ts';
import { makeZipWriter, type OnChunk } from './zip-writer.ts';

/** How much of a source is read at once. */
const readAtOnce = 4_000_000;

async function* partsOf(source: PackageSource): AsyncGenerator<Bytes> {
  for (let at = 0; at < source.size; ) {
    const part = await source.read(at, Math.min(at + readAtOnce, source.size));
    if (part.length === 0) throw new Error(`The file ends after ${at} of ${source.size} bytes.`);
    yield part;
    at += part.length;
  }
}

export const sumsPath = 'SHA256SUMS';

/** Writes a folder for people as a zip, a file at a time, and at its end the check sums of them all. */
export const makeFolderZip = (onChunk: OnChunk) => {
  const zip = makeZipWriter(onChunk);
  const sums: string[] = [];
  const add = async (name: string, bytes: Bytes): Promise<string> => {
    const hash = bytesToHex(sha256(bytes));
    sums.push(`${hash}  ${name}\n`);
    await zip.add({ name, method: stored, size: bytes.length, crc: crc32(bytes), chunks: [bytes] });
    return hash;
  };
  return {
    add,
    async addText(name: string, text: string): Promise<void> {
      const bytes = strToU8(wellFormed(text)) as Bytes;
      const packed = deflateSync(bytes) as Bytes;
      if (packed.length >= bytes.length) return void (await add(name, bytes));
      sums.push(`${bytesToHex(sha256(bytes))}  ${name}\n`);
      await zip.add({ name, method: deflated, size: bytes.length, crc: crc32(bytes), chunks: [packed] });
    },
    /** A file that may be larger than memory: it is read twice. */
    async addSource(name: string, source: PackageSource): Promise<string> {
      const hash = sha256.create();
      let crc = 0;
      for await (const part of partsOf(source)) {
        hash.update(part);
        crc = crc32(part, crc);
      }
      const hex = bytesToHex(hash.digest());
      sums.push(`${hex}  ${name}\n`);
      await zip.add({ name, method: stored, size: source.size, crc, chunks: partsOf(source) });
      return hex;
    },
    /** Gives the size of the whole. */
    async end(): Promise<number> {
      const text = strToU8(sums.join('')) as Bytes;
      await zip.add({ name: sumsPath, method: stored, size: text.length, crc: crc32(text), chunks: [text] });
      return zip.end();
    },
  };
};
