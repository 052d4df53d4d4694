import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { handIn } from '#domain/audit/hand-in.ts';
import { responseRecordId } from '#domain/checklist/answer-item.ts';
import { seenHeads } from '#domain/journal/seen-heads.ts';
import { must } from '#domain/must.ts';
import type { RecordOf } from '#domain/nouns.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { findBrowser } from './browser.ts';
import { type ConnectedTablet, connectedTablet } from './connected-tablet.ts';
import { launchFlags, type Screen, type Screens } from './screen.ts';
import { makeTestServer } from './test-server.ts';

export const teamPassword = 'a long enough password';

/** What the tablet's messages to the server meet: an answer, nobody, or somebody who is very slow. */
type Network = 'up' | 'down' | 'slow';

/**
 * A lead's tablet in the built app, on a real server, with two auditors' tablets beside it: work and photos that wait,
 * two versions of what was written twice, late and set-aside work, people of every role.
 */
export const openTeamScreens = async (): Promise<Screens> => {
  const server = await makeTestServer(undefined, resolve('dist'));
  await server.server.listen({ host: '127.0.0.1', port: 0 });
  const address = server.server.server.address();
  const url = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...launchFlags] });
  const context = await browser.newContext({ viewport: { width: 820, height: 1180 }, locale: 'en-GB' });
  const page = await context.newPage();

  let network: Network = 'up';
  await context.route(/\/api\/journals\/[^/]+\/(changes|blobs\/[0-9a-f]+)$/, (route) => {
    const isSending = route.request().method() !== 'GET';
    if (network === 'up' || !isSending) return route.continue();
    return network === 'down' ? route.abort('internetdisconnected') : undefined;
  });

  const link = await server.parts.accounts.setUpLink();
  await joinAs(page, `${url}/join#${link?.secret}`, 'Sofia Ångström');
  const invite = async (name: string, role: string): Promise<string> =>
    page.evaluate(
      async (invitation) => {
        const headers = { 'content-type': 'application/json' };
        const reply = await fetch('/api/invitations', { method: 'POST', headers, body: JSON.stringify(invitation) });
        return ((await reply.json()) as { secret: string }).secret;
      },
      { name, role },
    );

  await page.goto(url);
  await page.getByRole('button', { name: 'Open the sample audit' }).click();
  await page.waitForURL(/\/checklist\//, { timeout: 60_000 });
  const audit = page.url().replace(/\/checklist.*$/, '');
  const journal = audit.split('/').at(-1) ?? '';
  const sync = async () => {
    await page.goto(`${url}/sync`);
    await page.getByRole('button', { name: 'Sync now', disabled: false }).click();
    await page.getByRole('button', { name: 'Sync now', disabled: false }).waitFor();
  };
  /** The button is free again before the lead's tablet has begun: what a colleague should get is waited for. */
  const syncUntil = async (tablet: ConnectedTablet, hasArrived: () => Promise<boolean>) => {
    for (let tries = 0; tries < 60; tries++) {
      await tablet.sync();
      if (await hasArrived()) return;
      await page.waitForTimeout(1_000);
    }
    throw new Error(`what the lead sent never arrived: ${await page.getByRole('main').innerText()}`);
  };

  const people = new Map<string, ConnectedTablet>();
  for (const [name, role] of [
    ['Ben Okafor', 'auditor'],
    ['Mei Tanaka', 'lead'],
    ['Jonas Weber', 'auditor'],
    ['Ida Holm', 'observer'],
    ['Wolfgang Amadeus Freiherr von und zu Hohenstein-Schillingsfürst', 'processOwner'],
  ] as const) {
    const tablet = await connectedTablet(server);
    await tablet.join(await invite(name, role), name);
    people.set(name, tablet);
  }
  const [ben, mei, jonas] = ['Ben Okafor', 'Mei Tanaka', 'Jonas Weber'].map((name) => must(people.get(name), name));
  if (!ben || !mei || !jonas) throw new Error('Bug: nobody joined');
  await page.goto(`${url}/sync`);
  await page.getByRole('button', { name: 'Hand over to the server' }).click();
  await page.getByRole('button', { name: 'Hand over to the server' }).waitFor({ state: 'detached' });
  await page.getByRole('status').filter({ hasText: 'On the server' }).first().waitFor({ timeout: 90_000 });
  await page.goto(`${audit}/members`);
  for (const [name, role] of [
    ['Ben Okafor', 'auditor'],
    ['Mei Tanaka', 'auditor'],
    ['Jonas Weber', 'auditor'],
    ['Ida Holm', 'observer'],
  ] as const) {
    await page.getByRole('button', { name: `Add as ${role}: ${name}` }).click();
    await page.getByRole('button', { name: `Remove ${name}` }).waitFor();
  }
  await note(page, audit, 'A.7.4', 'Label audit of batch 26: 7 of 40 records differ from the guideline.');
  await sync();
  for (const tablet of [ben, mei, jonas])
    await syncUntil(tablet, async () => {
      const answer = await tablet.database.rows.get([journal, responseRecordId(journal, 'A.7.4')]);
      const note = answer?.fields['note'];
      return typeof note === 'string' && note.startsWith('Label audit of batch 26');
    });

  // Jonas records where there is no network, is removed meanwhile, and hands it over: late.
  const said = (item: string, fields: Partial<RecordOf<'checklistResponse'>>) =>
    editsOf('checklistResponse', responseRecordId(journal, item), fields);
  await jonas.recorder.commit({
    journal,
    edits: said('A.8.2', { note: 'The leaflet for applicants names the score, but not who to ask about it.' }),
  });
  await page.goto(`${audit}/members`);
  await page.getByRole('button', { name: 'Remove Jonas Weber' }).click();
  await page.getByLabel('Reason').fill('Moved to another audit');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Add as auditor: Jonas Weber' }).waitFor();
  await sync();
  await syncUntil(jonas, async () => (await jonas.database.journals.get(journal))?.lock !== undefined);

  // Ben and Mei work apart: a verdict and a withdrawal that meet.
  const finding = (await ben.database.rows.where('[journal+noun]').equals([journal, 'finding']).toArray())[2];
  const record = must(finding, 'a finding of the sample').record;
  const photo = { sha256: 'ab'.repeat(32), mediaType: 'image/jpeg', size: 1_840_000 };
  await ben.recorder.commit({
    journal,
    edits: [
      ...said('A.7.4', {
        note: 'Label audit of batch 26: 6 of 40 records differ from the guideline. The labelling lead showed a draft threshold of 10 %, not approved.',
      }),
      ...said('A.7.5', { response: 'notApplicable', reason: 'Provenance is recorded by the supplier, not here.' }),
      ...editsOf('finding', record, { title: 'Seen in both sites, and worse than last year' }),
      ...editsOf('evidence', crypto.randomUUID(), {
        kind: 'photo',
        number: 'BO-P01',
        title: 'Labelling desk, batch 26',
        item: 'A.7.4',
        capturedBy: ben.person(),
        file: { ...photo, name: 'p.jpg', kept: { ...photo, isOriginal: true } },
      }),
      ...handIn(journal, { person: ben.person(), installation: crypto.randomUUID() }, true),
    ],
  });
  const meisRow = must(await mei.database.rows.get([journal, record]), 'the same finding') as Row<'finding'>;
  await mei.recorder.commit({
    journal,
    edits: [
      ...said('A.7.5', { response: 'notAudited', reason: 'No time left in Kraków.' }),
      { noun: 'finding', record, field: 'deleted', value: true, seen: seenHeads(meisRow, []) },
    ],
  });
  // From here on the lead's tablet reads, and what it sends meets nobody.
  network = 'down';
  await note(
    page,
    audit,
    'A.7.4',
    'Label audit of batch 26: 7 of 40 records differ from the guideline. No threshold is written down; the labelling lead decides case by case.',
  );
  // Only now: what the lead had read before would have been written over, and not be in conflict.
  for (const tablet of [ben, mei]) await tablet.sync();
  for (const n of [3, 7, 11]) {
    const bytes = await readFile(`public/sample/p${String(n).padStart(2, '0')}.jpg`);
    await page
      .locator('input[type=file]')
      .first()
      // Bytes of its own: the sample's photo is on the server.
      .setInputFiles({ name: `IMG_${n}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.concat([bytes, Buffer.of(n)]) });
    await page.waitForTimeout(600);
  }
  await note(page, audit, '4.1', 'Too long for the server.');
  await setLastAside(page);
  await sync();

  const invitation = `${url}/join#${await invite('Nora Lindqvist', 'auditor')}`;
  const freshUntil = (instant: string) => async () => {
    await server.parts.db.updateTable('sessions').set({ fresh_until: instant }).execute();
  };
  const reaching = (how: Network, more?: Screen['arrive']): Pick<Screen, 'before' | 'arrive'> => ({
    before: async () => {
      network = how;
    },
    ...(more ? { arrive: more } : {}),
  });
  const seen = (text: string | RegExp) => async (on: Page) => {
    await on.getByText(text).first().waitFor();
  };
  return {
    page,
    screens: new Map<string, Screen>([
      ['sync', { url: `${url}/sync`, ...reaching('down', seen("The server can't be reached")) }],
      ['sync, sending', { url: `${url}/sync`, ...reaching('slow', seen(/^\d+ changes$/)) }],
      ['join', { url: invitation, arrive: seen('This makes your account') }],
      ['join by a used link', { url: `${url}/join#used`, arrive: seen('This link was used') }],
      ['people', { url: `${url}/people`, arrive: seen("Ben Okafor's tablet") }],
      [
        'people, an invitation',
        {
          url: `${url}/people`,
          before: freshUntil('9999'),
          arrive: async (on) => {
            await on.getByLabel('Name', { exact: true }).fill('Nora Lindqvist');
            await on.getByRole('button', { name: 'Make an invitation' }).click();
            await on.getByText('/join#').waitFor();
          },
        },
      ],
      [
        'people, the password again',
        {
          url: `${url}/people`,
          before: freshUntil(''),
          arrive: async (on) => {
            await on.getByRole('button', { name: "Revoke Ida Holm's tablet" }).click();
            await on.getByRole('button', { name: 'Revoke', exact: true }).click();
            await on.getByLabel('Password', { exact: true }).waitFor();
          },
        },
      ],
      [
        'members, another role',
        {
          url: `${audit}/members`,
          arrive: async (on) => {
            await on.getByRole('button', { name: 'Change the role of Ben Okafor' }).click();
            await on.getByRole('radio', { name: /^Observer/ }).click();
          },
        },
      ],
      ['members', { url: `${audit}/members`, arrive: seen('Wolfgang Amadeus') }],
      ['conflicts', { url: `${audit}/conflicts`, arrive: seen('6 of 40') }],
      ['history', { url: `${audit}/history/${responseRecordId(journal, 'A.7.4')}`, arrive: seen('6 of 40') }],
      ['item in conflict', { url: `${audit}/checklist/A.7.4`, arrive: seen('6 of 40') }],
      ['report of a team', { url: `${audit}/report`, arrive: seen('Handed in') }],
    ]),
    stop: async () => {
      await browser.close();
      await server.stop();
    },
  };
};

const joinAs = async (page: Page, link: string, name: string): Promise<void> => {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Sign-in name').fill('sofia');
  await page.getByLabel('Password').fill(teamPassword);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.waitForURL(/\/sync$/);
};

const note = async (page: Page, audit: string, item: string, text: string): Promise<void> => {
  await page.goto(`${audit}/checklist/${item}`);
  const field = page.getByLabel('Notes, printed in the report');
  await field.fill(text);
  await field.blur();
  await page
    .getByText(/^Saved on this tablet \d/)
    .first()
    .waitFor();
};

/** The change that waits longest in the outbox stands as if the server had found it too large. */
const setLastAside = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((done, fail) => {
        const open = indexedDB.open('clausewalk');
        open.onerror = () => fail(open.error);
        open.onsuccess = () => {
          const change = open.result.transaction(['changes', 'outbox'], 'readwrite');
          const all = change.objectStore('changes').getAll();
          all.onsuccess = () => {
            const { journal, id } = all.result.find(({ value }) => value === 'Too long for the server.');
            change.objectStore('outbox').put({ journal, id, aside: 'tooLarge' });
          };
          change.oncomplete = () => {
            open.result.close();
            done();
          };
        };
      }),
  );
