import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from './browser.ts';
import { serveApp } from './served-app.ts';

/** The sample audit, opened in the built app: a page, and the address of each screen by name. */
export type SampleScreens = {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly screens: ReadonlyMap<string, string>;
  readonly stop: () => Promise<void>;
};

export const openSampleScreens = async (): Promise<SampleScreens> => {
  const served = await serveApp();
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
    ],
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
    browser,
    context,
    page,
    screens: new Map([
      ['home', `${served.url}/`],
      ['settings', `${served.url}/settings`],
      ['plan', `${audit}/plan`],
      ['item', `${audit}/checklist/6.1.4`],
      ['item of a control', `${audit}/checklist/A.6.2.6`],
      ['findings', `${audit}/findings`],
      ['finding', new URL(finding ?? '', served.url).href],
      ['evidence', `${audit}/evidence`],
      ['photo', new URL(photo ?? '', served.url).href],
      ['report', `${audit}/report`],
    ]),
    stop: async () => {
      await browser.close();
      await served.stop();
    },
  };
};

/** Chooses how the app looks, as Settings would. */
export const setTheme = (page: Page, theme: 'light' | 'dark' | 'bright', language = 'en'): Promise<void> =>
  page.evaluate(
    (state) =>
      localStorage.setItem('clausewalk.settings', JSON.stringify({ state: { ...state, hasKeys: true }, version: 0 })),
    { theme, language },
  );

export const goToScreen = async (page: Page, url: string): Promise<void> => {
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForTimeout(350);
};
