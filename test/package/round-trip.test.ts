import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Change, Json } from '#domain/journal/change.ts';
import { journalView } from '#domain/journal/journal-view.ts';
import { canonicalJson } from '#package/canonical-json.ts';
import { packageLimits } from '#package/package-format.ts';
import { readPackage } from '#package/read-package.ts';
import { writePackage } from '#package/write-package.ts';
import { journalId, SimulatedAuthor } from '#test/support/simulated-author.ts';
import {
  attaching,
  blobStore,
  bytesOf,
  lastOf,
  madeAt,
  opened,
  packed,
  sha256Of,
  smallAudit,
  sourceOf,
  wholeAudit,
} from './packing.ts';

const otherJournal = '22222222-2222-4222-8222-222222222222';
const readWhole = async (bytes: Parameters<typeof opened>[0]) => {
  const read = await opened(bytes);
  if (read.kind !== 'read') throw new Error(`refused: ${JSON.stringify(read)}`);
  return read;
};

describe('an audit that is packed and read', () => {
  test('[P1] comes back whole: every change, every photo, the same view', async () => {
    const { changes, journal, readBlob, blobs, author } = wholeAudit();
    const { bytes, size, leftOut } = await packed([{ journal, title: 'Test audit', changes }], readBlob);
    const read = await readWhole(bytes);
    expect(size).toBe(bytes.length);
    expect(leftOut).toEqual([]);
    expect(read.journals).toHaveLength(1);
    expect(read.journals[0]).toMatchObject({ journal, kind: 'audit', title: 'Test audit' });
    const byId = (all: readonly Change[]) => Object.fromEntries(all.map((c) => [c.id, c]));
    expect(byId(read.journals[0]?.changes ?? [])).toEqual(byId(changes));
    expect(Object.fromEntries(journalView(read.journals[0]?.changes ?? []))).toEqual(Object.fromEntries(author.view()));
    expect(read.blobs.map(({ bytes: b }) => sha256Of(b))).toEqual([...blobs.keys()].toSorted());
    expect(read.missing).toEqual([]);
  });

  test('[P1] can be opened by any unzip tool', async () => {
    const { changes, journal, readBlob, blobs } = wholeAudit();
    const { bytes } = await packed([{ journal, changes }], readBlob);
    const names = [
      'manifest.json',
      `journals/${journal}.jsonl`,
      ...[...blobs.keys()].map((h) => `blobs/${h}`),
    ].toSorted();
    const files = unzipSync(bytes);
    expect(Object.keys(files).toSorted()).toEqual(names);
    const lines = new TextDecoder().decode(files[`journals/${journal}.jsonl`]).trimEnd().split('\n');
    expect(lines).toHaveLength(changes.length);
    for (const [hash, { bytes: photo }] of blobs) expect(sha256Of(files[`blobs/${hash}`] ?? '')).toBe(sha256Of(photo));
    const folder = mkdtempSync(join(tmpdir(), 'package-'));
    const file = join(folder, 'test.audit.zip');
    writeFileSync(file, bytes);
    const isThere = (tool: string) => spawnSync(tool, ['--help']).error === undefined;
    const python = `import zipfile,json;z=zipfile.ZipFile(${JSON.stringify(file)});assert z.testzip() is None;print(json.dumps(z.namelist()))`;
    if (isThere('python3'))
      expect(
        (JSON.parse(execFileSync('python3', ['-c', python], { encoding: 'utf8' })) as string[]).toSorted(),
      ).toEqual(names);
    if (isThere('unzip')) {
      expect(execFileSync('unzip', ['-Z1', file], { encoding: 'utf8' }).trimEnd().split('\n').toSorted()).toEqual(
        names,
      );
      execFileSync('unzip', ['-tqq', file]);
    }
    rmSync(folder, { recursive: true });
  });

  test('[P2] gives the same bytes whatever the order, with repeats, and in any time zone', async () => {
    const { changes, journal, readBlob } = wholeAudit();
    const other = new SimulatedAuthor('b', otherJournal).found();
    const otherChanges = [...other.changes.values()];
    const { bytes } = await packed(
      [
        { journal, changes },
        { journal: otherJournal, changes: otherChanges },
      ],
      readBlob,
    );
    const again = await packed(
      [
        { journal: otherJournal, changes: otherChanges },
        { journal, changes: [...changes.toReversed(), ...changes.slice(0, 3)] },
      ],
      readBlob,
    );
    expect(sha256Of(again.bytes)).toBe(sha256Of(bytes));
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Kiritimati';
    const abroad = await packed(
      [
        { journal, changes },
        { journal: otherJournal, changes: otherChanges },
      ],
      readBlob,
    );
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(sha256Of(abroad.bytes)).toBe(sha256Of(bytes));
  });

  test('[P2] keys of a change in another order are the same change', async () => {
    const { changes, journal } = smallAudit();
    const turned = changes.map((c) => Object.fromEntries(Object.entries(c).toReversed()) as unknown as Change);
    expect((await packed([{ journal, changes: turned }])).bytes).toEqual((await packed([{ journal, changes }])).bytes);
  });

  test('[P2] canonical JSON is that of the journal, and refuses what has none', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = fc.stringify(value).includes('\\ud') ? undefined : canonicalize(value);
        if (text !== undefined) expect(canonicalJson(value)).toBe(text);
      }),
    );
    for (const value of ['\ud800', Number.NaN, Number.POSITIVE_INFINITY, { ['\udfff']: 1 }, undefined])
      expect(() => canonicalJson(value)).toThrow(/half a surrogate pair|no finite number|no JSON value/);
    expect(() => canonicalJson(JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`))).toThrow('deeper');
  });

  test('[P2] forks and changes that share an id are all kept, in one order', async () => {
    const { changes, journal } = smallAudit();
    const last = lastOf(changes);
    const fork = { ...last, id: otherJournal };
    const twin = { ...last, at: '2027-01-01T00:00:00.000Z' };
    const { bytes } = await packed([{ journal, changes: [...changes, twin, fork] }]);
    expect((await packed([{ journal, changes: [fork, twin, ...changes] }])).bytes).toEqual(bytes);
    expect((await readWhole(bytes)).journals[0]?.changes).toHaveLength(changes.length + 2);
  });

  test('[P1] may hold no journal, or one without changes', async () => {
    expect((await readWhole((await packed([])).bytes)).journals).toEqual([]);
    const { journals } = await readWhole((await packed([{ journal: journalId, changes: [] }])).bytes);
    expect(journals).toEqual([{ journal: journalId, kind: 'audit', changes: [] }]);
  });

  test('[P9] keeps fields and kinds that this app does not know', async () => {
    const { changes, journal } = smallAudit();
    const future = { ...lastOf(changes), id: otherJournal, n: 99, kind: 'weave', fromTheFuture: { deep: [1, null] } };
    const { journals } = await readWhole((await packed([{ journal, changes: [...changes, future] }])).bytes);
    expect(journals[0]?.changes.find(({ id }) => id === otherJournal)).toEqual(future);
  });

  test('[P9] a redacted change, without value and salt, comes back without them', async () => {
    const { changes, journal } = smallAudit();
    const { value: _, salt: __, ...bare } = lastOf(changes);
    const { journals } = await readWhole((await packed([{ journal, changes: [...changes.slice(0, -1), bare] }])).bytes);
    expect(journals[0]?.changes.at(-1)).toEqual(bare);
  });
});

describe('what is not there', () => {
  test('[P4] a photo whose bytes were not given is listed as missing', async () => {
    const { changes, journal, readBlob, absent } = smallAudit();
    const { bytes, manifest } = await packed([{ journal, changes }], readBlob);
    expect(manifest.missing).toEqual([absent]);
    const read = await readPackage(sourceOf(bytes));
    if (!read.ok) throw new Error(read.refusal.kind);
    expect(read.value.missing).toEqual([absent]);
    const asked = await read.value.readBlob(absent);
    expect(asked.ok ? '' : asked.refusal.kind).toBe('notInPackage');
  });

  test('[P4] bytes that are not those of their hash, or too many, are left out, said and listed as missing', async () => {
    const { changes, journal, blobs, absent } = smallAudit();
    const limits = { ...packageLimits, blobBytes: 100 };
    const [whole = ''] = blobs.keys();
    const given = new Map([
      [absent, bytesOf('other bytes')],
      [whole, new Uint8Array(101)],
    ]);
    const readBlob = (hash: string) =>
      Promise.resolve({ mediaType: 'image/png', bytes: given.get(hash) ?? new Uint8Array() });
    const { bytes, leftOut } = await packed([{ journal, changes }], readBlob, { limits });
    expect(leftOut.toSorted((a, b) => (a.why < b.why ? -1 : 1))).toEqual([
      { sha256: whole, why: 'tooLarge' },
      { sha256: absent, why: 'wrongHash' },
    ]);
    expect((await readWhole(bytes)).missing).toEqual([absent, whole].toSorted());
  });

  test('[P4] what is no change any more is set aside as text, and the rest can be read', async () => {
    const { changes, journal } = smallAudit();
    const last = lastOf(changes);
    const { salt: _, ...withoutSalt } = last;
    const broken = [
      { ...last, value: 'other words' },
      withoutSalt,
      { ...last, at: 'yesterday' },
      { ...last, at: '2026-02-30T10:00:00.000Z' },
      { ...last, value: 'half \ud800 pair' },
      { ...last, journal: otherJournal },
      { ...last, v: 2 },
    ] as unknown as Change[];
    const { bytes } = await packed([{ journal, changes: [...changes, ...broken] }]);
    const { manifest, journals } = await readWhole(bytes);
    expect(journals[0]?.changes).toHaveLength(changes.length);
    expect(manifest.setAside.map(({ why }) => why).toSorted()).toEqual(
      ['foreign', 'newer', 'unreadable', 'unreadable', 'unreadable', 'valueHash', 'valueHash'].toSorted(),
    );
    expect(manifest.setAside.map(({ text }) => JSON.parse(text) as unknown)).toEqual(
      expect.arrayContaining(broken.map((change) => JSON.parse(JSON.stringify(change)) as unknown)),
    );
  });

  test('[P4] a title that is no text becomes one', async () => {
    const { changes, journal } = smallAudit();
    const { bytes } = await packed([{ journal, title: 'half \ud800 pair', changes }]);
    expect((await readWhole(bytes)).journals[0]?.title).toBe('half \ufffd pair');
  });

  test('[P4] whatever lies in a store as a change, the package can be read', async () => {
    const { changes, journal } = smallAudit();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...Object.keys(lastOf(changes)), 'other'), fc.jsonValue())),
        fc.string({ unit: 'binary' }),
        async (edits, title) => {
          const bent = edits.map(([which, field, value]) => ({
            ...(changes[which % changes.length] as Change),
            [field]: value as Json,
          }));
          const { bytes } = await packed([{ journal, title, changes: [...changes, ...(bent as Change[])] }]);
          expect((await opened(bytes)).kind).toBe('read');
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a large package', () => {
  /** Photos that exist only when they are asked for. */
  const photos = (count: number, size: number) => {
    const bytesOfPhoto = (i: number) => new Uint8Array(size).fill(i % 256, 0, 5).fill(i >> 8, 5);
    const numbers = new Map(Array.from({ length: count }, (_, i) => [sha256Of(bytesOfPhoto(i)), i]));
    const author = new SimulatedAuthor('a').found();
    author.edit(...[...numbers.keys()].map((hash) => attaching(hash, author.newId(), size)));
    return { changes: [...author.changes.values()], numbers, bytesOfPhoto };
  };

  test('[P3] of 300 photos of 1 MB never has more than one of them in hand', async () => {
    const size = 1_000_000;
    const { changes, numbers, bytesOfPhoto } = photos(300, size);
    let [held, most, asked, out] = [0, 0, 0, 0];
    const steps: number[] = [];
    const written = await writePackage({
      app: 'test',
      madeAt,
      journals: [{ journal: journalId, kind: 'audit', changes }],
      readBlob: (hash) => {
        asked += 1;
        held += size;
        most = Math.max(most, held);
        return Promise.resolve({ mediaType: 'image/jpeg', bytes: bytesOfPhoto(numbers.get(hash) ?? -1) });
      },
      onChunk: async (bytes) => {
        await new Promise(setImmediate);
        if (bytes.length === size) held -= size;
        out += bytes.length;
      },
      onProgress: ({ blobs, of }) => steps.push(blobs / of),
    });
    expect(written.ok && written.value.size).toBe(out);
    expect({ asked, most, held }).toEqual({ asked: 300, most: size, held: 0 });
    expect(out).toBeGreaterThan(300 * size);
    expect(steps).toHaveLength(300);
    expect(steps.at(-1)).toBe(1);
  });

  test('[P3] is read without its photos, and a photo by itself', async () => {
    const { changes, numbers, bytesOfPhoto } = photos(30, 100_000);
    const { bytes } = await packed([{ journal: journalId, changes }], (hash) =>
      Promise.resolve({ mediaType: 'image/jpeg', bytes: bytesOfPhoto(numbers.get(hash) ?? -1) }),
    );
    const source = sourceOf(bytes);
    const read = await readPackage(source);
    if (!read.ok) throw new Error(read.refusal.kind);
    expect(source.bytesRead()).toBeLessThan(30_000);
    const before = source.bytesRead();
    const [hash = ''] = numbers.keys();
    const photo = await read.value.readBlob(hash);
    expect(photo.ok && sha256Of(photo.value.bytes)).toBe(hash);
    expect(source.bytesRead() - before).toBeLessThan(101_000);
  });

  test('[P6] what no reader would take is refused before a byte is written', async () => {
    const { changes } = photos(30, 10);
    const refusalWith = async (limits: Partial<typeof packageLimits>) => {
      let chunks = 0;
      const written = await writePackage({
        app: 'test',
        madeAt,
        journals: [{ journal: journalId, kind: 'audit', changes }],
        readBlob: () => Promise.resolve(undefined),
        onChunk: () => void (chunks += 1),
        limits: { ...packageLimits, ...limits },
      });
      expect(chunks).toBe(0);
      return written.ok ? 'written' : written.refusal;
    };
    expect(await refusalWith({ entries: 31 })).toEqual({ kind: 'tooLarge', what: 'entries', size: 32, limit: 31 });
    expect(await refusalWith({ journalBytes: 1000 })).toMatchObject({ kind: 'tooLarge', what: 'journals' });
    expect(await refusalWith({ manifestBytes: 1000 })).toMatchObject({ kind: 'tooLarge', what: 'manifest' });
  });

  test('[P3] stops where it is told to, and passes on what goes wrong outside', async () => {
    const { changes, journal, readBlob } = smallAudit();
    const stop = new AbortController();
    const stopped = packed([{ journal, changes }], readBlob, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('stopped')),
    });
    await expect(stopped).rejects.toThrow('stopped');
    await expect(packed([{ journal, changes }], () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
    const full = () => Promise.reject(new Error('full'));
    await expect(packed([{ journal, changes }], readBlob, { onChunk: full })).rejects.toThrow('full');
  });

  test('[P7] a text that deflates too well is stored, so that no reader takes it for a bomb', async () => {
    const author = new SimulatedAuthor('a').found();
    const record = author.newId();
    for (let i = 0; i < 4; i++) author.edit({ noun: 'audit', record, field: 'scope', value: 'a'.repeat(250_000) });
    const { bytes } = await packed([{ journal: journalId, changes: [...author.changes.values()] }]);
    expect(bytes.length).toBeGreaterThan(1_000_000);
    expect((await readWhole(bytes)).journals[0]?.changes).toHaveLength(5);
  });

  test('[P3] files that two journals name are packed once', async () => {
    const { changes, journal, readBlob, blobs } = smallAudit();
    const other = new SimulatedAuthor('b', otherJournal).found();
    for (const hash of blobs.keys()) other.edit(attaching(hash, other.newId()));
    const given = [
      { journal, changes },
      { journal: otherJournal, changes: [...other.changes.values()] },
    ];
    expect((await readWhole((await packed(given, readBlob)).bytes)).blobs).toHaveLength(blobs.size);
  });

  test('[P9] the media type is passed on as it was said', async () => {
    const { changes, journal, blobs } = smallAudit();
    const store = blobStore('photo one');
    expect([...store.blobs.keys()]).toEqual([...blobs.keys()]);
    const { bytes } = await packed([{ journal, changes }], store.readBlob);
    expect((await readWhole(bytes)).blobs.map(({ mediaType }) => mediaType)).toEqual(['image/jpeg']);
  });
});
