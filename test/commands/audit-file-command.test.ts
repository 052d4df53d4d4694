import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packed } from '../package/packing.ts';
import { readZipFile } from '../package/read-zip.ts';
import { signedAudit } from '../package/signed-audit.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  new Promise<{ readonly code: number; readonly out: string }>((resolve) => {
    execFile(process.execPath, ['src/commands/audit-file.ts', ...args], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out: out + err }),
    );
  });

test('[A1] npm run audit-file makes it, the report in it as it was given, and says what is recorded', async () => {
  const audit = signedAudit();
  const { bytes } = await packed([{ journal: audit.journal, changes: audit.changes }], audit.readBlob);
  await writeFile(join(folder, 'in.audit.zip'), bytes);
  await writeFile(join(folder, 'r.pdf'), '%PDF-1.7 report');
  const made = await run(join(folder, 'in.audit.zip'), join(folder, 'out.zip'), '--report', join(folder, 'r.pdf'));
  expect(made.out).toContain('6 Working papers: Recorded.');
  expect(made.out).toContain('9 Link into the management review: Not recorded in this audit.');
  expect(made.code).toBe(0);
  const files = await readZipFile(join(folder, 'out.zip'));
  expect(new TextDecoder().decode(files.get('7-report/report.pdf'))).toBe('%PDF-1.7 report');
  expect(files.has('SHA256SUMS')).toBe(true);
});

test('of several audits in a package one has to be chosen; a damaged photo makes none', async () => {
  const [one, two] = [signedAudit(), signedAudit()];
  const both = await packed(
    [one, two].map(({ journal, changes }, i) => ({ journal, changes, title: `Audit ${i + 1}` })),
    one.readBlob,
  );
  await writeFile(join(folder, 'two.audit.zip'), both.bytes);
  const unsure = await run(join(folder, 'two.audit.zip'), join(folder, 'two.zip'));
  expect([unsure.code, unsure.out]).toEqual([2, expect.stringContaining(`${two.journal}  Audit 2`)]);
  const chosen = await run(join(folder, 'two.audit.zip'), join(folder, 'two.zip'), '--audit', two.journal);
  expect(chosen.code).toBe(0);
  const bent = Uint8Array.from(both.bytes);
  const photo = Buffer.from(bent).indexOf(Buffer.from(one.photos.report));
  bent[photo + 30] = (bent[photo + 30] ?? 0) ^ 1;
  await writeFile(join(folder, 'bent.audit.zip'), bent);
  const damaged = await run(join(folder, 'bent.audit.zip'), join(folder, 'bent.zip'), '--audit', one.journal);
  expect([damaged.code, damaged.out]).toEqual([1, expect.stringContaining('the bytes of a file aren’t those')]);
  expect(await readdir(folder)).not.toContain('bent.zip');
});
