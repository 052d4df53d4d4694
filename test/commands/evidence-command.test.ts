import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTabletBrowser, type TabletBrowser } from '#test/support/browser.ts';
import { hasUnzip } from '#test/support/shell-tools.ts';
import { bytesOf, packed } from '../package/packing.ts';
import { readZipFile } from '../package/read-zip.ts';
import { signedAudit } from '../package/signed-audit.ts';

let folder: string;
let browser: TabletBrowser;
let context: BrowserContext;
let made: { readonly code: number; readonly out: string };
const audit = signedAudit();
const root = (audit.seal().value as { root: string }).root;

const run = (...args: readonly string[]) =>
  new Promise<{ readonly code: number; readonly out: string }>((resolve) => {
    execFile(process.execPath, ['src/commands/evidence-package.ts', ...args], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out: out + err }),
    );
  });
const inFolder = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evidence-'));
  const { bytes } = await packed([{ journal: audit.journal, changes: audit.changes }], audit.readBlob);
  await writeFile(inFolder('in.audit.zip'), bytes);
  await writeFile(inFolder('report.pdf'), '%PDF-1.7 report');
  made = await run(inFolder('in.audit.zip'), inFolder('out.zip'), '--report', inFolder('report.pdf'));
  if (hasUnzip) execFileSync('unzip', ['-q', inFolder('out.zip'), '-d', inFolder('out')]);
  browser = await makeTabletBrowser();
  ({ context } = await browser.start());
});
afterAll(async () => {
  await browser.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The page as it lies in the package, opened from the disk, without network. */
const openPage = async (prepare?: (page: Page) => Promise<unknown>) => {
  const html = (await readZipFile(inFolder('out.zip'))).get('verify.html');
  await writeFile(inFolder('verify.html'), html ?? '');
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await prepare?.(page);
  await page.goto(pathToFileURL(inFolder('verify.html')).href);
  return { page, requests };
};
const verdictOf = async (page: Page) => {
  const verdict = page.locator('#verdict');
  await expect.poll(() => verdict.textContent(), { timeout: 20_000 }).toMatch(/verifies|altered|packed again|no audit/);
  return { verdict: await verdict.textContent(), words: await page.locator('#proof').innerText() };
};

describe('npm run evidence', () => {
  test('[E1] makes the package and says what is in it and what was left out', () => {
    expect(made.out).toMatch(
      /^out.zip was made.\n2 files, \d+ changes; README.txt in it says how to check them.\nNo working papers/,
    );
    expect(made.code).toBe(0);
  });

  test('leaves a file that is there as it is, and nothing half made behind', async () => {
    const again = await run(inFolder('in.audit.zip'), inFolder('out.zip'));
    expect([again.code, again.out]).toEqual([2, expect.stringContaining('is there already')]);
    await writeFile(inFolder('bad.audit.zip'), bytesOf('bad'));
    const bad = await run(inFolder('bad.audit.zip'), inFolder('bad.zip'));
    expect([bad.code, bad.out]).toEqual([2, expect.stringContaining('no ZIP file')]);
    const noReport = await run(inFolder('in.audit.zip'), inFolder('b.zip'), '--report', inFolder('none.pdf'));
    expect([noReport.code, noReport.out]).toEqual([2, expect.stringContaining('there is no such file')]);
    expect((await run('--what')).code).toBe(2);
    const names = await readdir(folder);
    expect(names.filter((name) => name.endsWith('.half') || name === 'bad.zip' || name === 'b.zip')).toEqual([]);
  });
});

describe('the page in the package, opened from the disk in a browser', () => {
  test('[E1] says of the ZIP that was dropped what is proven and what is not, without any request', async () => {
    const { page, requests } = await openPage();
    const bytes = (await readFile(inFolder('out.zip'))).toString('base64');
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], 'out.zip'));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }));
    }, bytes);
    const { verdict, words } = await verdictOf(page);
    expect(verdict).toContain('All that is here verifies');
    expect(words).toContain(`All ${audit.changes.length} changes are signed`);
    expect(words).toContain(root);
    expect(words).toContain('2 files are here with exactly the bytes');
    expect(words).toContain('left out of this package on purpose');
    expect(words).toContain('that the clocks of the tablets were right');
    expect(requests).toEqual([pathToFileURL(inFolder('verify.html')).href]);
    const axe = await new AxeBuilder({ page }).analyze();
    expect(axe.violations.map(({ id }) => id)).toEqual([]);
    await page.close();
  });

  test.skipIf(!hasUnzip)('[E5] names what was altered in the folder that it was unpacked to', async () => {
    await writeFile(inFolder('out/evidence/BO-P01 con.jpg'), 'other bytes');
    const { page } = await openPage();
    await page.locator('#folder').setInputFiles(inFolder('out'));
    const { verdict, words } = await verdictOf(page);
    expect(verdict).toContain('Not all of it verifies');
    expect(words).toContain('evidence/BO-P01 con.jpg was altered');
    expect(words).toContain(`All ${audit.changes.length} changes are signed`);
    await page.close();
  });

  test('[E4] checks by itself where the browser gives pages from a disk no crypto', async () => {
    const { page } = await openPage((opening) =>
      opening.addInitScript('Object.defineProperty(globalThis.crypto, "subtle", { value: undefined })'),
    );
    expect(await page.evaluate(() => typeof crypto.subtle)).toBe('undefined');
    await page.locator('#zip').setInputFiles(inFolder('out.zip'));
    const { verdict, words } = await verdictOf(page);
    expect(verdict).toContain('All that is here verifies');
    expect(words).toContain(`All ${audit.changes.length} changes are signed`);
    await page.close();
  });

  test('says of another ZIP that it is none', async () => {
    const { page } = await openPage();
    await page.locator('#zip').setInputFiles(inFolder('report.pdf'));
    await expect.poll(() => page.locator('#verdict').textContent()).toContain('no ZIP file');
    await page.locator('#zip').setInputFiles(inFolder('in.audit.zip'));
    await expect.poll(() => page.locator('#verdict').textContent()).toContain('no audit package');
    await page.close();
  });
});
