import fc from 'fast-check';
import { deflateSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Change } from '#domain/journal/change.ts';
import { valueHash } from '#domain/journal/hashes.ts';
import { crc32 } from '#package/crc32.ts';
import { type Bytes, packageLimits } from '#package/package-format.ts';
import { deflated } from '#package/zip-layout.ts';
import { journalId, SimulatedAuthor } from '#test/support/simulated-author.ts';
import {
  bytesOf,
  joined,
  lastOf,
  type Made,
  manifestFile,
  opened,
  packageOfLines,
  packed,
  sha256Of,
  smallAudit,
  wholeAudit,
  zipOf,
} from './packing.ts';

const otherJournal = '22222222-2222-4222-8222-222222222222';
const journalName = `journals/${journalId}.jsonl`;
const linesOf = (changes: readonly Change[]) => changes.toSorted((a, b) => a.n - b.n);

describe('no package', () => {
  test('[P6] what is no zip', async () => {
    for (const bytes of [new Uint8Array(), bytesOf('PDF, perhaps'), new Uint8Array(100_000), bytesOf('{"format":1}')])
      expect(await opened(bytes)).toEqual({ kind: 'notAZip' });
  });

  test('[P6] an empty zip, and a zip of something else', async () => {
    expect(await opened(await zipOf())).toEqual({ kind: 'notAPackage' });
    const document = { '[Content_Types].xml': bytesOf('<Types/>'), 'word/document.xml': bytesOf('<w:document/>') };
    expect(await opened(Uint8Array.from(zipSync(document)))).toEqual({ kind: 'notAPackage' });
    for (const text of ['{}', '{"format":"other","version":1}', '', 'no JSON', '[[', '{"format":1}'])
      expect(await opened(await zipOf({ name: 'manifest.json', bytes: bytesOf(text) }))).toEqual({
        kind: 'notAPackage',
      });
  });

  test('[P6] any bytes are refused, and nothing is thrown', async () => {
    const { bytes } = await packed([]);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), fc.boolean(), async (noise, before, after) => {
        const parts = [...(before ? [bytes.subarray(0, 40)] : []), noise, ...(after ? [bytes.subarray(-60)] : [])];
        expect((await opened(joined(parts))).kind).not.toBe('read');
      }),
      { numRuns: 500 },
    );
  });

  test('[P6] a package of a newer app, whatever else is in it', async () => {
    const newer = manifestFile({ version: 99, journals: { in: 'another way' } });
    const refusal = { kind: 'newerFormat', version: 99, entry: 'manifest.json' };
    expect(await opened(await zipOf(newer))).toEqual(refusal);
    expect(await opened(await zipOf(newer, { name: 'seals/1', bytes: bytesOf('x') }))).toEqual(refusal);
    const change = { ...lastOf(smallAudit().changes), v: 2 };
    expect(await opened(await packageOfLines([change]))).toEqual({
      kind: 'newerFormat',
      version: 2,
      entry: journalName,
      line: 1,
    });
  });

  test('[P6] one that is cut off at any twentieth', async () => {
    const { changes, journal, readBlob } = wholeAudit();
    const { bytes } = await packed([{ journal, changes }], readBlob);
    for (let part = 1; part < 20; part++) {
      const size = Math.floor((bytes.length * part) / 20);
      expect(await opened(bytes.subarray(0, size))).toEqual({ kind: 'cutOff', size });
    }
    for (const lost of [1, 21, 22, 23, 60]) expect((await opened(bytes.subarray(0, -lost))).kind).toBe('cutOff');
    expect((await opened(bytes.subarray(0, 3))).kind).toBe('cutOff');
  });
});

describe('names', () => {
  test.each([
    '../../x',
    'journals/../../x',
    '/etc/passwd',
    'C:\\x',
    'C:/x',
    '..\\x',
    'blobs\\x',
    '\\\\host\\share',
    './manifest.json',
    'blobs/..',
    'blobs/\u0000',
    'journals/',
    'journals/x.jsonl',
    `journals/${journalId}.jsonl.exe`,
    `blobs/${'A'.repeat(64)}`,
    `blobs/${'a'.repeat(63)}`,
    `blobs/${'a'.repeat(64)}/x`,
    '__MACOSX/x',
    'MANIFEST.JSON',
    '__proto__',
    '',
  ])('[P6] %j is no name of an entry', async (path) => {
    const bytes = await zipOf(manifestFile({}), { name: path, bytes: bytesOf('x') });
    expect(await opened(bytes)).toEqual({ kind: 'badPath', path });
  });

  test('[P6] a name that could leave the folder is said even where nothing else is of a package', async () => {
    const bytes = Uint8Array.from(zipSync({ '../../x': bytesOf('x') }));
    expect(await opened(bytes)).toEqual({ kind: 'badPath', path: '../../x' });
  });
});

describe('what was changed afterwards', () => {
  const small = async () => {
    const { changes, journal, readBlob } = smallAudit();
    return packed([{ journal, changes: changes.slice(0, 3) }], readBlob);
  };
  const contentOf = (read: Awaited<ReturnType<typeof opened>>) => JSON.stringify(read);

  test('[P5] a flipped byte, wherever it is, is refused or changes nothing', async () => {
    const { bytes } = await small();
    const content = contentOf(await opened(bytes));
    const harmless: number[] = [];
    for (let at = 0; at < bytes.length; at++) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      const read = await opened(flipped);
      if (read.kind !== 'read') continue;
      expect(contentOf(read)).toBe(content);
      harmless.push(at);
    }
    // Bits after the end of the deflated journal belong to nothing.
    expect(harmless.length).toBeLessThan(3);
  });

  test('[P5] any byte set to any other, in a whole audit, is refused or changes nothing', async () => {
    const { changes, journal, readBlob } = wholeAudit();
    const { bytes } = await packed([{ journal, changes }], readBlob);
    const content = contentOf(await opened(bytes));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const flipped = Uint8Array.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ mask;
        const read = await opened(flipped);
        if (read.kind === 'read') expect(contentOf(read)).toBe(content);
      }),
      { numRuns: 300 },
    );
  });

  test('[P5] nothing can be hidden before, between or behind the entries', async () => {
    const { bytes } = await small();
    const layout = { kind: 'tampered', what: 'layout', entry: '' };
    expect(await opened(joined([bytes, bytesOf('\n')]))).toEqual(layout);
    expect((await opened(joined([bytesOf('MZ'), bytes]))).kind).toBe('tampered');
    const again = Uint8Array.from(zipSync({ 'manifest.json': manifestFile({}).bytes }));
    expect(await opened(again)).toEqual(layout);
    const two = joined([await zipOf(manifestFile({ app: 'first' })), await zipOf(manifestFile({ app: 'second' }))]);
    expect((await opened(two)).kind).toBe('tampered');
  });

  test('[P6] an entry twice, one too many, and one too few', async () => {
    const { changes, journal, blobs } = smallAudit();
    const lines = linesOf(changes).map((c) => JSON.stringify(c));
    const [[hash = '', photo] = []] = blobs;
    const file: Made = { name: `blobs/${hash}`, bytes: photo?.bytes ?? new Uint8Array() };
    const listed = [{ sha256: hash, size: file.bytes.length, mediaType: 'image/jpeg' }];
    expect((await opened(await zipOf(file, manifestFile({ blobs: listed })))).kind).toBe('read');
    expect(await opened(await zipOf(file, file, manifestFile({ blobs: listed })))).toEqual({
      kind: 'tampered',
      what: 'duplicateEntry',
      entry: file.name,
    });
    expect(await opened(await zipOf(manifestFile({ app: 'a' }), manifestFile({ app: 'b' })))).toEqual({
      kind: 'tampered',
      what: 'duplicateEntry',
      entry: 'manifest.json',
    });
    expect(await opened(await zipOf(file, manifestFile({})))).toEqual({
      kind: 'tampered',
      what: 'extraEntry',
      entry: file.name,
    });
    expect(await opened(await zipOf(manifestFile({ blobs: listed })))).toEqual({
      kind: 'tampered',
      what: 'missingEntry',
      entry: file.name,
    });
    const said = { journal, kind: 'audit', changes: lines.length, sha256: sha256Of('') };
    expect(await opened(await zipOf(manifestFile({ journals: [said] })))).toEqual({
      kind: 'tampered',
      what: 'missingEntry',
      entry: journalName,
    });
  });

  test('[P6] a manifest that contradicts itself or the files', async () => {
    const photo: Made = { name: `blobs/${sha256Of('photo')}`, bytes: bytesOf('photo') };
    const blob = { sha256: sha256Of('photo'), size: 5, mediaType: 'image/jpeg' };
    const refusalOf = async (said: Record<string, unknown>) => opened(await zipOf(photo, manifestFile(said)));
    const manifest = { kind: 'tampered', what: 'manifest', entry: 'manifest.json' };
    expect(await refusalOf({ blobs: [blob, blob] })).toEqual(manifest);
    expect(await refusalOf({ blobs: [blob], missing: [blob.sha256] })).toEqual(manifest);
    expect(await refusalOf({ blobs: [{ ...blob, sha256: '../x' }] })).toEqual(manifest);
    expect(await refusalOf({ blobs: [{ ...blob, size: -1 }] })).toEqual(manifest);
    expect(await refusalOf({ version: 0 })).toEqual(manifest);
    const text = new TextDecoder().decode(manifestFile({}).bytes);
    for (const other of [text.replace('{"app"', '{"app":"x","app"'), `${text} `, text.replace('"test"', '"\\ud800"')])
      expect(await opened(await zipOf({ name: 'manifest.json', bytes: bytesOf(other) }))).toEqual(manifest);
    const { bytes } = manifestFile({});
    const small: Made = { name: 'manifest.json', bytes: Uint8Array.from(deflateSync(bytes)), method: deflated };
    expect(await opened(await zipOf({ ...small, size: bytes.length, crc: crc32(bytes) }))).toEqual({
      kind: 'tampered',
      what: 'layout',
      entry: 'manifest.json',
    });
    const fileHash = { kind: 'tampered', what: 'fileHash', entry: photo.name };
    expect(await refusalOf({ blobs: [{ ...blob, size: 6 }] })).toEqual(fileHash);
    const swapped: Made = { name: photo.name, bytes: bytesOf('other') };
    expect(await opened(await zipOf(swapped, manifestFile({ blobs: [blob] })))).toEqual(fileHash);
  });

  test('[P6] [P8] a photo that was swapped is refused when it is read, every time', async () => {
    const { bytes } = await small();
    const at = joined([bytes]).findIndex(
      (_, i) =>
        Buffer.from(bytes)
          .subarray(i, i + 9)
          .toString() === 'photo one',
    );
    const swapped = Uint8Array.from(bytes);
    swapped.set(bytesOf('photo TWO'), at);
    expect(await opened(swapped)).toMatchObject({ kind: 'tampered', what: 'fileHash' });
  });

  test('[P6] lines: other words, another order, twice, another count, another kind, no change', async () => {
    const { changes } = smallAudit();
    const [first, second, third] = linesOf(changes) as [Change, Change, Change];
    const tampered = (what: string, line?: number) => ({
      kind: 'tampered',
      what,
      entry: journalName,
      ...(line ? { line } : {}),
    });
    expect((await opened(await packageOfLines([first, second, third]))).kind).toBe('read');
    expect(await opened(await packageOfLines([first, { ...second, value: 'other' }]))).toEqual(
      tampered('valueHash', 2),
    );
    expect(await opened(await packageOfLines([{ ...second, salt: 'bb' }]))).toEqual(tampered('valueHash', 1));
    const { salt: _, ...withoutSalt } = second;
    expect(await opened(await packageOfLines([{ ...withoutSalt, value: 'x' }]))).toEqual(tampered('valueHash', 1));
    const { value: __, ...withoutValue } = second;
    expect(await opened(await packageOfLines([withoutValue]))).toEqual(tampered('valueHash', 1));
    expect(await opened(await packageOfLines([second, first]))).toEqual(tampered('changeOrder'));
    expect(await opened(await packageOfLines([first, first]))).toEqual(tampered('changeOrder'));
    expect(await opened(await packageOfLines([first, second], { changes: 3 }))).toEqual(tampered('changeCount'));
    expect(await opened(await packageOfLines([first, second], { kind: 'case' }))).toEqual(tampered('journalKind'));
    expect(await opened(await packageOfLines([first, second], { sha256: sha256Of('') }))).toEqual(tampered('fileHash'));
    expect(await opened(await packageOfLines([first, { ...second, at: 'now' }]))).toEqual(tampered('change', 2));
    for (const line of ['', 'null', '[]', '7', '{', '{"v":1}', `${'['.repeat(9000)}${']'.repeat(9000)}`])
      expect(await opened(await packageOfLines([first, line]))).toEqual(tampered('change', 2));
  });

  test('[P6] a line that can be read in two ways', async () => {
    const { changes } = smallAudit();
    const [first] = linesOf(changes) as [Change];
    const read = await packageOfLines([first]);
    const { journals } = (await opened(read)) as { journals: readonly { changes: readonly Change[] }[] };
    const line = new TextDecoder().decode(bytesOf(JSON.stringify(sorted(journals[0]?.changes[0]))));
    expect((await opened(await packageOfLines([line]))).kind).toBe('read');
    for (const other of [
      line.replace('{"act"', '{"act":"","act"'),
      line.replace('{"act"', '{ "act"'),
      line.replace('"n":1', '"n":1.0'),
      line.replace('"n":1', '"n":1e0'),
      line.replace('"field"', '"\\u0066ield"'),
      `\uFEFF${line}`,
    ]) {
      const refusal = await opened(await packageOfLines([other]));
      expect(refusal).toMatchObject({ kind: 'tampered', what: expect.stringMatching(/^change/) as string });
    }
    const polluted = line.replace('{"act"', '{"__proto__":{"x":1},"act"');
    expect(await opened(await packageOfLines([polluted]))).toMatchObject({ kind: 'tampered', what: 'change', line: 1 });
  });

  test('[P6] bytes that are no text are no line', async () => {
    const { changes } = smallAudit();
    const title = 'Nätverk';
    const [change] = changes.filter((c) => typeof c.value === 'string');
    const value = `${title}\ufffd`;
    const line = JSON.stringify(sorted({ ...change, value, valueHash: valueHash('aa', value) }));
    const whole = bytesOf(`${line}\n`);
    const at = Buffer.from(whole).indexOf('\ufffd');
    // Three bytes that any decoder turns into the very same character.
    const broken = Uint8Array.from(whole);
    broken.set([0xf0, 0x9f, 0x98], at);
    const packageWith = (bytes: Bytes) =>
      zipOf(
        { name: journalName, bytes },
        manifestFile({ journals: [{ journal: journalId, kind: 'audit', changes: 1, sha256: sha256Of(bytes) }] }),
      );
    expect((await opened(await packageWith(whole))).kind).toBe('read');
    expect(await opened(await packageWith(broken))).toMatchObject({ kind: 'tampered', what: 'changeOrder' });
  });

  test('[P6] a change of another journal', async () => {
    const foreign = lastOf([...new SimulatedAuthor('b', otherJournal).found().changes.values()]);
    const [first] = smallAudit().changes as [Change];
    expect(await opened(await packageOfLines([first, foreign]))).toEqual({
      kind: 'foreignChange',
      journal: journalId,
      of: otherJournal,
      line: 2,
    });
  });
});

describe('bombs and sizes', () => {
  const journalEntry = (size: number, sha256 = sha256Of('')) => ({
    journal: journalId,
    kind: 'audit',
    changes: 1,
    sha256,
    size,
  });
  const bombOf = async (bytes: Bytes, size: number) =>
    zipOf(
      { name: journalName, bytes: Uint8Array.from(deflateSync(bytes)), method: deflated, size },
      manifestFile({ journals: [journalEntry(size)] }),
    );
  const zeros = new Uint8Array(40_000_000);

  test('[P7] a journal that grows more than it may, by what it says of itself', async () => {
    expect(await opened(await bombOf(zeros, zeros.length))).toMatchObject({
      kind: 'tooLarge',
      what: 'ratio',
      limit: 100,
      entry: journalName,
    });
    expect(await opened(await bombOf(zeros, 0xffffffff))).toMatchObject({ kind: 'tooLarge', what: 'journals' });
    const limits = { ...packageLimits, ratio: 1e6, journalBytes: 1e7 };
    expect(await opened(await bombOf(zeros, zeros.length), limits)).toMatchObject({ what: 'journals', limit: 1e7 });
  });

  test('[P7] a journal that grows more than it says is stopped on the way', async () => {
    const refusal = (await opened(await bombOf(zeros, 1_000))) as { size: number };
    expect(refusal).toMatchObject({ kind: 'tooLarge', what: 'inflated', limit: 1_000, entry: journalName });
    expect(refusal.size).toBeLessThan(20_000_000);
  });

  test('[P7] one that becomes less than it says, and one that is no deflated stream', async () => {
    const filledUp = new Uint8Array(100);
    filledUp.set(bytesOf('short'));
    const short = await zipOf(
      {
        name: journalName,
        bytes: Uint8Array.from(deflateSync(bytesOf('short'))),
        method: deflated,
        size: 100,
        crc: crc32(filledUp),
      },
      manifestFile({ journals: [journalEntry(100, sha256Of(filledUp))] }),
    );
    expect(await opened(short)).toEqual({ kind: 'tampered', what: 'fileHash', entry: journalName });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (noise) => {
        const bytes = await zipOf(
          { name: journalName, bytes: Uint8Array.from(noise), method: deflated, size: 100 },
          manifestFile({ journals: [journalEntry(100)] }),
        );
        expect(['tampered', 'tooLarge']).toContain((await opened(bytes)).kind);
      }),
      { numRuns: 500 },
    );
  });

  test('[P7] entries that overlap, so that a few bytes count many times', async () => {
    const made = [bytesOf('a'), bytesOf('b')].map((bytes) => ({ name: `blobs/${sha256Of(bytes)}`, bytes }));
    const bytes = await zipOf(...made, manifestFile({}));
    const overlapping = Uint8Array.from(bytes);
    const directory = Buffer.from(bytes).indexOf('PK\u0001\u0002');
    const second = Buffer.from(bytes).indexOf('PK\u0001\u0002', directory + 4);
    overlapping.set([0, 0, 0, 0], second + 42);
    expect(await opened(overlapping)).toEqual({ kind: 'tampered', what: 'layout', entry: '' });
  });

  test('[P7] too many entries, too large a file, manifest, change or package', async () => {
    const { changes, journal, readBlob } = smallAudit();
    const { bytes } = await packed([{ journal, changes }], readBlob);
    const refusalWith = (limits: Partial<typeof packageLimits>) => opened(bytes, { ...packageLimits, ...limits });
    expect(await refusalWith({})).toMatchObject({ kind: 'read' });
    expect(await refusalWith({ entries: 2 })).toEqual({ kind: 'tooLarge', what: 'entries', size: 3, limit: 2 });
    expect(await refusalWith({ packageBytes: 99 })).toMatchObject({ what: 'package', size: bytes.length, limit: 99 });
    expect(await refusalWith({ manifestBytes: 99 })).toMatchObject({ what: 'manifest', limit: 99 });
    expect(await refusalWith({ blobBytes: 8 })).toMatchObject({ what: 'blob', size: 9, limit: 8 });
    expect(await refusalWith({ changeBytes: 300 })).toMatchObject({ what: 'change', limit: 300, entry: journalName });
    expect(await refusalWith({ ratio: 1 })).toMatchObject({ what: 'ratio', limit: 1 });
  });

  test('[P7] a directory that says of itself what cannot be', async () => {
    const { bytes } = await packed([]);
    const withEnd = (at: number, ...said: readonly number[]) => {
      const bent = Uint8Array.from(bytes);
      bent.set(said, bytes.length - 22 + at);
      return bent;
    };
    for (const bent of [
      withEnd(8, 2, 0, 2, 0),
      withEnd(8, 255, 255, 255, 255),
      withEnd(12, 255, 255, 255, 127),
      withEnd(12, 0, 0, 0, 0),
      withEnd(16, 255, 255, 255, 127),
      withEnd(16, 0, 0, 0, 0),
      withEnd(16, 255, 255, 255, 255),
    ])
      expect(['tampered', 'cutOff', 'tooLarge']).toContain((await opened(bent)).kind);
  });
});

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, said]) => [key, sorted(said)]),
      )
    : value;
