import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTabletBrowser, type TabletBrowser } from '#test/support/browser.ts';
import { serveApp } from '#test/support/served-app.ts';

const header = 'ref_id,name,description,severity,status,filtering_labels,asset';
const file = (text: string, name = 'list.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('a list of findings from another tool', () => {
  let served: Awaited<ReturnType<typeof serveApp>>;
  let tablet: TabletBrowser;
  let page: Page;
  let findings: string;
  beforeAll(async () => {
    served = await serveApp();
    tablet = await makeTabletBrowser();
    const { context } = await tablet.start();
    page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(20_000);
    await page.goto(served.url);
    await page.getByRole('button', { name: 'Open the sample audit' }).click();
    await page.waitForURL(/\/checklist\//u, { timeout: 60_000 });
    findings = page.url().replace(/\/checklist.*$/u, '/findings');
    await page.goto(`${findings}/from-file`);
  });
  afterAll(async () => {
    await tablet.stop();
    await served.stop();
  });

  test('is refused in words where its columns are missing or it is no list, and nothing is recorded', async () => {
    const input = page.locator('input[type=file]');
    await input.setInputFiles(file('name,description\nA,B'));
    await page.getByText('These columns are missing: ref_id').waitFor();
    await input.setInputFiles(file('\u0000\u0001', 'list.xlsx'));
    await page.getByText('This is neither an XLSX workbook nor a CSV file.').waitFor();
    await page.getByText('Nothing was recorded.').waitFor();
  });

  test('is taken in by what the auditor says of each row; a row without a name stays out', async () => {
    const rows = [
      header,
      'R-1,Logs are kept too short,30 days instead of 180,high,identified,A.6.2.8,Kredo 3',
      'R-2,,nothing,low,identified,,',
    ];
    await page.locator('input[type=file]').setInputFiles(file(rows.join('\n')));
    const first = page.getByRole('region', { name: 'Row 2' });
    expect(await first.getByLabel('Item').inputValue()).toBe('A.6.2.8');
    await page.getByRole('region', { name: 'Row 3' }).getByText("It has no name, so it can't be taken.").waitFor();
    await first.getByRole('button', { name: 'Minor' }).click();
    await page.getByRole('button', { name: 'Take in one finding' }).click();
    // Nobody has said yet who uses this tablet: findings carry their mark.
    await page.getByLabel('Your name').fill('Sofia Andersson');
    await page.getByLabel('Your mark').press('Enter');
    await page.waitForURL(findings);
    await page.getByLabel('Search findings').fill('kept too short');
    await page.getByRole('link', { name: /Logs are kept too short/u }).click();
    await page.getByText('30 days instead of 180').first().waitFor();
  });
});
