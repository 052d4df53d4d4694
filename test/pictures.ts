import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openSampleScreens } from './support/sample-screens.ts';
import { goToScreen, setTheme } from './support/screen.ts';
import { openTeamScreens } from './support/team-screens.ts';
import { openYearScreens } from './support/year-screens.ts';

// `npm run pictures -- FOLDER [WORD]`: every screen, or those with the word in their name, in each size and theme, from
// the built app in dist/. The sample audit on a tablet without a server, and a team on one.

const [folder = '.cache/pictures', word = ''] = process.argv.slice(2);
const sizes = [
  { name: 'portrait', width: 820, height: 1180 },
  { name: 'landscape', width: 1180, height: 820 },
  { name: 'phone', width: 390, height: 844 },
] as const;

await mkdir(folder, { recursive: true });
let taken = 0;
const groups = [
  ['', openSampleScreens],
  ['year-', openYearScreens],
  ['team-', openTeamScreens],
] as const;
const named = groups.filter(([prefix]) => prefix !== '' && word.startsWith(prefix));
for (const [prefix, openScreens] of named.length > 0 ? named : groups) {
  const { page, screens, stop } = await openScreens();
  for (const theme of ['light', 'dark', 'bright'] as const) {
    await setTheme(page, theme);
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const [name, screen] of screens) {
        const file = `${prefix}${name.replaceAll(/[ ,]+/g, '-')}-${size.name}-${theme}.png`;
        if (!file.includes(word)) continue;
        if (theme === 'bright' && (size.name !== 'portrait' || !(prefix || name.startsWith('item')))) continue;
        await goToScreen(page, screen);
        await page.screenshot({ path: join(folder, file) });
        taken += 1;
      }
    }
  }
  await stop();
}
console.log(`${taken} pictures in ${folder}`);
process.exit(0);
