import type { Page } from 'playwright-core';

/** A screen worth looking at: its address, and how its state comes about before and after it is opened. */
export type Screen = {
  readonly url: string;
  readonly before?: () => Promise<void>;
  readonly arrive?: (page: Page) => Promise<void>;
};

export type Screens = {
  readonly page: Page;
  readonly screens: ReadonlyMap<string, Screen>;
  readonly stop: () => Promise<void>;
};

export const launchFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
];

/** Chooses how the app looks, as Settings would. */
export const setTheme = (page: Page, theme: 'light' | 'dark' | 'bright', language = 'en'): Promise<void> =>
  page.evaluate(
    (state) =>
      localStorage.setItem('clausewalk.settings', JSON.stringify({ state: { ...state, hasKeys: true }, version: 0 })),
    { theme, language },
  );

export const goToScreen = async (page: Page, { url, before, arrive }: Screen): Promise<void> => {
  await before?.();
  // An address that differs in its fragment only would not be loaded anew.
  if (url.includes('#')) await page.goto('about:blank');
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await arrive?.(page);
  await page.waitForTimeout(350);
};
