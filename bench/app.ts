import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { findBrowser, makeTabletBrowser, type TabletBrowser } from '#test/support/browser.ts';
import { serveApp } from '#test/support/served-app.ts';
import { percentile, report } from './measure.ts';
import { seededStore } from './seeded-store.ts';

const runs = 5;
const throttle = 4;

const throttled = async (tablet: TabletBrowser): Promise<Page> => {
  const { context } = await tablet.start();
  await context.setOffline(true);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.setViewportSize({ width: 820, height: 1180 });
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  return page;
};

/** Puts the seeded tables into the browser's store, with a thumbnail and 300 kB of bytes for each photo. */
const seed = async (page: Page, tables: Record<string, readonly unknown[]>, photos: number): Promise<void> => {
  for (const [name, rows] of Object.entries(tables))
    for (let i = 0; i < rows.length; i += 2_000)
      await page.evaluate(
        async ([table, part]) => {
          const database = await new Promise<IDBDatabase>((resolve, reject) => {
            const request = indexedDB.open('clausewalk');
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
          const transaction = database.transaction(table, 'readwrite');
          for (const row of part) transaction.objectStore(table).put(row);
          await new Promise((resolve) => {
            transaction.oncomplete = resolve;
          });
          database.close();
        },
        [name, rows.slice(i, i + 2_000)] as const,
      );
  await page.evaluate(async (count) => {
    const jpeg = await (await fetch('/sample/p01.jpg')).arrayBuffer();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('clausewalk');
      request.onsuccess = () => resolve(request.result);
    });
    for (let i = 0; i < count; i++) {
      const sha256 = i.toString(16).padStart(64, '0');
      const transaction = database.transaction(['bytes', 'thumbnails', 'tablet'], 'readwrite');
      transaction.objectStore('bytes').put({ sha256, mediaType: 'image/jpeg', bytes: new ArrayBuffer(300_000) });
      transaction.objectStore('thumbnails').put({ sha256, mediaType: 'image/jpeg', bytes: jpeg.slice(0) });
      const tablet = transaction.objectStore('tablet');
      if (i === 0)
        tablet.get('tablet').onsuccess = (event) =>
          tablet.put({ ...(event.target as IDBRequest).result, name: 'Sofia', mark: 'SA' });
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
    }
    database.close();
  }, photos);
};

/** From the start of the navigation to the verdict buttons being on the screen. */
const coldStart = async (page: Page, url: string): Promise<number> => {
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('[role=toolbar] button'))
        requestAnimationFrame(() => {
          (window as unknown as { usableAt: number }).usableAt = performance.now();
        });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(url);
  await page.waitForFunction(() => 'usableAt' in window);
  return page.evaluate(() => (window as unknown as { usableAt: number }).usableAt);
};

/** From a tap on a verdict to its being shown as recorded, which follows the durable commit. */
const tapsToSaved = (page: Page, count: number): Promise<number[]> =>
  page.evaluate(async (taps) => {
    const times: number[] = [];
    const button = () => {
      const found = document.querySelector<HTMLButtonElement>('[role=toolbar] button');
      if (!found) throw new Error('no verdict button');
      return found;
    };
    for (let i = 0; i < taps; i++) {
      const pressed = button();
      const isShown = new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve();
        });
        observer.observe(pressed, { attributes: true, attributeFilter: ['aria-pressed'] });
      });
      const begin = performance.now();
      pressed.click();
      await isShown;
      times.push(performance.now() - begin);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    return times;
  }, count);

const watchTasks = (page: Page) =>
  page.evaluate(() => {
    const store = window as unknown as { longest: number };
    store.longest = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) store.longest = Math.max(store.longest, entry.duration);
    }).observe({ type: 'longtask' });
  });

const longestTask = async (page: Page, audit: string): Promise<number> => {
  await watchTasks(page);
  const notes = page.getByLabel(/^Notes/);
  await notes.click();
  await page.keyboard.type('The release checklist has no gate for the impact assessment, seen in DR-118. ', {
    delay: 25,
  });
  let longest = await page.evaluate(() => (window as unknown as { longest: number }).longest);
  for (const place of ['findings', 'evidence']) {
    await page.goto(`${audit}/${place}`);
    await page.getByRole('listitem').first().waitFor();
    await page.waitForTimeout(500);
    await watchTasks(page);
    for (let i = 0; i < 40; i++) {
      await page.mouse.move(400, 700);
      await page.mouse.wheel(0, 900);
      await page.waitForTimeout(40);
    }
    longest = Math.max(longest, await page.evaluate(() => (window as unknown as { longest: number }).longest));
  }
  return longest;
};

/** Brotli bytes of every script and sheet that was fetched before the checklist worked; the catalogue's data apart. */
const codeFetched = async (page: Page): Promise<{ readonly code: number; readonly catalogue: number }> => {
  const names = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => new URL(entry.name).pathname)
      .filter((path) => /\.(js|css)$/.test(path)),
  );
  const size = (path: string) => brotliCompressSync(readFileSync(join('dist', path))).length;
  const unique = [...new Set(names)];
  const isCatalogue = (path: string) => path.includes('iso-iec-42001');
  return {
    code: unique.filter((path) => !isCatalogue(path)).reduce((sum, path) => sum + size(path), 0),
    catalogue: unique.filter(isCatalogue).reduce((sum, path) => sum + size(path), 0),
  };
};

/** The app as a person feels it, from a production build in Chromium at 4x CPU throttle, offline. */
export const run = async (): Promise<boolean> => {
  await build({ logLevel: 'error' });
  const { journal, tables } = await seededStore(500);
  const served = await serveApp();
  const tablet = await makeTabletBrowser();
  try {
    const { context } = await tablet.start();
    const first = context.pages()[0] ?? (await context.newPage());
    await first.goto(served.url);
    await first.getByText('Ready for offline.', { exact: true }).waitFor({ timeout: 30_000 });
    await seed(first, tables, 500);
    await first.waitForTimeout(1_000);
    await tablet.kill();
    await served.stop();

    const audit = `${served.url}/audits/${journal}`;
    const [starts, taps, tasks, code, data]: number[][] = [[], [], [], [], []];
    for (let i = 0; i < runs; i++) {
      const page = await throttled(tablet);
      starts?.push(await coldStart(page, `${audit}/checklist/5.2`));
      const fetched = await codeFetched(page);
      code?.push(fetched.code / 1000);
      data?.push(fetched.catalogue / 1000);
      await page.waitForTimeout(1_500);
      // 5.1 holds a nonconformity of the seed in every fifth finding; one without is answered here.
      await page.goto(`${audit}/checklist/${i % 2 === 0 ? '4.2' : '4.3'}`);
      await page.waitForTimeout(1_500);
      taps?.push(percentile(await tapsToSaved(page, 40), 0.95));
      tasks?.push(await longestTask(page, audit));
      await tablet.kill();
    }
    return report(
      `app, offline, ${throttle}x CPU throttle, 500 findings and 500 photos in the store`,
      [
        { what: 'cold start to usable checklist', unit: 'ms', values: starts ?? [], bar: 2_000 },
        { what: 'tap to saved, p95 of 40', unit: 'ms', values: taps ?? [], bar: 100 },
        { what: 'longest task, typing and scrolling', unit: 'ms', values: tasks ?? [], bar: 200 },
        { what: 'code before the checklist works', unit: 'kB brotli', values: code ?? [], bar: 160 },
        { what: 'catalogue data beside it', unit: 'kB brotli', values: data ?? [] },
      ],
      findBrowser(),
    );
  } finally {
    await tablet.stop();
  }
};
