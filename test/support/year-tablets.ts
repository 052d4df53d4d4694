import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { findBrowser } from './browser.ts';
import { launchFlags } from './screen.ts';
import { makeTestServer } from './test-server.ts';

export type StoredChange = {
  readonly id: string;
  readonly journal: string;
  readonly noun?: string;
  readonly field?: string;
  readonly value?: unknown;
};

/** The built app on a real server, and as many people as wanted, each in a browser profile of their own. */
export const openYearTablets = async () => {
  const server = await makeTestServer(undefined, resolve('dist'));
  await server.server.listen({ host: '127.0.0.1', port: 0 });
  const address = server.server.server.address();
  const url = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...launchFlags] });
  const faults: string[] = [];

  const open = async (): Promise<Page> => {
    const context: BrowserContext = await browser.newContext({
      viewport: { width: 1180, height: 820 },
      locale: 'en-GB',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => faults.push(error.message));
    return page;
  };
  return {
    server,
    url,
    faults,
    open,
    stop: async () => {
      await browser.close();
      await server.stop();
    },
  };
};

/** Everything that a tablet's store holds of one table, read as it lies there. */
export const tableOf = <T>(page: Page, name: string): Promise<T[]> =>
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

/** Waits until a change with this value is in the tablet's store, in the journal that is on screen. */
export const isKept = async (page: Page, value: string): Promise<void> => {
  // The address is of the organisation, the audit or the case.
  const journal = new URL(page.url()).pathname.split('/')[2];
  await expect
    .poll(
      async () =>
        (await tableOf<StoredChange>(page, 'changes')).some(
          (change) => change.value === value && change.journal === journal,
        ),
      { timeout: 20_000, interval: 50, message: value },
    )
    .toBe(true);
};

/** Types a text as a person does, and waits until it is recorded. */
export const write = async (page: Page, label: string | RegExp, text: string): Promise<void> => {
  const field = page.getByLabel(label, typeof label === 'string' ? { exact: true } : {}).first();
  await field.fill(text);
  await field.blur();
  await isKept(page, text);
};

/** Taps one of several choices, and waits until it stands, unless something is to come between. */
export const choose = async (page: Page, name: string | RegExp, within?: string, isTaken = true): Promise<void> => {
  const place = within === undefined ? page : page.getByRole('group', { name: within, exact: true });
  const exact = typeof name === 'string';
  const button = place.getByRole('button', { name, exact });
  // Tapped again, a chosen one would be open again.
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
  if (isTaken) await place.getByRole('button', { name, exact, pressed: true }).waitFor();
};

/** All that this tablet has is on the server, and all that is there for it is here. */
export const syncAll = async (page: Page, url: string): Promise<void> => {
  await page.goto(`${url}/sync`);
  await page.getByRole('button', { name: 'Sync now' }).waitFor();
  const begun = await page.evaluate(() => new Date().toISOString());
  const isAtRest = async () => {
    const [facts] = await tableOf<{ syncedAt?: string }>(page, 'server');
    return (await tableOf(page, 'outbox')).length === 0 && (facts?.syncedAt ?? '') > begun;
  };
  // A run that began before the last change went out says nothing of it: asked again until one did.
  await expect
    .poll(
      async () => {
        if (await isAtRest()) return true;
        const button = page.getByRole('button', { name: 'Sync now', disabled: false });
        if ((await button.count()) > 0) await button.click();
        return false;
      },
      { timeout: 60_000, interval: 300 },
    )
    .toBe(true);
};

/** The bytes of what a tap saves. */
export const savedBy = async (page: Page, tap: () => Promise<void>): Promise<Uint8Array> => {
  const saving = page.waitForEvent('download', { timeout: 60_000 });
  await tap();
  return new Uint8Array(await readFile(await (await saving).path()));
};
