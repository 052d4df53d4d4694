import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Catalogue } from '#domain/catalogue/catalogue.ts';
import catalogue from '#domain/catalogue/iso-iec-42001-2023.json' with { type: 'json' };
import { checklistItems } from '#domain/checklist/checklist-item.ts';
import { makeTabletBrowser, type TabletBrowser } from '#test/support/browser.ts';
import { makeServerProcess } from '#test/support/server-process.ts';

const items = checklistItems({ catalogue: catalogue as Catalogue, procedures: [] }).map(({ item }) => item);
const photo = (n: number) => resolve(`public/sample/p${String(n).padStart(2, '0')}.jpg`);
const conflicting = items.slice(31, 34);

type StoredChange = { id: string; signature: string; kind: string; value?: unknown };

describe('two auditors, three days without network, then the server', () => {
  let server: Awaited<ReturnType<typeof makeServerProcess>>;
  let url: string;
  let secret = '';
  const tablets: TabletBrowser[] = [];
  let a: Page;
  let b: Page;
  let audit: string;
  const faults: string[] = [];

  const openTablet = async (): Promise<Page> => {
    const tablet = await makeTabletBrowser();
    tablets.push(tablet);
    const { context } = await tablet.start();
    const page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => faults.push(error.message));
    await page.setViewportSize({ width: 1180, height: 820 });
    return page;
  };
  const join = async (page: Page, by: string, name: string) => {
    await page.goto(`${url}/join#${by}`);
    await page.getByLabel('Password').waitFor();
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('Sign-in name').fill(name);
    await page.getByLabel('Password').fill('a long enough password');
    await page.getByRole('button', { name: 'Join' }).click();
    await page.waitForURL(/\/sync$/);
  };
  /** Everything that a tablet's store holds of one table, read as it lies there. */
  const table = <T>(page: Page, name: string): Promise<T[]> =>
    page.evaluate(
      (store) =>
        new Promise<never[]>((done, fail) => {
          const open = indexedDB.open('clausewalk');
          open.onerror = () => fail(open.error);
          open.onsuccess = () => {
            const all = open.result.transaction(store).objectStore(store).getAll();
            all.onsuccess = () => {
              open.result.close();
              done(all.result as never[]);
            };
          };
        }),
      name,
    );
  const goTo = async (page: Page, item: string) => {
    await page.goto(`${audit}/checklist/${item}`);
    await page.getByLabel('Notes, printed in the report').waitFor();
  };
  const answer = async (page: Page, item: string) => {
    await goTo(page, item);
    await page.getByRole('button', { name: 'Conforms', exact: true }).click();
    await page.getByRole('button', { name: 'Conforms', exact: true, pressed: true }).waitFor();
  };
  const note = async (page: Page, item: string, text: string) => {
    await goTo(page, item);
    const field = page.getByLabel('Notes, printed in the report');
    await field.fill(text);
    await field.blur();
    await page
      .getByText(/^Saved on this tablet \d/)
      .first()
      .waitFor();
  };
  const setOffline = async (isOffline: boolean) => {
    for (const page of [a, b]) await page.context().setOffline(isOffline);
  };
  const restOf = async (page: Page) => {
    await page.goto(`${url}/sync`);
    const begun = await page.evaluate(() => new Date().toISOString());
    await page.getByRole('button', { name: 'Sync now' }).click();
    const isAtRest = async () => {
      const [facts] = await table<{ syncedAt?: string }>(page, 'server');
      return (await table(page, 'outbox')).length === 0 && (facts?.syncedAt ?? '') > begun;
    };
    await expect.poll(isAtRest, { timeout: 60_000, interval: 300 }).toBe(true);
    await page.getByRole('status').filter({ hasText: 'On the server' }).first().waitFor();
  };
  const rest = async () => {
    for (const page of [a, b, a, b]) await restOf(page);
  };

  beforeAll(async () => {
    server = await makeServerProcess();
    const started = await server.start();
    [url, secret] = [started.url, started.secret ?? ''];
    [a, b] = [await openTablet(), await openTablet()];
  });
  afterAll(async () => {
    for (const tablet of tablets) await tablet.stop();
    await server.stop();
  });

  test('begin with one invited audit', async () => {
    await join(a, secret, 'Sofia');
    await a.goto(`${url}/people`);
    await a.getByLabel('Name', { exact: true }).fill('Ben');
    await a.getByRole('button', { name: 'Make an invitation' }).click();
    const link = await a.getByText('/join#').innerText();
    await join(b, link.split('#')[1] ?? '', 'Ben');
    await a.goto(url);
    await a.getByRole('button', { name: 'Start an audit on this tablet' }).click();
    await a.waitForURL(/\/plan$/);
    audit = a.url().replace(/\/plan$/, '');
    await a.goto(`${audit}/members`);
    await a.getByRole('button', { name: 'Add as auditor' }).click();
    await a.getByRole('button', { name: 'Remove' }).waitFor();
    await goTo(a, '4.1');
    await a.getByRole('button', { name: 'Major' }).click();
    await a.getByRole('link', { name: /Describe it/ }).click();
    await a
      .getByLabel(/^Title/)
      .first()
      .fill('Known to both');
    await a
      .getByLabel(/^Title/)
      .first()
      .blur();
    await a.getByRole('button', { name: 'Done' }).click();
    await rest();
    await b.goto(`${audit}/findings`);
    await b.getByText('Known to both').waitFor();
    // The app must be on both tablets before the network goes.
    for (const page of [a, b]) {
      await page.goto(url);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await page.waitForTimeout(2_000);
    }
  });

  test('work apart: 40 items and 10 photos each, 3 fields in conflict, one finding withdrawn here and edited there', async () => {
    await setOffline(true);
    for (const item of items.slice(1, 41)) await answer(a, item);
    for (const item of items.slice(30, 70)) await answer(b, item);
    for (const item of conflicting) {
      await note(a, item, `Sofia saw ${item}`);
      await note(b, item, `Ben saw ${item}`);
    }
    for (const [page, first] of [
      [a, 1],
      [b, 5],
    ] as const) {
      await goTo(page, first === 1 ? (items[0] ?? '') : (items[60] ?? ''));
      for (let i = 0; i < 10; i++) {
        await page
          .locator('input[type=file]')
          .first()
          .setInputFiles(photo(first + i));
        await page
          .getByRole('img', { name: new RegExp(`P${String(i + 1).padStart(2, '0')}$`) })
          .first()
          .waitFor();
      }
    }
    await a.goto(`${audit}/findings`);
    await a.getByText('Known to both').click();
    await a.getByRole('button', { name: /^Withdraw/ }).click();
    await b.goto(`${audit}/findings`);
    await b.getByText('Known to both').click();
    await b
      .getByLabel(/^Title/)
      .first()
      .fill('Known to both, and worse');
    await b
      .getByLabel(/^Title/)
      .first()
      .blur();
    await b.waitForTimeout(800);
    const waiting = (await table(a, 'outbox')).length;
    expect(waiting).toBeGreaterThan(60);
    await a.goto(url);
    await a.getByText(`${waiting} not sent yet`).first().waitFor({ state: 'attached' });
  });

  test('meet the server, which is killed in the middle: all is there once, and both hold the same', async () => {
    await setOffline(false);
    for (const page of [a, b]) await page.goto(`${url}/sync`);
    await a.waitForTimeout(700);
    await server.kill();
    await a.waitForTimeout(1_500);
    await server.start();
    await rest();
    const [ofA, ofB] = [await table<StoredChange>(a, 'changes'), await table<StoredChange>(b, 'changes')];
    const signatures = (changes: readonly StoredChange[]) => changes.map(({ signature }) => signature).sort();
    expect(signatures(ofA)).toEqual(signatures(ofB));
    expect(new Set(ofA.map(({ id }) => id)).size).toBe(ofA.length);
    const files = ofA.filter(({ kind }) => kind === 'attach').length;
    expect(files).toBe(20);
    const hashes = async (page: Page) =>
      (await table<{ sha256: string }>(page, 'bytes')).map(({ sha256 }) => sha256).sort();
    expect(await hashes(a)).toEqual(await hashes(b));
    for (const item of items) {
      const answers = ofA.filter(({ kind, value }) => kind === 'set' && value === item);
      expect(answers.map(() => item)).toContain(item);
    }
  });

  test('show both versions of what was written twice; decided on one, it is decided on the other', async () => {
    await b.goto(`${audit}/conflicts`);
    for (const item of conflicting) {
      await b.getByText(`Sofia saw ${item}`).waitFor();
      await b.getByText(`Ben saw ${item}`).waitFor();
    }
    await b.getByText('Withdrawn in one place, edited in another').waitFor();
    for (const item of conflicting) {
      await b.getByRole('radio', { name: `Sofia saw ${item}` }).click();
      await b.getByRole('button', { name: 'Use the chosen one', disabled: false }).click();
      await b.getByText(`Ben saw ${item}`).waitFor({ state: 'detached' });
    }
    await b.getByRole('button', { name: 'Keep it' }).click();
    await b.getByText('No conflicts. Everything is decided.').waitFor();
    await rest();
    await a.goto(`${audit}/conflicts`);
    await a.getByText('No conflicts. Everything is decided.').waitFor();
    await goTo(a, conflicting[0] ?? '');
    expect(await a.getByLabel('Notes, printed in the report').inputValue()).toBe(`Sofia saw ${conflicting[0]}`);
    await a.goto(`${audit}/findings`);
    await a.getByText('Known to both, and worse').waitFor();
    expect(faults).toEqual([]);
  });
});
