import { describe, expect, test } from 'vitest';
import { controlsAudit } from '#domain/applicability/controls-audit.ts';
import { crossChecks } from '#domain/applicability/cross-checks.ts';
import { statementOf } from '#domain/applicability/statement.ts';
import { versionChanges, versionsOf } from '#domain/applicability/version-changes.ts';
import { auditFacts } from '#domain/audit/audit-facts.ts';
import { journalFacts } from '#domain/journal-facts.ts';
import { laterNouns } from '#domain/later-nouns.ts';
import type { EvidenceFile } from '#domain/nouns.ts';
import { isAllowedValue, nouns } from '#domain/nouns.ts';
import { editsOf } from '#domain/row.ts';
import sample from '#domain/sample/norrsken-kredit.json' with { type: 'json' };
import { sampleActs } from '#domain/sample/sample-acts.ts';
import type { SampleAudit } from '#domain/sample/sample-audit.ts';
import { sampleRecord } from '#domain/sample/sample-record.ts';
import { applicabilityActs, applicabilityCopyActs } from '#domain/sample/year/applicability-acts.ts';
import { countedIds, SimulatedAuthor } from '#test/support/simulated-author.ts';
import { catalogue, sofia } from '#test/support/test-tablet.ts';

const organisationJournal = '22222222-2222-4222-8222-222222222222';

const play = () => {
  const organisation = new SimulatedAuthor('0e', organisationJournal).found();
  const audit = new SimulatedAuthor('ad').found();
  const before = editsOf('document', sampleRecord(organisationJournal, 'document', 'ai-policy'), {
    identifier: 'POL-AI',
    title: 'AI policy',
    version: '3',
  });
  const use = { catalogue, before };
  organisation.edit(...before);
  const files = new Map(
    (sample as SampleAudit).items.flatMap((item) =>
      item.evidence.flatMap(({ photo }) =>
        photo ? [[photo.file, { name: photo.file } as EvidenceFile] as const] : [],
      ),
    ),
  );
  const audited = sampleActs(audit.journal, sample as SampleAudit, {
    catalogue,
    person: sofia.person,
    newId: countedIds('5a'),
    files,
  });
  for (const { edits } of audited) audit.edit(...edits);
  const acts = applicabilityActs(organisationJournal, use);
  for (const { edits } of acts) organisation.edit(...edits);
  const copy = applicabilityCopyActs(audit.journal, organisationJournal, use);
  for (const { edits } of copy) audit.edit(...edits);
  return {
    acts: [...acts, ...copy],
    facts: journalFacts(organisationJournal, [...organisation.view().values()]),
    audit: auditFacts(audit.journal, catalogue, [...audit.view().values()]),
  };
};

describe('the statement of the sample', () => {
  const { acts, facts, audit } = play();
  const statement = statementOf(facts, catalogue);

  test('decides on all 38 controls and two own ones, with reasons both ways', () => {
    expect(statement).toHaveLength(40);
    expect(statement.filter((one) => one.decision === 'undecided' || one.isInConflict)).toEqual([]);
    expect(
      statement.filter((one) => (one.decision === 'applicable' ? !one.hasInclusionReason : !one.hasExclusionReason)),
    ).toEqual([]);
    expect(statement[0]?.registered.map(({ label }) => label)).toEqual(['POL-AI AI policy 3']);
  });

  test('says only what its fields may hold', () => {
    for (const { noun, field, value } of acts.flatMap(({ edits }) => edits))
      expect(isAllowedValue(noun, field, value, { ...nouns, ...laterNouns }), `${noun} ${field}`).toBe(true);
  });

  test('excludes in version 2.1 what the spring audit found excluded, and one control was decided anew since', () => {
    const [latest, first] = versionsOf(facts);
    expect([latest?.fields.version, first?.fields.version]).toEqual(['2.1', '2.0']);
    const excluded = latest?.fields.entries?.filter((entry) => entry.applicability === 'excluded');
    const notApplicable = sample.items.filter((item) => item.response === 'notApplicable').map(({ item }) => item);
    expect(excluded?.map(({ reference }) => reference)).toEqual(notApplicable);
    expect(versionChanges(latest?.fields.entries ?? [], statement).map(({ reference }) => reference)).toEqual([
      'A.4.4',
    ]);
    expect(versionChanges(first?.fields.entries ?? [], statement).map(({ reference }) => reference)).toEqual([
      'A.4.4',
      'A.5.3',
      'A.9.3',
      'PR-11',
    ]);
  });

  test('trips cross-checks that an auditor would believe', () => {
    const found = (checks: ReturnType<typeof crossChecks>) =>
      checks.map(({ kind, control }) => `${control.reference} ${kind}`);
    expect(found(crossChecks(statement, [controlsAudit(audit)]))).toEqual([
      'A.3.3 implementedWithoutEvidence',
      'A.3.3 neverAudited',
      'A.4.4 neverAudited',
      'A.7.5 implementedWithoutEvidence',
      'A.7.5 neverAudited',
    ]);
    expect(found(crossChecks(statementOf(audit, catalogue), [controlsAudit(audit)]))).toEqual([
      'A.3.3 implementedWithoutEvidence',
      'A.3.3 neverAudited',
      'A.7.5 implementedWithoutEvidence',
      'A.7.5 neverAudited',
    ]);
  });
});
