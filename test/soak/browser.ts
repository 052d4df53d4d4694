import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type Catalogue, leavesOf } from '#domain/catalogue/catalogue.ts';
import catalogueData from '#domain/catalogue/iso-iec-42001-2023.json' with { type: 'json' };
import { must } from '#domain/must.ts';
import { makeServer } from '#server/make-server.ts';
import { makeTabletBrowser, type TabletBrowser } from '#test/support/browser.ts';
import { sha256Of } from './raw-tablet.ts';

// `node test/soak/browser.ts [KILLS]`: the built app in a real browser, which is killed at random moments while somebody
// writes notes, takes verdicts and adds photos. What the screen had said to be saved is there when it is started again.

const kills = Number(process.argv[2] ?? 200);
const below = (n: number) => Math.floor(Math.random() * n);
const chance = (share: number) => Math.random() < share;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
const pick = <T>(all: readonly T[]): T => must(all[below(all.length)], 'something to choose from');

const items = leavesOf(catalogueData as Catalogue).map((leaf) => leaf.ref);
const samples = readdirSync('public/sample')
  .filter((name) => name.endsWith('.jpg'))
  .map((name) => resolve('public/sample', name));
/** Words stand in a draft 150 ms after they were typed; the browser and this script need some time too. */
const draftAfter = 1_000;

const figures = {
  texts: 0,
  drafts: 0,
  verdicts: 0,
  photos: 0,
  lostTexts: 0,
  lostDrafts: 0,
  lostVerdicts: 0,
  lostPhotos: 0,
  badBytes: 0,
  wiped: 0,
};
const faults: string[] = [];
type FaultKind = 'lostTexts' | 'lostDrafts' | 'lostVerdicts' | 'lostPhotos' | 'badBytes' | 'wiped';
const fault = (kind: FaultKind, words: string) => {
  figures[kind] += 1;
  faults.push(words);
  console.log(`${kind}: ${words}`);
};

/** What the screen has said of one audit. */
type Promised = {
  readonly texts: Map<string, string>;
  /** The note that was being typed last, and when its last key was pressed. */
  typing: { readonly item: string; readonly text: string; readonly at: number } | undefined;
  readonly verdicts: Set<string>;
  /** How often each photo was shown as saved, by hash. */
  readonly photos: Map<string, number>;
};
const nothingPromised = (): Promised => ({
  texts: new Map(),
  typing: undefined,
  verdicts: new Set(),
  photos: new Map(),
});

/** Runs in the page: what its store holds. */
const readStore = () =>
  new Promise<{
    readonly notes: readonly (readonly [string, string])[];
    readonly conforming: readonly string[];
    readonly photos: readonly { readonly item: string; readonly sha256: string }[];
    readonly bad: readonly string[];
  }>((done, failed) => {
    type Row = { noun: string; fields: Record<string, unknown> };
    const request = indexedDB.open('clausewalk');
    request.onerror = () => failed(request.error ?? new Error('not opened'));
    request.onsuccess = () => {
      const database = request.result;
      const transaction = database.transaction(['rows', 'bytes', 'drafts'], 'readonly');
      const all = <T>(store: string) =>
        new Promise<readonly T[]>((got) => {
          const asked = transaction.objectStore(store).getAll();
          asked.onsuccess = () => got(asked.result as readonly T[]);
        });
      const read = async () => {
        const [rows, bytes, drafts] = await Promise.all([
          all<Row>('rows'),
          all<{ sha256: string; bytes: ArrayBuffer }>('bytes'),
          all<{ field: string; text: string; beside: { item?: string } }>('drafts'),
        ]);
        database.close();
        const bad: string[] = [];
        const there = new Set<string>();
        for (const { sha256, bytes: held } of bytes) {
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', held));
          const actual = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
          if (actual === sha256) there.add(sha256);
          else bad.push(sha256);
        }
        const responses = rows.filter((row) => row.noun === 'checklistResponse').map((row) => row.fields);
        const files = rows
          .filter((row) => row.noun === 'evidence')
          .map(({ fields }) => ({
            item: String(fields['item']),
            file: fields['file'] as { sha256: string; kept: { sha256: string } },
          }));
        return {
          notes: [
            ...responses.map(
              (fields) => [String(fields['item']), typeof fields['note'] === 'string' ? fields['note'] : ''] as const,
            ),
            ...drafts
              .filter((draft) => draft.field === 'note')
              .map((draft) => [draft.beside.item ?? '', draft.text] as const),
          ],
          conforming: responses
            .filter((fields) => fields['response'] === 'conforms')
            .map((fields) => String(fields['item'])),
          photos: files
            .filter(({ file }) => there.has(file.kept.sha256))
            .map(({ item, file }) => ({ item, sha256: file.sha256 })),
          bad,
        };
      };
      read().then(done, failed);
    };
  });

/** What of the promises the store doesn't keep, as it is now. */
const brokenIn = (store: Awaited<ReturnType<typeof readStore>>, promised: Promised, killedAt: number) => {
  const broken: { readonly kind: FaultKind; readonly about: string; readonly words: string }[] = [];
  const miss = (kind: FaultKind, about: string, words = about) => broken.push({ kind, about, words });
  const holds = (item: string, text: string) => store.notes.some(([of, note]) => of === item && note.startsWith(text));
  for (const [item, text] of promised.texts)
    if (!holds(item, text)) miss('lostTexts', item, `${item}: "${text.slice(-60)}"`);
  const { typing } = promised;
  if (typing && killedAt - typing.at > draftAfter && !holds(typing.item, typing.text))
    miss('lostDrafts', typing.item, `${typing.item}: "${typing.text.slice(-60)}"`);
  for (const item of promised.verdicts) if (!store.conforming.includes(item)) miss('lostVerdicts', item);
  for (const [sha256, count] of promised.photos)
    if (store.photos.filter((photo) => photo.sha256 === sha256).length < count) miss('lostPhotos', sha256);
  for (const sha256 of store.bad) miss('badBytes', sha256);
  return broken;
};

const open = async (tablet: TabletBrowser, url: string): Promise<Page> => {
  const { context } = await tablet.start();
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(20_000);
  await page.setViewportSize({ width: 820, height: 1180 });
  await page.goto(url);
  return page;
};

/** Founds an audit; gives the address that its items stand under. */
const begin = async (tablet: TabletBrowser, url: string): Promise<string> => {
  const page = await open(tablet, url);
  await page.getByText('Ready for offline.', { exact: true }).waitFor({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Start an audit on this tablet' }).click();
  await page.getByLabel('Your name').fill('Sofia Andersson');
  await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(/\/plan$/);
  await page.getByRole('button', { name: 'Go to the checklist' }).click();
  await page.getByRole('heading', { level: 1, name: /^4\.1 / }).waitFor();
  // The browser writes its register of service workers, and of origins, to disk a moment later.
  await pause(3_000);
  const base = page.url().replace(/\/checklist\/.*$/, '/checklist');
  await tablet.kill();
  return base;
};

const noteOf = (page: Page) => page.getByLabel(/^Notes/);

/** Writes on one item until the browser is gone. What the screen says to be saved is noted as promised. */
const work = async (page: Page, base: string, promised: Promised, isOver: () => boolean): Promise<void> => {
  let words = 0;
  const write = async (item: string) => {
    const note = noteOf(page);
    const before = await note.inputValue();
    const said = `${before === '' ? '' : ' '}${Date.now().toString(36)} ${'word '.repeat(below(6) + 1)}${++words}`;
    await note.focus();
    await page.keyboard.press('Control+End');
    await note.pressSequentially(said, { delay: below(12) });
    const text = before + said;
    promised.typing = { item, text, at: Date.now() };
    figures.drafts += 1;
    if (chance(0.25)) return pause(below(1_500)).then(() => undefined);
    if (chance(0.6)) await note.blur();
    await page.waitForFunction(
      (wanted) => {
        const field = [...document.querySelectorAll('textarea')].find((one) => one.value === wanted);
        const state = document.getElementById(field?.getAttribute('aria-describedby') ?? '');
        return state?.textContent?.startsWith('Saved on this tablet');
      },
      text,
      { polling: 20 },
    );
    promised.texts.set(item, text);
    figures.texts += 1;
  };
  const decide = async (item: string) => {
    if (promised.verdicts.has(item)) return;
    const pressed = page.getByRole('button', { name: 'Conforms', pressed: true });
    if ((await pressed.count()) === 0) await page.getByRole('button', { name: 'Conforms', pressed: false }).click();
    await pressed.waitFor();
    promised.verdicts.add(item);
    figures.verdicts += 1;
  };
  const takePhoto = async (item: string) => {
    const pictures = page.getByRole('img', { name: /^(Photo )?SA-P\d+/ });
    // Pictures of an item come to the screen one by one: how many there are is asked of the store.
    const before = (await page.evaluate(readStore)).photos.filter((photo) => photo.item === item).length;
    const sample = pick(samples);
    await page.locator('input[type=file]').first().setInputFiles(sample);
    await pictures.nth(before).waitFor();
    const sha256 = sha256Of(await readFile(sample));
    promised.photos.set(sha256, (promised.photos.get(sha256) ?? 0) + 1);
    figures.photos += 1;
  };
  while (!isOver()) {
    const item = pick(items);
    await page.goto(`${base}/${item}`);
    await noteOf(page).waitFor();
    for (let i = below(3); i >= 0 && !isOver(); i--) {
      const kind = below(10);
      if (kind < 5) await write(item);
      else if (kind < 7) await decide(item);
      else await takePhoto(item);
    }
  }
};

const appDir = await mkdtemp(join(tmpdir(), 'soak-app-'));
execFileSync(
  process.execPath,
  ['node_modules/vite/bin/vite.js', 'build', '--outDir', appDir, '--emptyOutDir', '--logLevel', 'error'],
  { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } },
);
const server = await makeServer({ appDir, isSecure: false });
await server.listen({ host: '127.0.0.1', port: 0 });
const address = server.server.address();
const url = `http://localhost:${address !== null && typeof address === 'object' ? address.port : 0}`;

const begun = Date.now();
let tablet = await makeTabletBrowser();
let base = await begin(tablet, url);
let promised = nothingPromised();
let done = 0;

/** Compares what the screen had said with what is there after the kill; false where the app doesn't open its audit. */
const verify = async (page: Page, killedAt: number): Promise<boolean> => {
  const is = (sign: Locator, meaning: boolean) =>
    sign.waitFor().then(
      () => meaning,
      () => false,
    );
  const gone = page.getByRole('heading', { name: "This tablet's records are gone" });
  if (!(await Promise.race([is(noteOf(page), true), is(gone, false)]))) {
    const seen = (await page.locator('body').innerText()).slice(0, 300);
    fault('wiped', `after ${done} kills the app no longer opens its audit: ${seen}`);
    return false;
  }
  let broken = brokenIn(await page.evaluate(readStore), promised, killedAt);
  // What a killed tab left as drafts is taken over in the first moments.
  for (let tries = 0; broken.length > 0 && tries < 20; tries++) {
    await pause(150);
    broken = brokenIn(await page.evaluate(readStore), promised, killedAt);
  }
  for (const { kind, about, words } of broken) {
    fault(kind, words);
    // Told once.
    promised.texts.delete(about);
    promised.verdicts.delete(about);
    promised.photos.delete(about);
  }
  promised.typing = undefined;
  return true;
};

try {
  for (let killedAt = Date.now(); ; done++) {
    const page = await open(tablet, `${base}/${pick(items)}`);
    if (!(await verify(page, killedAt))) {
      await tablet.stop();
      tablet = await makeTabletBrowser();
      base = await begin(tablet, url);
      promised = nothingPromised();
      continue;
    }
    if (done >= kills) break;
    let isOver = false;
    const working = work(page, base, promised, () => isOver).catch((error: unknown) => {
      // What goes wrong while the browser lives is a fault; what the kill breaks off is not.
      if (!isOver) throw error;
    });
    await Promise.race([working, pause(200 + below(chance(0.5) ? 2_500 : 7_000))]);
    isOver = true;
    killedAt = Date.now();
    await tablet.kill();
    await working;
    if ((done + 1) % 20 === 0) console.log(`${done + 1} kills: ${JSON.stringify(figures)}`);
  }
} finally {
  await tablet.stop();
  await server.close();
  await rm(appDir, { recursive: true, force: true });
}
console.log(JSON.stringify({ kills: done, ...figures, seconds: Math.round((Date.now() - begun) / 1000) }));
process.exit(faults.length > 0 ? 1 : 0);
