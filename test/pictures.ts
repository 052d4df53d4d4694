import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from './support/browser.ts';
import { serveApp } from './support/served-app.ts';

// `npm run pictures -- FOLDER`: every screen of the sample audit in each size and theme, from the built app in dist/.

const folder = process.argv[2] ?? 'docs/pictures/all';
const sizes = [
  { name: 'portrait', width: 820, height: 1180 },
  { name: 'landscape', width: 1180, height: 820 },
  { name: 'phone', width: 390, height: 844 },
] as const;
const themes = ['light', 'dark'] as const;

const setTheme = async (page: Page, theme: string) => {
  await page.evaluate(
    (chosen) =>
      localStorage.setItem(
        'clausewalk.settings',
        JSON.stringify({ state: { theme: chosen, hasKeys: true, language: 'en' }, version: 0 }),
      ),
    theme,
  );
};

await mkdir(folder, { recursive: true });
const served = await serveApp();
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
const page = await (await browser.newContext({ viewport: sizes[0], locale: 'en-GB' })).newPage();
await page.goto(served.url);
await page.getByRole('button', { name: 'Open the sample audit' }).click();
await page.waitForURL(/\/checklist\//, { timeout: 60_000 });
const audit = page.url().replace(/\/checklist.*$/, '');
await page.goto(`${audit}/findings`);
const finding = (await page.getByRole('listitem').getByRole('link').first().getAttribute('href')) ?? '';
await page.goto(`${audit}/evidence`);
await page.getByRole('button', { name: /^Photo/ }).click();
const photo = (await page.getByRole('link', { name: /SA-P01/ }).first().getAttribute('href')) ?? '';

const screens: readonly (readonly [string, string])[] = [
  ['home', served.url],
  ['settings', `${served.url}/settings`],
  ['plan', `${audit}/plan`],
  ['item', `${audit}/checklist/6.1.4`],
  ['item-open', `${audit}/checklist/A.6.2.6`],
  ['findings', `${audit}/findings`],
  ['finding', new URL(finding, page.url()).href],
  ['evidence', `${audit}/evidence`],
  ['photo', new URL(photo, page.url()).href],
  ['report', `${audit}/report`],
];
for (const theme of themes) {
  await setTheme(page, theme);
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const [name, url] of screens) {
      await page.goto(url);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(folder, `${name}-${size.name}-${theme}.png`) });
    }
  }
}
await browser.close();
await served.stop();
console.log(`${screens.length * sizes.length * themes.length} pictures in ${folder}`);
process.exit(0);
