import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { corpusFile, corpusFiles } from '#test/support/audit-corpus.ts';
import { makeTabletBrowser, type TabletBrowser } from '#test/support/browser.ts';
import { serveApp } from '#test/support/served-app.ts';

describe('what goes wrong on a tablet', () => {
  let tablet: TabletBrowser;
  let served: Awaited<ReturnType<typeof serveApp>>;
  let context: BrowserContext;
  let page: Page;

  beforeEach(async () => {
    served = await serveApp();
    tablet = await makeTabletBrowser();
    ({ context } = await tablet.start());
    page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(20_000);
    await page.setViewportSize({ width: 820, height: 1180 });
    await page.goto(served.url);
    await page.getByRole('button', { name: 'Start an audit on this tablet' }).click();
    await page.getByLabel('Your name').fill('Sofia Andersson');
    await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL(/\/plan$/);
    await page.getByRole('button', { name: 'Go to the checklist' }).click();
    await page.getByRole('heading', { level: 1, name: /^4\.1 / }).waitFor();
  });
  afterEach(async () => {
    await tablet.stop();
    await served.stop();
  });

  const notes = (on = page) => on.getByLabel(/^Notes/);
  const photoInput = () => page.locator('input[type=file]').first();
  const saved = () =>
    page
      .getByText(/^Saved on this tablet \d/)
      .first()
      .waitFor();

  test('a full store refuses the photo, says what is safe, and takes it once there is room again', async () => {
    await notes().fill('Written before.');
    await notes().blur();
    await saved();
    const item = page.url();
    await page.waitForTimeout(3_000);
    await tablet.kill();
    ({ context } = await tablet.start());
    page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(20_000);
    const session = await context.newCDPSession(page);
    const origin = served.url;
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 700_000 });
    await page.goto(item);
    await notes().waitFor();
    const refusal = page.getByText('This tablet has no room left, so this was not saved.').first();
    let taken = 0;
    for (; taken < 12 && (await refusal.count()) === 0; taken++) {
      await photoInput().setInputFiles(`public/sample/p${String(taken + 1).padStart(2, '0')}.jpg`);
      await Promise.race([
        refusal.waitFor(),
        page.getByRole('img', { name: `Photo SA-P${String(taken + 1).padStart(2, '0')}` }).waitFor(),
      ]);
    }
    expect(await refusal.count()).toBe(1);
    const kept = await page.getByRole('img', { name: /^Photo SA-P/ }).count();
    expect(kept).toBe(taken - 1);
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await page.waitForTimeout(500);
    await photoInput().setInputFiles('public/sample/p14.jpg');
    await page
      .getByRole('img', { name: /^Photo SA-P/ })
      .nth(kept)
      .waitFor();
    await page.reload();
    await notes().waitFor();
    expect(await notes().inputValue()).toBe('Written before.');
  });

  test('[J8] the same note edited in two tabs keeps both texts until one is chosen', async () => {
    const other = await context.newPage();
    await other.goto(page.url());
    await notes(other).waitFor();
    await notes().pressSequentially('from one');
    await notes(other).pressSequentially('from two');
    await notes().blur();
    await notes(other).blur();
    await page.getByText('This was written twice. Both are kept until you choose.').waitFor();
    for (const text of ['from one', 'from two']) await page.getByRole('radio', { name: text }).waitFor();
    await page.getByRole('radio', { name: 'from one' }).click();
    await page.getByRole('button', { name: 'Use the chosen one' }).click();
    await page.getByText('This was written twice. Both are kept until you choose.').waitFor({ state: 'detached' });
  });

  test('a database that the browser lost is filled again from the second copy; where that is gone too, it is said', async () => {
    await notes().fill('Recorded before the wipe.');
    await notes().blur();
    await saved();
    await page.waitForTimeout(1_000);
    const at = page.url();
    const session = await context.newCDPSession(page);
    const lose = async (storageTypes: string) => {
      await page.goto('about:blank');
      await session.send('Storage.clearDataForOrigin', { origin: served.url, storageTypes });
      await page.goto(served.url);
    };
    await lose('indexeddb');
    await page.getByText("The browser lost this tablet's store").waitFor();
    await page.goto(at);
    await notes().waitFor();
    expect(await notes().inputValue()).toBe('Recorded before the wipe.');
    await page.waitForTimeout(1_000);

    await lose('indexeddb,file_systems');
    await page.getByRole('heading', { name: "This tablet's records are gone" }).waitFor();
    await page.getByRole('button', { name: 'Start with an empty store' }).click();
    await page.getByRole('button', { name: 'Start an audit on this tablet' }).waitFor();
  });

  test('200,000 pasted characters, control characters and every script are saved as they are', async () => {
    const text = `${'å'.repeat(200_000)} 株式会社 شركة e\u0301 𠮷 🙂 __proto__ <script>alert(1)</script>`;
    await notes().fill(text);
    await notes().blur();
    await saved();
    await page.reload();
    await notes().waitFor();
    expect(await notes().inputValue()).toBe(text);
  });

  test('a 60-megapixel photo is taken and shown', async () => {
    const jpeg = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(9_000, 6_700);
      const brush = canvas.getContext('2d');
      if (!brush) throw new Error('no brush');
      brush.fillStyle = '#7aa';
      brush.fillRect(0, 0, 9_000, 6_700);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.6 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let binary = '';
      for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
      return btoa(binary);
    });
    await photoInput().setInputFiles({ name: 'huge.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpeg, 'base64') });
    await page.getByRole('img', { name: /SA-P01/ }).waitFor({ timeout: 60_000 });
  });

  test('a HEIC photo is kept unchanged where the browser can not show it, and it is said so', async () => {
    const heic = corpusFiles.includes('IMG_5195.HEIC')
      ? Buffer.from(await corpusFile('photos/IMG_5195.HEIC'))
      : Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
    await photoInput().setInputFiles({ name: 'IMG_5195.HEIC', mimeType: 'image/heic', buffer: heic });
    await page.getByText('is kept unchanged with its hash').first().waitFor();
  });

  test('a double tap raises one finding, and Undo takes it back', async () => {
    await page.getByRole('button', { name: 'Minor' }).dblclick();
    await page.getByRole('link', { name: /SA-01/ }).first().waitFor();
    await page
      .getByRole('button', { name: 'Close' })
      .click({ timeout: 1_500 })
      .catch(() => undefined);
    expect(await page.getByRole('link', { name: /SA-02/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: /SA-01/ }).first().waitFor({ state: 'detached' });
  });

  test('a photo chosen twice is in the report twice, and the export ends', async () => {
    await photoInput().setInputFiles('public/sample/p01.jpg');
    await page.getByRole('img', { name: /SA-P01/ }).waitFor();
    await photoInput().setInputFiles('public/sample/p01.jpg');
    await page.getByRole('img', { name: /SA-P02/ }).waitFor();
    await page.getByRole('link', { name: 'Report' }).click();
    await page.getByRole('button', { name: 'Make the PDF' }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).first().waitFor();
  });

  test('words typed just before a finding is withdrawn are withdrawn with it, and Restore brings both back', async () => {
    await page.getByRole('button', { name: 'Minor' }).click();
    await page.getByRole('link', { name: /SA-01/ }).click();
    await page.getByLabel(/^Title/).fill('Typed a moment ago');
    await page.getByRole('button', { name: 'Withdraw SA-01' }).click();
    await page.getByRole('heading', { level: 1, name: /^4\.1 / }).waitFor();
    await page.getByRole('link', { name: 'Findings' }).click();
    await page.getByText('Withdrawn: 1').click();
    await page.getByRole('button', { name: /^Restore SA-01/ }).click();
    await page.getByRole('link', { name: /SA-01 Typed a moment ago/ }).waitFor();
  });

  test('a photo that was awaited when the app was interrupted is asked for again', async () => {
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open('clausewalk');
          request.onsuccess = () => {
            const journal = location.pathname.split('/')[2] ?? '';
            const put = request.result.transaction('expectedPhotos', 'readwrite').objectStore('expectedPhotos');
            put.put({ id: `${journal} 4.1`, journal, item: '4.1', at: new Date().toISOString() }).onsuccess = () => {
              request.result.close();
              resolve();
            };
          };
        }),
    );
    await page.reload();
    await page.getByText('A photo for 4.1 was awaited').waitFor();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await readFile('public/sample/p01.jpg') });
    await page.getByRole('img', { name: /SA-P01/ }).waitFor();
    await page.getByText('A photo for 4.1 was awaited').waitFor({ state: 'detached' });
  });

  test('a deep link opens without a network', async () => {
    await page.goto(served.url);
    await page.getByText('Ready for offline.', { exact: true }).waitFor();
    const deep = `${served.url}/settings`;
    await served.stop();
    await context.setOffline(true);
    await page.goto(deep);
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    served = await serveApp();
  });
});
