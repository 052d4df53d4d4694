import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTabletBrowser, type TabletBrowser } from '#test/support/browser.ts';
import { hasPoppler, readPdf, readWithPoppler, sha256, squeezed } from '#test/support/read-pdf.ts';
import { serveApp } from '#test/support/served-app.ts';

const samplePhotos = ['p01.jpg', 'p02.jpg', 'p03.jpg'].map((name) => resolve('public/sample', name));

const note = 'Release checklist v4 (Łódź, Αθήνα, Київ) has no gate for the impact assessment.';
const halfSentence = 'Half a sentence typed when the battery';
const findings = [
  {
    ref: '6.1.4',
    grade: 'Major',
    title: 'Kredo 3 in production without an impact assessment',
    requirement: 'An impact assessment is on file before use.',
    statement: 'DR-118 of 22 January has none.',
    why: 'A required result is missing.',
  },
  {
    ref: 'A.6.2.6',
    grade: 'Minor',
    title: 'Drift alerts without an owner',
    requirement: 'Alerts of systems in operation are acted on.',
    statement: 'Two of nine alerts were closed without a note.',
    why: 'Isolated, and found by the team itself.',
  },
] as const;

describe('an audit on a tablet without server and network', () => {
  let tablet: TabletBrowser;
  let url: string;
  let page: Page;
  let downloads: string;
  const faults: string[] = [];
  const foreign: string[] = [];

  const open = async (path = '/'): Promise<void> => {
    const { browser, context } = await tablet.start();
    await context.setOffline(true);
    page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(15_000);
    watch(page);
    const session = await browser.newBrowserCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
    await page.setViewportSize({ width: 1180, height: 820 });
    await page.goto(`${url}${path}`);
  };
  const watch = (watched: Page) => {
    watched.on('pageerror', (error) => faults.push(error.message));
    watched.on(
      'console',
      (message) =>
        message.type() === 'error' &&
        !message.text().includes('ERR_INTERNET_DISCONNECTED') &&
        faults.push(message.text()),
    );
    watched.on(
      'request',
      (request) =>
        !request.url().startsWith(url) && !/^(blob|data):/.test(request.url()) && foreign.push(request.url()),
    );
  };
  const goTo = async (ref: string) => {
    const base = page.url().replace(/\/(checklist|findings|evidence|report|plan).*$/, '');
    await page.goto(`${base}/checklist/${ref}`);
    await page.getByRole('heading', { level: 1, name: new RegExp(`^${ref.replaceAll('.', '\\.')} `) }).waitFor();
  };
  const fill = async (label: string | RegExp, text: string) => {
    await page.getByLabel(label).first().fill(text);
    await page.getByLabel(label).first().blur();
  };

  beforeAll(async () => {
    downloads = await mkdtemp(join(tmpdir(), 'downloads-'));
    tablet = await makeTabletBrowser();
    const served = await serveApp();
    url = served.url;
    const { context } = await tablet.start();
    const first = context.pages()[0] ?? (await context.newPage());
    await first.goto(url);
    await first.getByText('Ready for offline.', { exact: true }).waitFor({ timeout: 30_000 });
    // The browser writes its register of service workers to disk a moment later.
    await first.waitForTimeout(3_000);
    await tablet.kill();
    await served.stop();
  });
  afterAll(async () => {
    await tablet.stop();
    await rm(downloads, { recursive: true, force: true });
  });

  test('starts cold from what is on the tablet, and founds an audit without an account', async () => {
    await open();
    await page.getByRole('button', { name: 'Start an audit on this tablet' }).click();
    await page.getByLabel('Your name').fill('Sofia Andersson');
    await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL(/\/plan$/);
    await fill('Organisation audited', 'Example AB');
    await fill('Objectives', 'Determine whether the AI management system conforms.');
    await fill(/^Scope/, 'Credit scoring, Göteborg');
    for (const [label, name] of [
      ['Name of a site', 'Göteborg'],
      ['Name of an AI system', 'Kredo 3'],
      ['Name of a procedure', 'AI release procedure'],
    ] as const) {
      await page.getByLabel(label).fill(name);
      await page.getByLabel(label).press('Enter');
      await page.getByRole('button', { name: `Take out ${name}` }).waitFor();
    }
    await page.getByRole('button', { name: 'Go to the checklist' }).click();
    await page.waitForURL(/\/checklist\/4\.1$/);
  });

  test('records answers across clauses and controls, with reasons where they are needed', async () => {
    for (const ref of ['4.1', '4.2', '5.2', 'A.2.2', 'A.8.2']) {
      await goTo(ref);
      await page.getByRole('button', { name: 'Conforms' }).click();
      await page.getByRole('button', { name: 'Conforms', pressed: true }).waitFor();
    }
    await goTo('A.7.3');
    await page.getByRole('button', { name: 'N/A' }).click();
    await page.getByLabel('Reason').fill('No data is acquired from outside.');
    await page.getByRole('button', { name: 'Record as not applicable' }).click();
    await page.getByRole('button', { name: 'N/A', pressed: true }).waitFor();
    await page.getByText('6 of 71 recorded').waitFor();
    await goTo('6.2');
    await page.getByRole('button', { name: 'N/A' }).click({ force: true });
    await page.getByText('Requirements of clauses 4 to 10 always apply').first().waitFor();
  });

  test('raises two nonconformities in their three parts, with photos as evidence', async () => {
    for (const [i, finding] of findings.entries()) {
      await goTo(finding.ref);
      await page.getByRole('button', { name: finding.grade }).click();
      await page.getByRole('link', { name: /Describe it/ }).click();
      await page.waitForURL(/\/findings\//);
      await fill(/^Title/, finding.title);
      await fill(/^1 Requirement/, finding.requirement);
      await fill(/^3 Statement/, finding.statement);
      await fill('Why this grade', finding.why);
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles(samplePhotos[i] ?? '');
      await page.getByRole('img', { name: `Photo SA-P0${i + 1}` }).waitFor();
      await page.getByText('Still lacking').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Done' }).click();
    }
    await goTo('4.1');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(samplePhotos[2] ?? '');
    await page.getByRole('img', { name: 'Photo SA-P03' }).click();
    await fill(/^Caption/, 'The map of the management system');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('img', { name: 'SA-P03 The map of the management system' }).waitFor();
  });

  test('has everything there after a reload', async () => {
    await goTo('6.1.4');
    await fill(/^Notes/, note);
    await page
      .getByText(/^Saved on this tablet \d/)
      .first()
      .waitFor();
    await page.reload();
    await page.getByLabel(/^Notes/).waitFor();
    expect(await page.getByLabel(/^Notes/).inputValue()).toBe(note);
    await page.getByText(findings[0].title).waitFor();
  });

  test('has everything there after SIGKILL in mid-sentence, and says what was recovered', async () => {
    await goTo('4.2');
    await page.getByLabel(/^Notes/).pressSequentially(halfSentence, { delay: 5 });
    await page.waitForTimeout(300);
    await tablet.kill();
    await open();
    await page.getByText('Recovered after an interruption').waitFor();
    await page.getByRole('link', { name: /Continue from.*4\.2/ }).click();
    expect(await page.getByLabel(/^Notes/).inputValue()).toBe(halfSentence);
    await goTo('6.1.4');
    expect(await page.getByLabel(/^Notes/).inputValue()).toBe(note);
  });

  test('refuses a file that is no photo by name, and keeps the rest', async () => {
    await goTo('4.2');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: '../../notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a picture') });
    await page.getByText('"notes.jpg" is no photo').first().waitFor();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) });
    await page.getByText('"empty.jpg" is empty').first().waitFor();
    const whole = await readFile(samplePhotos[0] ?? '');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'cut.jpg', mimeType: 'image/jpeg', buffer: whole.subarray(0, whole.length - 4000) });
    await page.getByText('"cut.jpg" ends too early').first().waitFor();
    expect(await page.getByLabel(/^Notes/).inputValue()).toBe(halfSentence);
  });

  test('exports the report as PDF: every text and every photo is in it, with bytes that hash to what is printed', async () => {
    await page.getByRole('link', { name: 'Report' }).click();
    // Typed and exported at once: what was typed a moment ago is in the report.
    await page.getByLabel('Conclusion').fill('The system is established; one major nonconformity is open.');
    await page.getByRole('button', { name: 'Make the PDF' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).first().click({ timeout: 60_000 });
    let saved: string | undefined;
    for (let tries = 0; tries < 100 && !saved; tries++) {
      saved = (await readdir(downloads)).find((name) => name.endsWith('.pdf'));
      await new Promise((done) => setTimeout(done, 100));
    }
    if (!saved) throw new Error('no PDF was saved');
    const bytes = new Uint8Array(await readFile(join(downloads, saved)));
    const printed = /SHA-256 ([0-9a-f]{64})/.exec(
      (await page
        .getByText(/^SHA-256/)
        .first()
        .textContent()) ?? '',
    )?.[1];
    expect(sha256(bytes)).toBe(printed);

    const read = await readPdf(bytes);
    const text = squeezed(read.pages.join(''));
    const entered = [
      'Example AB',
      'Sofia Andersson',
      'Determine whether the AI management system conforms.',
      'Credit scoring, Göteborg',
      'Kredo 3',
      'AI release procedure',
      'No data is acquired from outside.',
      note,
      halfSentence,
      'The map of the management system',
      'The system is established; one major nonconformity is open.',
      ...findings.flatMap(({ title, requirement, statement, why }) => [title, requirement, statement, why]),
    ];
    for (const one of entered) expect(text).toContain(squeezed(one));
    expect(read.pictures).toBe(5);
    const photos = await Promise.all(samplePhotos.map(async (path) => readFile(path)));
    for (const photo of photos) {
      expect(text).toContain(sha256(photo));
      expect(Buffer.from(bytes).includes(photo)).toBe(true);
    }
    if (hasPoppler) {
      const poppler = readWithPoppler(bytes);
      expect(new Set(poppler.jpegHashes)).toEqual(new Set(photos.map((photo) => sha256(photo))));
      for (const one of entered.slice(0, 6)) expect(squeezed(poppler.text)).toContain(squeezed(one));
    }
  });

  test('keeps the PDF as a file of its own: after a reload it is listed, and saved again with the same bytes', async () => {
    const printed = async () =>
      /[0-9a-f]{64}/u.exec(
        (await page
          .getByText(/^SHA-256/u)
          .first()
          .textContent()) ?? '',
      )?.[0];
    const before = await printed();
    await page.reload();
    await page.getByText('Made before').waitFor();
    expect(await printed()).toBe(before);
    for (const name of await readdir(downloads)) await rm(join(downloads, name));
    await page.getByRole('button', { name: 'Save', exact: true }).first().click();
    let again: string | undefined;
    for (let tries = 0; tries < 100 && !again; tries++) {
      again = (await readdir(downloads)).find((name) => name.endsWith('.pdf'));
      await new Promise((done) => setTimeout(done, 100));
    }
    expect(sha256(new Uint8Array(await readFile(join(downloads, again ?? ''))))).toBe(before);
  });

  test('saves the audit for other programs, without a network: workbook, Word file, tables, OSCAL', async () => {
    const endings = {
      'Workbook (XLSX)': 'xlsx',
      'Word file (DOCX)': 'docx',
      'Tables (CSV)': 'zip',
      'OSCAL 1.2.1 (JSON)': 'zip',
    };
    for (const [name, ending] of Object.entries(endings)) {
      await page.getByRole('button', { name: `Save as ${name}` }).click();
      const said = await page.getByText(/was saved\.$/u).textContent({ timeout: 30_000 });
      const file = said?.replace(' was saved.', '') ?? '';
      expect(file).toMatch(new RegExp(`\\.${ending}$`, 'u'));
      let bytes = Buffer.alloc(0);
      for (let tries = 0; tries < 100 && bytes.length === 0; tries++) {
        bytes = await readFile(join(downloads, file)).catch(() => Buffer.alloc(0));
        await new Promise((done) => setTimeout(done, 100));
      }
      expect(bytes.subarray(0, 2).toString()).toBe('PK');
    }
  });

  test('asked nothing of any other origin, broke no policy and threw nothing', () => {
    expect(foreign).toEqual([]);
    expect(faults).toEqual([]);
  });
});
