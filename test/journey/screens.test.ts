import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#domain/must.ts';
import { openSampleScreens } from '#test/support/sample-screens.ts';
import { goToScreen, type Screens, setTheme } from '#test/support/screen.ts';
import { holdToRules, holdToRulesAtOnce, watchFaults } from '#test/support/screen-rules.ts';

const ofSample = [
  'home',
  'settings',
  'plan',
  'item',
  'item of a control',
  'findings',
  'findings from a file',
  'finding',
  'evidence',
  'photo',
  'report',
] as const;
const alone = ['sync', 'conflicts', 'members'] as const;

describe('every screen of the sample audit', () => {
  let sample: Screens;
  const faults: string[] = [];
  beforeAll(async () => {
    sample = await openSampleScreens();
    watchFaults(sample, faults);
  });
  afterAll(() => sample.stop());

  const urlOf = (name: string) => must(sample.screens.get(name), name).url;
  const go = (name: string) => goToScreen(sample.page, must(sample.screens.get(name), name));
  holdToRules(ofSample, () => sample);
  holdToRulesAtOnce(alone, () => sample);

  test('an invented language shows that every text goes through the catalogue, and right-to-left turns the screen', async () => {
    await setTheme(sample.page, 'light', 'pseudo');
    await go('home');
    const plain = await sample.page.evaluate(() =>
      [...document.querySelectorAll('button, nav a, h1')]
        .map((element) => element.textContent?.trim() ?? '')
        .filter((text) => /^[A-Za-z ]{4,}$/.test(text)),
    );
    expect(plain).toEqual([]);
    await sample.page.goto(`${urlOf('item')}?dir=rtl`);
    await sample.page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await sample.page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    const [heading, back] = await Promise.all([
      sample.page.getByRole('heading', { level: 1 }).first().boundingBox(),
      sample.page.locator('header a').first().boundingBox(),
    ]);
    expect(back && heading && back.x > heading.x).toBe(true);
    await setTheme(sample.page, 'light');
  });

  test('the keyboard alone answers an item and goes on', async () => {
    await go('item of a control');
    await sample.page.keyboard.press('n');
    await sample.page.getByRole('heading', { level: 1, name: /^A\.6\.2\.7 / }).waitFor();
    await sample.page.keyboard.press('p');
    await sample.page.getByRole('heading', { level: 1, name: /^A\.6\.2\.6 / }).waitFor();
  });

  test('no screen threw or broke the content security policy', () => {
    expect(faults).toEqual([]);
  });
});
