import { describe, expect, test } from 'vitest';
import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { recordEvidence } from '#domain/evidence/record-evidence.ts';
import { type ReportPart, reportGaps } from '#domain/report/report-gaps.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { enteredTexts } from '#domain/report/report-texts.ts';
import { editsOf } from '#domain/row.ts';
import sampleData from '#domain/sample/norrsken-kredit.json' with { type: 'json' };
import { sampleActs } from '#domain/sample/sample-acts.ts';
import type { SampleAudit } from '#domain/sample/sample-audit.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { catalogue, sofia } from '#test/support/test-tablet.ts';

const lacking = (audit: ReturnType<typeof buildAudit>, part: ReportPart) =>
  reportGaps(audit.facts()).find((gap) => gap.part === part)?.lacking;

describe('what a report lacks', () => {
  test("an empty audit lacks a verdict on each of its 70 items, and the lead's words", () => {
    const audit = buildAudit();
    expect(lacking(audit, 'itemsAnswered')).toHaveLength(70);
    for (const part of ['objectives', 'scope', 'conclusion', 'answers', 'samplingCaveat'] as const)
      expect(lacking(audit, part)).toEqual([part]);
  });

  test('"conforms" without evidence is named, with evidence it is not', () => {
    const audit = buildAudit();
    audit.act(audit.answer('5.2', 'conforms'));
    expect(lacking(audit, 'conformsWithEvidence')).toEqual(['5.2']);
    audit.author.edit(
      ...recordEvidence(audit.facts(), {
        record: audit.newRecord(),
        item: '5.2',
        kind: 'document',
        by: sofia,
        now: '2026-03-17T10:00:00.000Z',
      }),
    );
    expect(lacking(audit, 'conformsWithEvidence')).toEqual([]);
  });

  test('a nonconformity without its parts is named by its number', () => {
    const audit = buildAudit();
    audit.raise('5.2', 'minor');
    expect(lacking(audit, 'findingsComplete')).toEqual(['SA-01']);
  });

  test('[J8] a version left open is named by its item', () => {
    const audit = buildAudit();
    audit.act(audit.answer('5.2', 'conforms'));
    const record = [...audit.facts().responses.values()][0]?.record ?? '';
    audit.author.edit({ noun: 'checklistResponse', record, field: 'response', value: 'notAudited', base: [] });
    expect(lacking(audit, 'conflicts')).toEqual(['5.2']);
  });

  test('working papers are in no report model', () => {
    const audit = buildAudit();
    audit.author.edit(
      ...recordEvidence(audit.facts(), {
        record: audit.newRecord(),
        item: '5.2',
        kind: 'interview',
        by: sofia,
        now: '2026-03-17T10:00:00.000Z',
        fields: { paper: 'working', description: 'PRIVATE' },
      }),
      ...editsOf('audit', auditRecordId(audit.facts().journal), { objectives: 'PUBLIC' }),
    );
    const texts = enteredTexts(reportModel(audit.facts(), { at: '2026-03-18T16:00:00.000Z', app: 'test' })).map(
      ({ text }) => text,
    );
    expect(texts).toContain('PUBLIC');
    expect(texts).not.toContain('PRIVATE');
  });
});

describe('the sample audit', () => {
  const sample = sampleData as SampleAudit;
  const files = new Map(
    sample.items.flatMap((item) =>
      item.evidence.flatMap(({ photo }) =>
        photo
          ? [
              [
                photo.file,
                {
                  name: photo.file,
                  mediaType: 'image/jpeg',
                  size: 1,
                  sha256: 'a'.repeat(64),
                  kept: { sha256: 'a'.repeat(64), mediaType: 'image/jpeg', size: 1, isOriginal: true },
                },
              ] as const,
            ]
          : [],
      ),
    ),
  );
  const opened = () => {
    const audit = buildAudit();
    for (const act of sampleActs(audit.facts().journal, sample, {
      catalogue,
      person: sofia.person,
      newId: audit.newRecord,
      files,
    }))
      audit.author.edit(...act.edits);
    return audit;
  };

  test('is a finished audit: 2 sites, 3 auditors, 4 AI systems, every item answered, nothing lacking', () => {
    const facts = opened().facts();
    expect([facts.sites.length, facts.team.length, facts.aiSystems.length]).toEqual([2, 3, 4]);
    expect(reportGaps(facts).filter((gap) => gap.lacking.length > 0)).toEqual([]);
  });

  test('has at least 14 findings of all five grades and at least 12 photos', () => {
    const facts = opened().facts();
    expect(facts.findings.length).toBeGreaterThanOrEqual(14);
    expect(new Set(facts.findings.map((finding) => finding.fields.grade)).size).toBe(5);
    expect(facts.evidence.filter((row) => row.fields.kind === 'photo').length).toBeGreaterThanOrEqual(12);
    expect(new Set(facts.numbersGiven).size).toBe(facts.numbersGiven.length);
  });

  test('gives its evidence in the order it was recorded', () => {
    const facts = opened().facts();
    const titles = facts.evidence.map((row) => row.fields.title);
    expect(titles).toEqual(sample.items.flatMap((item) => item.evidence.map((one) => one.fields.title)));
  });
});
