import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { must } from '#domain/must.ts';
import { goToScreen, type Screens, setTheme } from './screen.ts';

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
export const holdToRules = (names: readonly string[], screens: () => Screens) => {
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
export const holdToRulesAtOnce = (names: readonly string[], screens: () => Screens) =>
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

/** Collects what a screen throws, and what its policy refuses. */
export const watchFaults = ({ page }: Screens, faults: string[]) => {
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
