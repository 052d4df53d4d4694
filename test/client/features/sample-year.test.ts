import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleHand } from '#client/features/sample/sample-hand.ts';
import type { DeviceDatabase } from '#client/store/device-database.ts';
import { readAuditFacts, readJournalFacts } from '#client/store/read-facts.ts';
import { readSeals } from '#client/store/read-seals.ts';
import { caseState } from '#domain/corrective-action/case-state.ts';
import { recordSampleYear, type SampleYear, sampleYearAudits } from '#domain/sample/year/record-sample-year.ts';
import { finalIssue } from '#domain/sign-off/seals.ts';
import { catalogue, sofia, testTablet } from '../../support/test-tablet.ts';

const openFieldsIn = async (database: DeviceDatabase, journal: string) =>
  (await database.rows.where('[journal+record]').between([journal, ''], [journal, '\uffff']).toArray()).flatMap((row) =>
    Object.keys(row.open).map((field) => `${row.noun} ${field}`),
  );

describe('the sample year, recorded by the one door', () => {
  let year: SampleYear;
  let tablet: Awaited<ReturnType<typeof testTablet>>;

  beforeAll(async () => {
    tablet = await testTablet();
    const file = { mediaType: 'image/jpeg', size: 1, sha256: 'a'.repeat(64) };
    const names = sampleYearAudits.flatMap(({ items }) =>
      items.flatMap((item) => item.evidence.flatMap((one) => one.photo?.file ?? [])),
    );
    const hand = sampleHand({ ...tablet, catalogue }, new Map());
    year = await recordSampleYear(hand, {
      catalogue,
      person: sofia.person,
      newId: () => crypto.randomUUID() as string,
      files: new Map(names.map((name) => [name, { ...file, name, kept: { ...file, isOriginal: true } }])),
    });
  }, 120_000);

  test('signs the spring audit off once and leaves the others open', async () => {
    expect(finalIssue(await readSeals(tablet.database, year.spring))?.issue).toBe(1);
    expect(finalIssue(await readSeals(tablet.database, year.june))).toBeUndefined();
    expect(finalIssue(await readSeals(tablet.database, year.followUp))).toBeUndefined();
  });

  test('has cases at every stage: closed, reopened, overdue, rejected, issued', async () => {
    const states = await Promise.all(
      year.cases.map(async (journal) => caseState(await readJournalFacts(tablet.database, journal), '2026-11-24')),
    );
    expect(states.map(({ step }) => step)).toMatchInlineSnapshot(`
      [
        "implementation",
        undefined,
        "effectiveness",
        "actions",
        "acknowledgement",
      ]
    `);
  });

  test('has an organisation whose registers, statement and readiness the audits refer to', async () => {
    const home = await readJournalFacts(tablet.database, year.organisation);
    expect(home.of('plannedAudit').map(({ fields }) => fields.audit)).toEqual([year.spring, year.june, year.followUp]);
    expect(home.of('applicability').length).toBeGreaterThanOrEqual(38);
    expect(home.of('readinessVerdict').length).toBeGreaterThan(40);
    const spring = await readAuditFacts(tablet.database, year.spring, catalogue);
    expect(spring.audit?.fields.organisationSource?.journal).toBe(year.organisation);
    expect(spring.sites.every(({ fields }) => fields.source?.journal === year.organisation)).toBe(true);
  });

  test('begins a follow-up that shows what is still open', async () => {
    const followUp = await readAuditFacts(tablet.database, year.followUp, catalogue);
    expect(followUp.audit?.fields).toMatchObject({ kind: 'followUp', followsUp: { journal: year.spring } });
    expect(followUp.of('earlierFinding').length).toBeGreaterThan(4);
    for (const journal of [year.organisation, year.spring, year.june, year.followUp, ...year.cases])
      expect([journal, await openFieldsIn(tablet.database, journal)]).toEqual([journal, []]);
  });
});
