import { chromium, type Page } from 'playwright-core';
import { must } from '#domain/must.ts';
import type { Noun } from '#domain/nouns.ts';
import { findBrowser } from './browser.ts';
import { launchFlags, type Screens } from './screen.ts';
import { serveApp } from './served-app.ts';

type Told = {
  readonly journal: string;
  readonly record: string;
  readonly noun: string;
  readonly fields: { readonly [field: string]: unknown };
};

/** Every row that the tablet's store holds, as the page reads it. */
const rowsIn = (page: Page): Promise<readonly Told[]> =>
  page.evaluate(
    () =>
      new Promise<Told[]>((resolve, reject) => {
        const asked = indexedDB.open('clausewalk');
        asked.onerror = () => reject(new Error('no store'));
        asked.onsuccess = () => {
          const all = asked.result.transaction('rows').objectStore('rows').getAll() as IDBRequest<Told[]>;
          all.onsuccess = () => {
            asked.result.close();
            resolve(
              all.result.map(({ journal, record, noun, fields }) => ({
                journal,
                record,
                noun,
                fields: { number: fields['number'], kind: fields['kind'], title: fields['title'] },
              })),
            );
          };
        };
      }),
  );

export const yearScreenNames = [
  'organisation',
  'AI systems',
  'AI system',
  'documents',
  'person',
  'programme',
  'planned audit',
  'importance',
  'applicability',
  'applicability of a control',
  'applicability versions',
  'applicability from a file',
  'readiness',
  'readiness stage 1',
  'readiness stage 2',
  'certification path',
  'management review',
  'catalogues',
  'catalogue import',
  'cases',
  'case closed',
  'case reopened',
  'case overdue',
  'plan of a follow-up',
  'team',
  'agenda',
  'agenda item',
  'working papers',
  'meetings',
  'meeting',
  'samples',
  'sample',
  'item signed off',
  'item of a follow-up',
  'sign-off',
  'sign-off to come',
] as const;

/** The sample year, opened in the built app, on a tablet without a server: every screen around the checklist. */
export const openYearScreens = async (): Promise<Screens> => {
  const served = await serveApp();
  const browser = await chromium.launch({ executablePath: findBrowser(), args: launchFlags });
  const context = await browser.newContext({ viewport: { width: 820, height: 1180 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(served.url);
  await page.getByRole('button', { name: 'Open the sample year' }).click();
  await page.waitForURL(/\/organisations\/[^/]+$/, { timeout: 120_000 });
  const rows = await rowsIn(page);
  const one = (noun: Noun, is: (row: Told) => boolean = () => true) =>
    must(
      rows.find((row) => row.noun === noun && is(row)),
      `a ${noun} of the sample year`,
    );
  const home = page.url();
  const auditNumbered = (number: string) =>
    `${served.url}/audits/${one('audit', ({ fields }) => fields['number'] === number).journal}`;
  const spring = auditNumbered('IA-2026-004');
  const followUp = auditNumbered('IA-2026-010');
  const inSpring = (noun: Noun) => one(noun, ({ journal }) => spring.endsWith(journal)).record;
  const caseOf = (number: string) =>
    `${served.url}/cases/${one('case', ({ fields }) => fields['number'] === number).journal}`;
  const places: Readonly<Record<(typeof yearScreenNames)[number], string>> = {
    organisation: home,
    'AI systems': `${home}/systems`,
    'AI system': `${home}/systems/${one('aiSystem', ({ journal }) => home.endsWith(journal)).record}`,
    documents: `${home}/documents`,
    person: `${home}/people/${one('person').record}`,
    programme: `${home}/programme`,
    'planned audit': `${home}/programme/audits/${one('plannedAudit').record}`,
    importance: `${home}/programme/importance/${one('programme').record}`,
    applicability: `${home}/applicability`,
    'applicability of a control': `${home}/applicability/controls/A.4.4`,
    'applicability versions': `${home}/applicability/versions`,
    'applicability from a file': `${home}/applicability/from-file`,
    readiness: `${home}/readiness`,
    'readiness stage 1': `${home}/readiness/stage1`,
    'readiness stage 2': `${home}/readiness/stage2`,
    'certification path': `${home}/readiness/path`,
    'management review': `${home}/readiness/reviews/${one('managementReview').record}`,
    catalogues: `${home}/catalogues`,
    'catalogue import': `${home}/catalogues/import`,
    cases: `${served.url}/cases`,
    'case closed': caseOf('NH-01'),
    'case reopened': caseOf('MW-03'),
    'case overdue': caseOf('SA-03'),
    'plan of a follow-up': `${followUp}/plan`,
    team: `${followUp}/plan/team`,
    agenda: `${spring}/plan/agenda`,
    'agenda item': `${spring}/plan/agenda/${inSpring('agendaItem')}`,
    'working papers': `${spring}/plan/papers`,
    meetings: `${spring}/plan/meetings`,
    meeting: `${spring}/plan/meetings/${inSpring('meeting')}`,
    samples: `${spring}/plan/samples`,
    sample: `${spring}/plan/samples/${inSpring('sample')}`,
    'item signed off': `${spring}/checklist/6.1.4`,
    'item of a follow-up': `${followUp}/checklist/6.1.4`,
    'sign-off': `${spring}/report/sign-off`,
    'sign-off to come': `${followUp}/report/sign-off`,
  };
  return {
    page,
    screens: new Map(Object.entries(places).map(([name, url]) => [name, { url }])),
    stop: async () => {
      await browser.close();
      await served.stop();
    },
  };
};
