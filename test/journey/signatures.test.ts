import 'fake-indexeddb/auto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePackage } from '#client/sync/package-file.ts';
import type { Change } from '#domain/journal/change.ts';
import { editsOf } from '#domain/row.ts';
import { packed } from '#test/package/packing.ts';
import { makeTabletBrowser, type TabletBrowser } from '#test/support/browser.ts';
import { serveApp } from '#test/support/served-app.ts';
import { testTablet } from '#test/support/test-tablet.ts';

const record = 'aaaaaaaa-0000-4000-8000-000000000001';

describe('signatures on a tablet', () => {
  let app: Awaited<ReturnType<typeof serveApp>>;
  let tablet: TabletBrowser;
  let page: Page;
  let journal: string;
  let changes: readonly Change[];
  let whole: Buffer;

  /** Puts changes in the store as a pull does, together with the note that nobody has looked at them. */
  const arrive = (arriving: readonly Change[]) =>
    page.evaluate(
      (put) =>
        new Promise<void>((done, fail) => {
          const open = indexedDB.open('clausewalk');
          open.onerror = () => fail(open.error);
          open.onsuccess = () => {
            const work = open.result.transaction(['changes', 'arrivals'], 'readwrite');
            for (const change of put) work.objectStore('changes').put(change);
            work.objectStore('arrivals').add({ journal: put[0]?.journal, ids: put.map(({ id }) => id) });
            work.oncomplete = () => {
              open.result.close();
              done();
            };
          };
        }),
      arriving as never as { id: string; journal: string }[],
    );
  const takeIn = (buffer: Buffer) =>
    page
      .getByLabel('Open an audit package')
      .setInputFiles({ name: 'audit.audit.zip', mimeType: 'application/zip', buffer });

  beforeAll(async () => {
    const author = await testTablet();
    journal = await author.begin();
    await author.recorder.commit({ journal, edits: editsOf('finding', record, { title: 'No record of it' }) });
    changes = await author.database.changes.toArray();
    const made = await makePackage(
      { ...author, newId: () => crypto.randomUUID() as string },
      { app: 'test', journals: [journal] },
    );
    if (!made.ok) throw new Error(made.refusal.kind);
    whole = Buffer.from(await made.value.file.arrayBuffer());
    app = await serveApp();
    tablet = await makeTabletBrowser();
    const { context } = await tablet.start();
    page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(20_000);
    await page.setViewportSize({ width: 1180, height: 820 });
    await page.goto(`${app.url}/sync`);
  });
  afterAll(async () => {
    await tablet.stop();
    await app.stop();
  });

  test('[P12] a package with a forged record is refused in words, and one that is right is taken in', async () => {
    const forged = changes.map((change) =>
      change.record === record ? { ...change, at: '2020-01-01T00:00:00.000Z' } : change,
    );
    const { bytes } = await packed([{ journal, changes: forged }]);
    await takeIn(Buffer.from(bytes));
    await page.getByText('a record that is not as its author signed it').last().waitFor();
    await takeIn(whole);
    await page.getByText(`Taken in: ${changes.length} changes`).last().waitFor();
  });

  test('what arrives is checked beside the screens; a failure is told in the Sync centre and at its history', async () => {
    await page.getByText(`Not yet checked: ${changes.length}`).waitFor();
    await page.getByText('Not yet checked').waitFor({ state: 'detached', timeout: 60_000 });
    expect(await page.getByText('Signatures or chains').count()).toBe(0);
    const [title] = changes.filter((change) => change.record === record && change.field === 'title');
    await arrive([{ ...(title as Change), at: '2020-01-01T00:00:00.000Z' }]);
    await page.reload();
    await page.getByText('Signatures or chains that are not right: 1').waitFor({ timeout: 60_000 });
    expect(await page.getByText(/^This is not what .* signed/).count()).toBe(1);
    await page.getByRole('link', { name: 'History' }).first().click();
    await page.getByText('Its signature or chain is not right').waitFor();
    await page.getByText('No record of it').first().waitFor();
  });
});
