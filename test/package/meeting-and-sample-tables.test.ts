import { expect, test } from 'vitest';
import { reportModel } from '#domain/report/report-model.ts';
import type { AuditFileSubject } from '#package/audit-file/audit-file-part.ts';
import { meetingTables } from '#package/audit-file/meeting-tables.ts';
import { sampleTables } from '#package/audit-file/sample-tables.ts';
import { makeWording } from '#report/wording/wording.ts';
import { buildSampleYearAudit } from '#test/support/sample-year-audit.ts';

const subjectOf = (): AuditFileSubject => {
  const facts = buildSampleYearAudit().facts();
  const model = reportModel(facts, { at: '2026-03-18T16:40:00.000Z', app: 'test' });
  const words = ((key: string) => key) as unknown as AuditFileSubject['words'];
  return {
    madeAt: '2026-03-18T16:40:00.000Z',
    facts,
    model,
    cases: [],
    entries: [],
    pathOf: () => undefined,
    hasReportPdf: false,
    words,
    w: makeWording('en'),
  };
};

test('the audit file holds meetings, attendance, points and opinions', () => {
  const tables = meetingTables(subjectOf());
  expect(tables.map(({ key, rows }) => [key, rows.length])).toEqual([
    ['meetings', 2],
    ['attendance', 16],
    ['meeting-points', 24],
    ['divergent-opinions', 1],
  ]);
  expect(tables.at(-1)?.rows[0]).toEqual(expect.arrayContaining(['SA-06', 'unresolved']));
});

test('[SM8] the audit file holds the drawn samples with seed and positions, and each record', () => {
  const [samples, records] = sampleTables(subjectOf());
  expect(samples?.rows[0]).toEqual(expect.arrayContaining(['S1', '6.1.4', '42014', '10, 8, 5, 11, 7, 9, 1, 2, 3']));
  expect(records?.rows).toHaveLength(33);
});
