import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, fstatSync, ftruncateSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { crc32 } from '#package/crc32.ts';
import { packageLimits } from '#package/package-format.ts';
import { type PackageSource, readDirectory } from '#package/read-directory.ts';
import { readEntry } from '#package/read-entry.ts';
import { directoryOf, localHeader, stored, type ZipEntry } from '#package/zip-layout.ts';
import { makeZipWriter } from '#package/zip-writer.ts';
import { bytesOf, sha256Of } from './packing.ts';

const folder = mkdtempSync(join(tmpdir(), 'package-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileSource = (file: number): PackageSource => ({
  size: fstatSync(file).size,
  read: (from, to) => {
    const bytes = new Uint8Array(to - from);
    return Promise.resolve(bytes.subarray(0, readSync(file, bytes, 0, to - from, from)));
  },
});

/** What Python, where it is there, says that it can read of a zip: how many entries, and the bytes of the last. */
const inPython = (path: string): unknown => {
  if (spawnSync('python3', ['--help']).error) return undefined;
  const script = `import zipfile,json;z=zipfile.ZipFile(${JSON.stringify(path)});n=z.namelist();print(json.dumps([len(n),z.read(n[-1]).decode()]))`;
  return JSON.parse(execFileSync('python3', ['-c', script], { encoding: 'utf8' }));
};

describe('a zip with zip64 records', () => {
  test('[P11] of more than 65,535 entries is written, and read here and elsewhere', async () => {
    const path = join(folder, 'many.zip');
    const file = openSync(path, 'w+');
    const zip = makeZipWriter((bytes) => void writeSync(file, bytes));
    const count = 66_000;
    const last = bytesOf('last');
    for (let i = 1; i < count; i++)
      await zip.add({ name: `blobs/${i.toString(16).padStart(64, '0')}`, method: stored, size: 0, crc: 0, chunks: [] });
    await zip.add({ name: 'manifest.json', method: stored, size: 4, crc: crc32(last), chunks: [last] });
    await zip.end();
    const directory = await readDirectory(fileSource(file), packageLimits);
    expect(directory.ok && [directory.value.entries.length, directory.value.isExact]).toEqual([count, true]);
    expect([[count, 'last'], undefined]).toContainEqual(inPython(path));
    const few = await readDirectory(fileSource(file), { ...packageLimits, entries: 65_999 });
    expect(few.ok ? '' : few.refusal).toEqual({ kind: 'tooLarge', what: 'entries', size: count, limit: 65_999 });
    closeSync(file);
  });

  test('[P11] of more than 4 GB is read here and elsewhere, and the entries behind the limit are where they should be', async () => {
    const path = join(folder, 'large.zip');
    const file = openSync(path, 'w+');
    const entries: ZipEntry[] = [];
    let at = 0;
    // Three gigabytes of nothing take no room on the disk: the file has holes.
    const add = (name: string, size: number, crc: number, bytes?: Uint8Array) => {
      const entry = { name, method: stored, crc, packedSize: size, size, offset: at };
      const header = localHeader(entry);
      writeSync(file, header, 0, header.length, at);
      if (bytes) writeSync(file, bytes, 0, bytes.length, at + header.length);
      entries.push(entry);
      at += header.length + size;
    };
    const last = bytesOf('behind four gigabytes');
    for (const name of ['a', 'b']) add(`blobs/${sha256Of(name)}`, 3_000_000_000, 0);
    add('manifest.json', last.length, crc32(last), last);
    let end = at;
    for (const bytes of directoryOf(entries, at)) end += writeSync(file, bytes, 0, bytes.length, end);
    ftruncateSync(file, end);
    const source = fileSource(file);
    const directory = await readDirectory(source, packageLimits);
    expect(directory.ok && directory.value).toEqual({ entries, isExact: true });
    const read = await readEntry(source, entries[2] as ZipEntry);
    expect(read.ok && new TextDecoder().decode(read.value)).toBe('behind four gigabytes');
    expect([[3, 'behind four gigabytes'], undefined]).toContainEqual(inPython(path));
    const cut = { ...source, size: 5_000_000_000 };
    expect(await readDirectory(cut, packageLimits)).toMatchObject({ ok: false, refusal: { kind: 'cutOff' } });
    if (!spawnSync('unzip', ['--help']).error)
      expect(execFileSync('unzip', ['-Z1', path], { encoding: 'utf8' }).trimEnd().split('\n')).toHaveLength(3);
    closeSync(file);
  });

  test('[P7] a large file that says its directory begins early is not read into memory', async () => {
    const size = 8_000_000_000;
    const end = directoryOf([], 0)[0] as Uint8Array<ArrayBuffer>;
    let most = 0;
    const source: PackageSource = {
      size,
      read: (from, to) => {
        most = Math.max(most, to - from);
        const bytes = new Uint8Array(Math.min(to - from, 100_000));
        if (to === size) bytes.set(end, bytes.length - end.length);
        return Promise.resolve(bytes);
      },
    };
    expect(await readDirectory(source, packageLimits)).toMatchObject({ refusal: { what: 'layout' } });
    expect(most).toBeLessThan(1_000);
  });

  test('[P11] is not made below', () => {
    const entry = { name: 'manifest.json', method: stored, crc: 0, packedSize: 0, size: 0 };
    const sizes = (offset: number) => directoryOf([{ ...entry, offset }], offset).map((bytes) => bytes.length);
    expect(sizes(0xfffffffe)).toEqual([46 + 13, 22]);
    expect(sizes(0xffffffff)).toEqual([46 + 13 + 12, 22 + 20 + 56]);
  });
});
