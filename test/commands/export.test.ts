import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { valueHash } from '#domain/journal/hashes.ts';
import sampleData from '#domain/sample/norrsken-kredit.json' with { type: 'json' };
import type { SampleAudit } from '#domain/sample/sample-audit.ts';
import type { Bytes } from '#package/package-format.ts';
import { readPackage } from '#package/read-package.ts';
import { verifyPackage } from '#package/verify-package.ts';
import { writePackage } from '#package/write-package.ts';
import { makeWording } from '#report/wording/wording.ts';
import { signedJournal } from '#test/package/signing-author.ts';
import { oscalProblems } from '#test/support/oscal-problems.ts';
import { readParagraphs, readWorkbook, rowsOf, zippedTexts } from '#test/support/read-office.ts';
import { catalogue } from '#test/support/test-tablet.ts';
import { exportPackage } from '../../src/commands/export/export-package.ts';
import { wordsOf } from '../../src/commands/export/export-refusal.ts';
import { writeSamplePackage } from '../../src/commands/sample/sample-package.ts';
import { makeSignatureCheck } from '../../src/server/access/signatures.ts';

const sample = sampleData as SampleAudit;

const makeSample = async (): Promise<Bytes> => {
  const chunks: Uint8Array[] = [];
  await writeSamplePackage(sample, {
    catalogue,
    folder: 'public/sample',
    app: 'test',
    onChunk: (bytes) => void chunks.push(bytes),
  });
  return Uint8Array.from(Buffer.concat(chunks));
};

const sourceOf = (bytes: Bytes) => ({
  size: bytes.length,
  read: (from: number, to: number) => Promise.resolve(bytes.slice(from, to)),
});

const packageIn = async (bytes: Bytes) => {
  const read = await readPackage(sourceOf(bytes));
  if (!read.ok) throw new Error(read.refusal.kind);
  return read.value;
};

let folder = '';
let bytes: Bytes;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'));
  bytes = await makeSample();
  await writeFile(join(folder, 'in.audit.zip'), bytes);
  await exportTo('made');
});
/** A copy of an export, to do something to. */
const copyOfMade = (name: string) => cp(join(folder, 'made'), join(folder, name), { recursive: true });
afterAll(() => rm(folder, { recursive: true }));

const use = { catalogue, wording: makeWording('en'), app: 'test', at: '2026-03-20T09:00:00.000Z' };
const exportTo = (name: string, from = 'in.audit.zip', more = {}) =>
  exportPackage(join(folder, from), join(folder, name), { ...use, ...more });
const refusedFor = async (name: string, from?: string) => {
  const exported = await exportTo(name, from);
  if (exported.ok) throw new Error('exported');
  expect(wordsOf(exported.refusal).split('\n')).toHaveLength(3);
  return exported.refusal.kind;
};

describe('the sample audit as a package', () => {
  test('it has the same bytes every time', async () => {
    expect(Buffer.from(await makeSample()).equals(Buffer.from(bytes))).toBe(true);
  });

  test('every change is signed by a key that the journal ties to its author, and no photo is missing', async () => {
    const proof = await verifyPackage(await packageIn(bytes), makeSignatureCheck());
    expect(proof.journals.map(({ unproven, chainFaults }) => [unproven, chainFaults])).toEqual([[[], []]]);
    expect(proof.blobs.missing).toEqual([]);
    expect(proof.blobs.right).toHaveLength(14);
  });
});

describe('an export', () => {
  test('has all forms, each with the findings, and a list of hashes', async () => {
    const exported = await exportTo('all', undefined, { wording: makeWording('de') });
    expect(exported.ok && exported.value.notes).toEqual([]);
    const out = join(folder, 'all');
    expect((await readdir(out)).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'blobs',
      'checklist.csv',
      'evidence.csv',
      'export.json',
      'findings.csv',
      'oscal-assessment-plan.json',
      'oscal-assessment-results.json',
      'oscal-plan-of-action.json',
      'report.docx',
      'workbook.xlsx',
    ]);
    const titles = sample.items.flatMap((item) => item.findings.flatMap((finding) => finding.fields.title ?? []));
    const sheets = readWorkbook(await readFile(join(out, 'workbook.xlsx')));
    const document = readParagraphs(
      zippedTexts(await readFile(join(out, 'report.docx'))).get('word/document.xml') ?? '',
    ).join('\n');
    const csv = (await readFile(join(out, 'findings.csv'), 'utf8')).replaceAll('""', '"');
    const oscal = await readFile(join(out, 'oscal-assessment-results.json'), 'utf8');
    expect(rowsOf(sheets[1] as (typeof sheets)[number])).toHaveLength(titles.length + 1);
    for (const title of titles) {
      expect(sheets[1] && rowsOf(sheets[1]).flat()).toContain(title);
      expect(document).toContain(title);
      expect(csv).toContain(title);
      expect(oscal).toContain(JSON.stringify(title).slice(1, -1));
    }
    expect(document).toContain('Hauptabweichung');
    const { files } = JSON.parse(await readFile(join(out, 'export.json'), 'utf8')) as { files: Record<string, string> };
    for (const [path, hash] of Object.entries(files))
      expect(
        createHash('sha256')
          .update(await readFile(join(out, path)))
          .digest('hex'),
      ).toBe(hash);
  });

  test('holds the photos by their hashes, where OSCAL points to', async () => {
    const text = await readFile(join(folder, 'made', 'oscal-assessment-results.json'), 'utf8');
    const links = [...text.matchAll(/"href": "(blobs\/([0-9a-f]{64}))"/g)];
    expect(links).toHaveLength(14);
    for (const [, path, hash] of links)
      expect(
        createHash('sha256')
          .update(await readFile(join(folder, 'made', path ?? '')))
          .digest('hex'),
      ).toBe(hash);
  });

  test('is valid OSCAL', async () => {
    const names = (await readdir(join(folder, 'made'))).filter((name) => name.startsWith('oscal-'));
    expect(names).toHaveLength(3);
    for (const name of names)
      expect(await oscalProblems(JSON.parse(await readFile(join(folder, 'made', name), 'utf8')) as object)).toEqual([]);
  });

  test('holds no working paper', async () => {
    const secret = sample.items.flatMap((item) => [
      ...(item.workingNote ? [item.workingNote] : []),
      ...item.evidence.filter((e) => e.fields.paper === 'working').flatMap((e) => e.fields.description ?? []),
    ]);
    expect(secret.length).toBeGreaterThan(0);
    const out = join(folder, 'made');
    const texts = await Promise.all(
      [
        'findings.csv',
        'checklist.csv',
        'evidence.csv',
        'oscal-assessment-plan.json',
        'oscal-assessment-results.json',
        'oscal-plan-of-action.json',
      ].map((name) => readFile(join(out, name), 'utf8')),
    );
    const zips = await Promise.all(['workbook.xlsx', 'report.docx'].map((name) => readFile(join(out, name))));
    const all = [...texts, ...zips.flatMap((zip) => [...zippedTexts(zip).values()])].join('\n');
    expect(secret.filter((text) => all.includes(text.slice(0, 40)))).toEqual([]);
  });

  test('takes the place of an earlier one, and leaves nothing of it', async () => {
    await copyOfMade('again');
    await exportTo('again', undefined, { wording: makeWording('de'), at: '2026-03-21T09:00:00.000Z' });
    expect(await readFile(join(folder, 'again', 'findings.csv'), 'utf8')).toContain('Anforderung');
    expect((await readdir(folder)).filter((name) => /part|earlier/.test(name))).toEqual([]);
  });

  test('never takes the place of what somebody changed, or of anything else', async () => {
    await copyOfMade('edited');
    const edited = join(folder, 'edited', 'report.docx');
    await writeFile(edited, 'edited');
    expect(await refusedFor('edited')).toBe('folderInUse');
    expect(await readFile(edited, 'utf8')).toBe('edited');
    await copyOfMade('beside');
    await writeFile(join(folder, 'beside', 'blobs', 'mine.txt'), 'mine');
    expect(await refusedFor('beside')).toBe('folderInUse');
    await mkdir(join(folder, 'other'));
    await writeFile(join(folder, 'other', 'mine.txt'), 'mine');
    expect(await refusedFor('other')).toBe('folderInUse');
    await writeFile(join(folder, 'a-file'), 'mine');
    expect(await refusedFor('a-file')).toBe('folderInUse');
    await mkdir(join(folder, 'bad-list'));
    await writeFile(join(folder, 'bad-list', 'export.json'), '{}');
    expect(await refusedFor('bad-list')).toBe('folderInUse');
    await copyOfMade('linked');
    await symlink(folder, join(folder, 'linked', 'loop'));
    expect(await refusedFor('linked')).toBe('folderInUse');
  });

  test('an empty folder is taken', async () => {
    await mkdir(join(folder, 'empty'));
    expect((await exportTo('empty')).ok).toBe(true);
  });

  test.each([
    ['noFile', 'nothing.audit.zip', undefined],
    ['notAPackage', 'empty.audit.zip', () => new Uint8Array()],
    ['notAPackage', 'text.audit.zip', () => new TextEncoder().encode('no package at all')],
    ['tampered', 'cut.audit.zip', () => bytes.slice(0, -1000)],
    ['tampered', 'longer.audit.zip', () => Uint8Array.from([...bytes, 0])],
    ['tampered', 'flipped.audit.zip', () => bytes.with(bytes.length / 2 - 1, (bytes[bytes.length / 2 - 1] ?? 0) ^ 1)],
  ] as const)('is refused as %s of %s, and nothing is written', async (kind, name, make) => {
    if (make) await writeFile(join(folder, name), make());
    expect(await refusedFor(`out-${name}`, name)).toBe(kind);
    expect(await readdir(folder)).not.toContain(`out-${name}`);
  });

  test('is refused where a change is not signed by its author, however well it was packed', async () => {
    const read = await packageIn(bytes);
    const journals = read.journals.map(({ changes, ...journal }) => ({
      ...journal,
      changes: changes.map((change) =>
        change.field === 'grade' && change.value === 'major'
          ? { ...change, value: 'minor', valueHash: valueHash(change.salt ?? '', 'minor') }
          : change,
      ),
    }));
    const chunks: Uint8Array[] = [];
    await writePackage({
      app: 'test',
      madeAt: use.at,
      journals: journals.map(({ title, ...journal }) => ({ ...journal, ...(title === undefined ? {} : { title }) })),
      readBlob: async (hash) => {
        const blob = await read.readBlob(hash);
        return blob.ok ? blob.value : undefined;
      },
      onChunk: (chunk) => void chunks.push(chunk),
    });
    await writeFile(join(folder, 'forged.audit.zip'), Buffer.concat(chunks));
    expect(await refusedFor('forged', 'forged.audit.zip')).toBe('tampered');
  });

  test('of several audits gives each a folder of its own, and says what is missing', async () => {
    const read = await packageIn(bytes);
    const other = signedJournal();
    const chunks: Uint8Array[] = [];
    await writePackage({
      app: 'test',
      madeAt: use.at,
      journals: [
        ...read.journals.map(({ journal, kind, changes }) => ({ journal, kind, changes })),
        { journal: other.journal, kind: 'audit', changes: other.changes },
      ],
      readBlob: () => Promise.resolve(undefined),
      onChunk: (chunk) => void chunks.push(chunk),
    });
    await writeFile(join(folder, 'two.audit.zip'), Buffer.concat(chunks));
    const exported = await exportTo('two', 'two.audit.zip');
    expect(exported.ok && exported.value.notes).toEqual(['14 files are named in the package and not in it.']);
    for (const journal of [other.journal, ...read.journals.map((one) => one.journal)])
      expect(await readdir(join(folder, 'two', journal))).toContain('workbook.xlsx');
    expect(exported.ok && exported.value.audits).toHaveLength(2);
  });

  test('is refused where a package holds no audit', async () => {
    const chunks: Uint8Array[] = [];
    const readBlob = () => Promise.resolve(undefined);
    await writePackage({
      app: 'test',
      madeAt: use.at,
      journals: [],
      readBlob,
      onChunk: (chunk) => void chunks.push(chunk),
    });
    await writeFile(join(folder, 'none.audit.zip'), Buffer.concat(chunks));
    expect(await refusedFor('none', 'none.audit.zip')).toBe('noAudit');
  });
});
