import { chromium } from 'playwright-core';
import { findBrowser } from './browser.ts';
import { launchFlags, type Screens } from './screen.ts';
import { serveApp } from './served-app.ts';

/** The sample audit, opened in the built app, on a tablet without a server. */
export const openSampleScreens = async (): Promise<Screens> => {
  const served = await serveApp();
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: launchFlags,
  });
  const context = await browser.newContext({ viewport: { width: 820, height: 1180 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(served.url);
  await page.getByRole('button', { name: 'Open the sample audit' }).click();
  await page.waitForURL(/\/checklist\//, { timeout: 60_000 });
  const audit = page.url().replace(/\/checklist.*$/, '');
  await page.goto(`${audit}/findings`);
  const finding = await page.getByRole('listitem').getByRole('link').first().getAttribute('href');
  await page.goto(`${audit}/evidence`);
  await page.getByRole('button', { name: /^Photo/ }).click();
  const photo = await page.getByRole('link', { name: /P01/ }).first().getAttribute('href');
  return {
    page,
    screens: new Map(
      Object.entries({
        home: `${served.url}/`,
        settings: `${served.url}/settings`,
        plan: `${audit}/plan`,
        item: `${audit}/checklist/6.1.4`,
        'item of a control': `${audit}/checklist/A.6.2.6`,
        findings: `${audit}/findings`,
        'findings from a file': `${audit}/findings/from-file`,
        finding: new URL(finding ?? '', served.url).href,
        evidence: `${audit}/evidence`,
        photo: new URL(photo ?? '', served.url).href,
        report: `${audit}/report`,
        sync: `${served.url}/sync`,
        conflicts: `${audit}/conflicts`,
        members: `${audit}/members`,
      }).map(([name, url]) => [name, { url }]),
    ),
    stop: async () => {
      await browser.close();
      await served.stop();
    },
  };
};
