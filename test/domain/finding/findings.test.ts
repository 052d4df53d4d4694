import { describe, expect, test } from 'vitest';
import { isMark, nextFindingNumber, nextPhotoNumber, suggestMark } from '#domain/audit/numbering.ts';
import {
  evidenceOf,
  linkEvidence,
  recordEvidence,
  unlinkEvidence,
  withdrawEvidence,
} from '#domain/evidence/record-evidence.ts';
import { findingGaps } from '#domain/finding/finding-gaps.ts';
import { gradeSuggestions } from '#domain/finding/grade-suggestion.ts';
import { raiseFinding, withdrawFinding } from '#domain/finding/raise-finding.ts';
import { must } from '#domain/must.ts';
import { editsOf } from '#domain/row.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { sofia } from '#test/support/test-tablet.ts';

describe('numbers', () => {
  test("a finding carries its auditor's mark and own counter, a photo its own", () => {
    expect(nextFindingNumber('SA', ['SA-01', 'SA-P07', 'MW-09', 'SA-02'])).toBe('SA-03');
    expect(nextPhotoNumber('SA', ['SA-01', 'SA-P11'])).toBe('SA-P12');
    expect(nextFindingNumber('SA', ['SA-99', 'SA-100'])).toBe('SA-101');
  });

  test('a withdrawn finding keeps its number', () => {
    const audit = buildAudit();
    audit.raise('4.1', 'minor');
    audit.author.edit(...withdrawFinding(audit.facts(), must(audit.facts().findings[0], 'finding')));
    audit.raise('4.1', 'minor');
    expect(audit.facts().findings.map((f) => f.fields.number)).toEqual(['SA-02']);
  });

  test('marks are suggested from initials of any script and never twice', () => {
    expect(suggestMark('Nguyễn Thị Hương', [])).toBe('NTH');
    expect(suggestMark('Sofia Ångström', ['SÅ'])).toBe('SÅ2');
    expect(suggestMark('', [])).toBe('A');
    expect([isMark('SA'), isMark('山田'), isMark('S-A'), isMark(''), isMark('ABCDE')]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('findings', () => {
  test('a finding on an item that does not exist is refused, and one without a mark', () => {
    const audit = buildAudit();
    const input = { record: audit.newRecord(), item: 'A.3.4', grade: 'minor' as const, by: sofia, today: '2026-03-17' };
    expect(raiseFinding(audit.facts(), input)).toMatchObject({ ok: false, refusal: { kind: 'noSuchItem' } });
    expect(raiseFinding(audit.facts(), { ...input, item: '4.1', by: { ...sofia, mark: '' } })).toMatchObject({
      ok: false,
      refusal: { kind: 'markNeeded' },
    });
  });

  test('a nonconformity is complete with requirement, evidence, statement, title and the reason for its grade', () => {
    const audit = buildAudit();
    const record = audit.raise('4.1', 'minor');
    const finding = () =>
      must(
        audit.facts().findings.find((f) => f.record === record),
        'finding',
      );
    expect(findingGaps(finding(), 0)).toEqual(['title', 'requirement', 'evidence', 'statement', 'gradeReason']);
    audit.author.edit(
      ...editsOf('finding', record, { title: 't', requirement: 'r', statement: 's', gradeReason: 'g' }),
    );
    expect(findingGaps(finding(), 1)).toEqual([]);
  });

  test('three minors on one requirement, or a repeat, suggest a major with the reason', () => {
    const audit = buildAudit();
    const [first] = [audit.raise('7.5.3', 'minor'), audit.raise('7.5.3', 'minor')];
    const finding = () =>
      must(
        audit.facts().findings.find((f) => f.record === first),
        'finding',
      );
    expect(gradeSuggestions(audit.facts(), finding())).toEqual([]);
    audit.raise('7.5.3', 'minor');
    expect(gradeSuggestions(audit.facts(), finding())).toMatchObject([
      { kind: 'manyMinors', numbers: ['SA-01', 'SA-02', 'SA-03'] },
    ]);
    audit.author.edit(...editsOf('finding', first, { repeatOf: 'F-007 of 2025' }));
    expect(gradeSuggestions(audit.facts(), finding())[0]).toEqual({ kind: 'repeats', earlier: 'F-007 of 2025' });
  });
});

describe('evidence', () => {
  const withEvidence = () => {
    const audit = buildAudit();
    const finding = audit.raise('6.1.4', 'major');
    const record = audit.newRecord();
    audit.author.edit(
      ...recordEvidence(audit.facts(), {
        record,
        item: '6.1.4',
        kind: 'photo',
        by: sofia,
        now: '2026-03-17T10:00:00.000Z',
        finding,
      }),
    );
    return { audit, finding, record };
  };

  test('a photo raised for a finding is numbered and linked to it', () => {
    const { audit, finding } = withEvidence();
    expect(evidenceOf(audit.facts(), finding).map((e) => e.fields.number)).toEqual(['SA-P01']);
  });

  test('a link can be taken away and made again, as one record', () => {
    const { audit, finding, record } = withEvidence();
    audit.author.edit(...unlinkEvidence(must(audit.facts().links[0], 'link')));
    expect(evidenceOf(audit.facts(), finding)).toEqual([]);
    audit.author.edit(...linkEvidence(audit.facts().journal, finding, record));
    expect(audit.facts().links).toHaveLength(1);
  });

  test('withdrawn evidence leaves its findings', () => {
    const { audit, finding, record } = withEvidence();
    audit.author.edit(
      ...withdrawEvidence(
        audit.facts(),
        must(
          audit.facts().evidence.find((e) => e.record === record),
          'evidence',
        ),
      ),
    );
    expect(evidenceOf(audit.facts(), finding)).toEqual([]);
    expect(audit.facts().numbersGiven).toContain('SA-P01');
  });
});
