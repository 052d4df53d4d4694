import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#domain/must.ts';
import { goToScreen, type Screens } from '#test/support/screen.ts';
import { holdToRulesAtOnce, watchFaults } from '#test/support/screen-rules.ts';
import { openTeamScreens, teamPassword } from '#test/support/team-screens.ts';

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
