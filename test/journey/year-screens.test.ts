import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Screens } from '#test/support/screen.ts';
import { holdToRulesAtOnce, watchFaults } from '#test/support/screen-rules.ts';
import { openYearScreens, yearScreenNames } from '#test/support/year-screens.ts';

describe('every screen around the checklist, in the sample year', () => {
  let year: Screens;
  const faults: string[] = [];
  beforeAll(async () => {
    year = await openYearScreens();
    watchFaults(year, faults);
  });
  afterAll(() => year.stop());

  holdToRulesAtOnce(yearScreenNames, () => year);

  test('no screen threw or broke the content security policy', () => {
    expect(faults).toEqual([]);
  });
});
