import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { goToScreen, openSampleScreens, setTheme } from './support/sample-screens.ts';

// `npm run pictures -- FOLDER`: every screen of the sample audit in each size and theme, from the built app in dist/.

const folder = process.argv[2] ?? '.cache/pictures';
const sizes = [
  { name: 'portrait', width: 820, height: 1180 },
  { name: 'landscape', width: 1180, height: 820 },
  { name: 'phone', width: 390, height: 844 },
] as const;

await mkdir(folder, { recursive: true });
const { page, screens, stop } = await openSampleScreens();
let taken = 0;
for (const theme of ['light', 'dark', 'bright'] as const) {
  await setTheme(page, theme);
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const [name, url] of screens) {
      if (theme === 'bright' && (size.name !== 'portrait' || !name.startsWith('item'))) continue;
      await goToScreen(page, url);
      await page.screenshot({ path: join(folder, `${name.replaceAll(' ', '-')}-${size.name}-${theme}.png`) });
      taken += 1;
    }
  }
}
await stop();
console.log(`${taken} pictures in ${folder}`);
process.exit(0);
