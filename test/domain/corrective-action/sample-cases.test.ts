import { expect, test } from 'vitest';
import { auditFacts } from '#domain/audit/audit-facts.ts';
import { caseProblems } from '#domain/corrective-action/case-problems.ts';
import { caseOf } from '#domain/corrective-action/case-records.ts';
import { caseState } from '#domain/corrective-action/case-state.ts';
import { laterNouns } from '#domain/later-nouns.ts';
import { isAllowedValue } from '#domain/nouns.ts';
import sampleData from '#domain/sample/norrsken-kredit.json' with { type: 'json' };
import { sampleActs } from '#domain/sample/sample-acts.ts';
import type { SampleAudit } from '#domain/sample/sample-audit.ts';
import { sampleCases } from '#domain/sample/year/cases-acts.ts';
import { caseTablet } from '#test/support/case-builder.ts';
import { countedIds, SimulatedAuthor } from '#test/support/simulated-author.ts';
import { catalogue, sofia } from '#test/support/test-tablet.ts';

const file = {
  name: 'p.jpg',
  mediaType: 'image/jpeg',
  size: 1,
  sha256: '0'.repeat(64),
  kept: { sha256: '0'.repeat(64), mediaType: 'image/jpeg', size: 1, isOriginal: true },
};

test('the sample cases are what their year says: closed, reopened, overdue, rejected, just issued; and nothing in them is to be mended', () => {
  const audit = new SimulatedAuthor('a').found();
  const sample = sampleData as SampleAudit;
  const files = new Map(
    sample.items.flatMap((item) => item.evidence.flatMap(({ photo }) => (photo ? [[photo.file, file] as const] : []))),
  );
  for (const { edits } of sampleActs(audit.journal, sample, {
    catalogue,
    person: sofia.person,
    newId: countedIds('e'),
    files,
  }))
    audit.edit(...edits);
  const facts = auditFacts(audit.journal, catalogue, [...audit.view().values()]);
  const states = sampleCases(facts, 'Sofia Ångström').map(({ number, acts }, i) => {
    const author = new SimulatedAuthor('c', `22222222-2222-4222-8222-22222222222${i}`).found('case');
    for (const { edits } of acts(author.journal)) {
      for (const { noun, field, value } of edits)
        expect([noun, field, isAllowedValue(noun, field, value, laterNouns)]).toEqual([noun, field, true]);
      author.edit(...edits);
    }
    const { facts: of } = caseTablet(author);
    expect(caseProblems(of())).toEqual([]);
    expect(caseOf(of())?.fields.evidence?.length).toBeGreaterThan(0);
    const { plan, step, round, isClosed, overdueDays } = caseState(of(), '2026-11-24');
    return [number, plan, step, round, isClosed, overdueDays > 0];
  });
  expect(states).toEqual([
    ['SA-03', 'accepted', 'implementation', 1, false, true],
    ['NH-01', 'accepted', undefined, 1, true, false],
    ['MW-03', 'accepted', 'effectiveness', 2, false, false],
    ['SA-06', 'rejected', 'actions', 1, false, true],
    ['MW-01', 'incomplete', 'acknowledgement', 1, false, false],
  ]);
});
