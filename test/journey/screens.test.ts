import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#domain/must.ts';
import { openSampleScreens } from '#test/support/sample-screens.ts';
import { goToScreen, type Screens, setTheme } from '#test/support/screen.ts';
import { openTeamScreens, teamPassword } from '#test/support/team-screens.ts';

const ofSample = [
  'home',
  'settings',
  'plan',
  'item',
  'item of a control',
  'findings',
  'finding',
  'evidence',
  'photo',
  'report',
] as const;
const alone = ['sync', 'conflicts', 'members'] as const;
const ofTeam = [
  'sync',
  'sync, sending',
  'join',
  'join by a used link',
  'people',
  'people, an invitation',
  'people, the password again',
  'members, another role',
  'members',
  'conflicts',
  'history',
  'item in conflict',
  'report of a team',
] as const;
const sizes = [
  { width: 360, height: 800 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1366, height: 1024 },
] as const;

/** What a finger would miss: discrete controls under 48 px in a direction. A control in a label is as large as the label. */
const smallTargets = () =>
  [
    ...document.querySelectorAll<HTMLElement>('button, a[href], input, textarea, select, summary, [role=checkbox]'),
  ].flatMap((element) => {
    const label = element.closest('label');
    const { width, height } = (label ?? element).getBoundingClientRect();
    const isSeen = element.checkVisibility() && width > 1 && height > 1;
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '';
    return isSeen && (width < 47.5 || height < 47.5)
      ? [`${element.tagName} "${name}" ${Math.round(width)}x${Math.round(height)}`]
      : [];
  });

const expectToFit = async (page: Page, width: number) => {
  expect(await page.evaluate(smallTargets), `${width}`).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${width}`).toBeLessThanOrEqual(0);
  const behind = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(behind, `${width}: the page scrolls behind the screen`).toBeLessThanOrEqual(0);
};

/** What axe holds against the page under WCAG 2.2 AA, or under these rules of it. */
const axe = async (page: Page, theme: string, rules: readonly string[] = []): Promise<string[]> => {
  const asked = new AxeBuilder({ page });
  if (rules.length > 0) asked.withRules([...rules]);
  else asked.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  const { violations } = await asked.analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${theme} ${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  );
};

/** What every screen is held to, whoever looks at it. */
const holdToRules = (names: readonly string[], screens: () => Screens) => {
  const go = (name: string) => goToScreen(screens().page, must(screens().screens.get(name), name));

  test.each(names)('%s: targets of at least 48 px and no sideways scrolling at four sizes', async (name) => {
    const { page } = screens();
    for (const size of sizes) {
      await page.setViewportSize(size);
      await go(name);
      await expectToFit(page, size.width);
    }
  });

  test.each(names)('%s: axe finds nothing against WCAG 2.2 AA, light, dark and bright', async (name) => {
    const { page } = screens();
    await page.setViewportSize({ width: 820, height: 1180 });
    for (const theme of ['light', 'dark', 'bright'] as const) {
      await setTheme(page, theme);
      await go(name);
      expect(await axe(page, theme)).toEqual([]);
    }
    await setTheme(page, 'light');
  });
};

/**
 * The same in one visit, for screens whose state takes a while to come about: turned from size to size and from theme
 * to theme while it is open. What axe says of structure doesn't depend on the theme, so it is asked once.
 */
const holdToRulesAtOnce = (names: readonly string[], screens: () => Screens) =>
  test.each(names)(
    '%s: targets, no sideways scrolling, and nothing against WCAG 2.2 AA, in one visit',
    async (name) => {
      const { page, screens: all } = screens();
      const [first] = sizes;
      await page.setViewportSize(first);
      await goToScreen(page, must(all.get(name), name));
      for (const size of sizes) {
        await page.setViewportSize(size);
        await expectToFit(page, size.width);
      }
      await page.setViewportSize({ width: 820, height: 1180 });
      const violations = await axe(page, 'light');
      for (const theme of ['dark', 'bright'] as const) {
        await page.evaluate((look) => {
          document.documentElement.dataset['theme'] = look;
        }, theme);
        await page.waitForTimeout(250);
        violations.push(...(await axe(page, theme, ['color-contrast'])));
      }
      expect(violations).toEqual([]);
    },
  );

const watchFaults = ({ page }: Screens, faults: string[]) => {
  page.on('pageerror', (error) => faults.push(error.message));
  // A message that meets nobody is no fault of the screen.
  page.on(
    'console',
    (message) =>
      message.type() === 'error' &&
      !message.text().startsWith('Failed to load resource') &&
      faults.push(message.text()),
  );
};

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

describe('every screen of a team', () => {
  let team: Screens;
  const faults: string[] = [];
  beforeAll(async () => {
    team = await openTeamScreens();
    watchFaults(team, faults);
  });
  afterAll(() => team.stop());
  const go = (name: string) => goToScreen(team.page, must(team.screens.get(name), name));
  holdToRulesAtOnce(ofTeam, () => team);

  test('a role changes only once what it lets a person do was read and confirmed', async () => {
    const { page } = team;
    await go('members, another role');
    await page.getByText('Reads everything. Records nothing.').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    const ben = page.getByText('Ben Okafor', { exact: true }).locator('..');
    expect(await ben.innerText()).toMatch(/Auditor$/);
    await go('members, another role');
    await page.getByRole('button', { name: 'Change to: Observer' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => ben.innerText()).toMatch(/Observer$/);
  });

  test('a password that was given too long ago is asked for in place, and the act goes on', async () => {
    const { page } = team;
    await go('people, the password again');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('That is not your password. Nothing was changed.').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(teamPassword);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('Ida Holm, revoked').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('after a start without the server only the photos that are not there wait', async () => {
    const { page } = team;
    await go('sync');
    await page.getByText(/^\d+ changes, 3 photos and files$/).waitFor();
    expect(await page.getByRole('button', { name: /^Pause / }).count()).toBe(3 + 1);
  });

  test('no screen threw or broke the content security policy', () => {
    expect(faults).toEqual([]);
  });
});
