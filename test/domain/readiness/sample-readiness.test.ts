import { expect, test } from 'vitest';
import { computedRecordId } from '#domain/journal/record-id.ts';
import { journalFacts } from '#domain/journal-facts.ts';
import { certificationPath } from '#domain/readiness/certification-path.ts';
import { readinessSummary, tallyOf } from '#domain/readiness/readiness-summary.ts';
import { editsOf } from '#domain/row.ts';
import { sampleRecord } from '#domain/sample/sample-record.ts';
import { readinessActs } from '#domain/sample/year/readiness-acts.ts';
import { SimulatedAuthor } from '#test/support/simulated-author.ts';
import { catalogue } from '#test/support/test-tablet.ts';

const policy = { key: 'ai-policy', title: 'AI policy', version: '3', issuedOn: '2025-09-11' };

const sampleSources = (documents: (typeof policy)[], today = '2026-11-20') => {
  const journal = '33333333-3333-4333-8333-333333333333';
  const author = new SimulatedAuthor('b', journal).found();
  author.edit(...editsOf('organisation', computedRecordId(journal, 'organisation', 'facts'), { name: 'Norrsken' }));
  for (const { key, ...fields } of documents)
    author.edit(...editsOf('document', sampleRecord(journal, 'document', key), fields));
  for (const { edits } of readinessActs(journal, { documents })) author.edit(...edits);
  return {
    catalogue,
    organisation: journalFacts(journal, [...author.view().values()]),
    audits: [],
    cases: [],
    today,
  };
};

test('the sample judges some rows ready, some a concern, a few not ready, and leaves some open', () => {
  const { stage1, stage2 } = readinessSummary(sampleSources([policy]));
  expect(tallyOf(stage1)).toMatchObject({ concern: 5 });
  for (const rows of [stage1, stage2])
    for (const count of Object.values(tallyOf(rows))) expect(count).toBeGreaterThan(1);
  expect(stage1.find(({ row }) => row === 'policy')).toMatchObject({ state: 'ready', artefact: { from: 'register' } });
  // Without the programme and the audits of the year the records don't bear these out.
  const lacking = [...stage1, ...stage2].filter(
    ({ state, verdict }) => state === 'notReady' && verdict?.fields.verdict === 'ready',
  );
  expect(lacking.map(({ row }) => row)).toEqual(['auditPlanned', 'auditPerformed']);
});

test('a verdict of the sample does not outlive another version of its document', () => {
  const sources = sampleSources([policy]);
  const document = sources.organisation.of('document')[0];
  const newer = { ...document, fields: { ...document?.fields, version: '4', issuedOn: '2026-11-01' } };
  const organisation = journalFacts(
    sources.organisation.journal,
    (['organisation', 'readinessVerdict', 'managementReview', 'certificationStep'] as const)
      .flatMap((noun): readonly { readonly noun: string }[] => sources.organisation.of(noun))
      .concat(newer as { readonly noun: string }),
  );
  const { stage1 } = readinessSummary({ ...sources, organisation });
  expect(stage1.find(({ row }) => row === 'policy')).toMatchObject({
    state: 'notReady',
    lacks: [{ kind: 'artefactChanged' }],
  });
});

test("the sample's path has a body, dates in order, and says what is missing", () => {
  const path = certificationPath(sampleSources([policy]));
  expect(path[0]).toMatchObject({ step: 'chooseBody', state: 'done', missing: [] });
  for (const { missing } of path) expect(missing.map(({ kind }) => kind)).not.toContain('plannedBefore');
  expect(path.every(({ state }) => state === 'done' || state === 'planned')).toBe(true);
});
