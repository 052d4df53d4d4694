import { expect, test } from 'vitest';
import { auditRecordId } from '#domain/audit/audit-facts.ts';
import type { RecordOf } from '#domain/nouns.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { editsOf } from '#domain/row.ts';
import { stateOf } from '#package/audit-file/audit-file-part.ts';
import { auditFileWords } from '#package/audit-file/audit-file-words.ts';
import { managementReview } from '#package/audit-file/management-review-part.ts';
import { makeWording } from '#report/wording/wording.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { buildReadiness } from '#test/support/readiness-builder.ts';

const partWith = (...reviews: readonly Partial<RecordOf<'managementReview'>>[]) => {
  const audit = buildAudit();
  audit.author.edit(...editsOf('audit', auditRecordId(audit.author.journal), { endsOn: '2026-03-18' }));
  const made = buildReadiness();
  for (const review of reviews) made.add('managementReview', review);
  const facts = audit.facts();
  return managementReview.of({
    facts,
    organisation: made.facts(),
    model: reportModel(facts, { at: '2026-10-01T10:00:00.000Z', app: 'test' }),
    madeAt: '2026-10-01T10:00:00.000Z',
    cases: [],
    entries: [],
    pathOf: () => undefined,
    hasReportPdf: true,
    words: auditFileWords,
    w: makeWording(),
  });
};

const held = { title: 'Spring', heldOn: '2026-05-20', results: 'One more post.', minutes: 'MR-2' } as const;

test('[A1] the reviews of the organisation are in the audit file, with what they came to', () => {
  const part = partWith(held);
  expect(stateOf(part)).toBe('recorded');
  expect(part.tables[0]?.rows).toEqual([['Spring', '', '20 May 2026', '', '', 'One more post.', 'MR-2']]);
});

test.each([
  ['before the audit ended', { ...held, heldOn: '2026-02-05' }],
  ['without results', { ...held, results: ' ' }],
  ['planned, not held', { title: 'Autumn', plannedOn: '2026-05-20' }],
  ['dated in the future', { ...held, heldOn: '2026-11-26' }],
])('[A1] a review %s is no link to this audit', (_name, review) => {
  expect(stateOf(partWith(review))).toBe('partly');
});

test('[A1] without reviews nothing is recorded', () => {
  expect(stateOf(partWith())).toBe('notRecorded');
});
