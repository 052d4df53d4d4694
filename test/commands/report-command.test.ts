import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photoForMail } from '#report/pdf/photo-for-mail.ts';
import { readPdf } from '#test/support/read-pdf.ts';
import { packed } from '../package/packing.ts';
import { signedAudit } from '../package/signed-audit.ts';

let folder: string;
let input: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
  input = join(folder, 'in.audit.zip');
  const audit = signedAudit();
  await writeFile(input, (await packed([{ journal: audit.journal, changes: audit.changes }], audit.readBlob)).bytes);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  new Promise<{ readonly code: number; readonly out: string }>((resolve) => {
    execFile(process.execPath, ['src/commands/report.ts', ...args], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out: out + err }),
    );
  });

test('npm run report makes the PDF of a package, twice the same', async () => {
  const [one, two] = [join(folder, 'one.pdf'), join(folder, 'two.pdf')];
  expect((await run(input, one)).code).toBe(0);
  expect((await run(input, two)).code).toBe(0);
  const bytes = await readFile(one);
  expect(bytes.equals(await readFile(two))).toBe(true);
  expect((await readPdf(new Uint8Array(bytes))).pages.length).toBeGreaterThan(8);
});

test('a choice that is not offered is answered with those that are, and nothing is made', async () => {
  const refused = await run(input, join(folder, 'no.pdf'), '--paper', 'a0');
  expect([refused.code, refused.out]).toEqual([2, expect.stringContaining('[--paper a4|letter]')]);
  expect(await readdir(folder)).not.toContain('no.pdf');
});

test('a photo that can not be reduced goes into no mail: its own bytes may say where it was taken', async () => {
  const own = Uint8Array.of(1, 2, 3);
  expect(await photoForMail(own, () => Promise.reject(new Error('not drawn here')))).toHaveLength(0);
  expect(await photoForMail(own, () => Promise.resolve(Uint8Array.of(4)))).toEqual(Uint8Array.of(4));
});
