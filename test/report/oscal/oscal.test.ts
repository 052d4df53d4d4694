import { describe, expect, test } from 'vitest';
import { responseRecordId } from '#domain/checklist/answer-item.ts';
import { recordEvidence } from '#domain/evidence/record-evidence.ts';
import { reportLanguages } from '#domain/report/report-choices.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { editsOf } from '#domain/row.ts';
import { controlIdOf, refOfControlId } from '#report/oscal/control-id.ts';
import { oscalDocuments } from '#report/oscal/oscal-documents.ts';
import { instantOf } from '#report/oscal/oscal-parts.ts';
import { makeWording } from '#report/wording/wording.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { hardAudit } from '#test/support/hard-audit.ts';
import { oscalProblems } from '#test/support/oscal-problems.ts';
import { catalogue, sofia } from '#test/support/test-tablet.ts';

const made = { at: '2026-03-18T16:40:00.000Z', app: 'test' };
type Facts = ReturnType<ReturnType<typeof buildAudit>['facts']>;

const documentsOf = (facts: Facts, language: 'en' | 'de' = 'en') =>
  oscalDocuments(facts, reportModel(facts, made), makeWording(language));

const problemsOf = async (facts: Facts, language: 'en' | 'de' = 'en') => {
  const { assessmentPlan, assessmentResults, planOfAction } = documentsOf(facts, language);
  const all = [assessmentPlan, assessmentResults, ...(planOfAction ? [planOfAction] : [])];
  return (await Promise.all(all.map(oscalProblems))).flat();
};

const withPhoto = () => {
  const { audit, finding, secrets } = hardAudit();
  const file = {
    name: 'IMG 1.jpg',
    mediaType: 'image/jpeg',
    size: 9,
    sha256: 'a'.repeat(64),
    kept: { sha256: 'b'.repeat(64), mediaType: 'image/jpeg', size: 8, isOriginal: false },
  };
  audit.author.edit(
    ...recordEvidence(audit.facts(), {
      record: audit.newRecord(),
      item: '6.1.4',
      kind: 'photo',
      by: sofia,
      now: '2026-03-17T10:00:00.000Z',
      fields: { file, title: 'A photo' },
      finding,
    }),
  );
  return { facts: audit.facts(), secrets };
};

describe('OSCAL', () => {
  test.each(reportLanguages)('plan, results and plan of action are valid (%s)', async (language) => {
    expect(await problemsOf(withPhoto().facts, language)).toEqual([]);
  });

  test('what is wrong in a document would be seen', async () => {
    const text = JSON.stringify(documentsOf(withPhoto().facts).assessmentResults);
    const broken = [
      text.replaceAll('clause-6.1.4', '6.1.4'),
      text.replace(/"uuid":"[^"]+"/, '"uuid":"1"'),
      text.replace('"reason":"fail"', '"reason":[]'),
      text.replace(/"collected":"[^"]+"/, '"collected":"2026-03-17T10:42"'),
      text.replace(/"actor-uuid":"[^"]+"/, '"actor-uuid":"5f000000-0000-4000-8000-0000000000ff"'),
    ];
    const found = await Promise.all(broken.map((one) => oscalProblems(JSON.parse(one) as object)));
    expect(found.map((problems) => problems.length > 0)).toEqual(broken.map(() => true));
  });

  test('so are those of an empty audit, which has no plan of action', async () => {
    const facts = { ...buildAudit().facts(), audit: undefined, team: [] };
    expect(await problemsOf(facts)).toEqual([]);
    expect(documentsOf(facts).planOfAction).toBeUndefined();
  });

  test('so are those of 3,000 findings, and of a note of 80,000 characters', async () => {
    const audit = buildAudit();
    audit.raise('4.1', 'minor');
    audit.author.edit(
      ...editsOf('checklistResponse', responseRecordId(audit.facts().journal, '4.2'), {
        item: '4.2',
        response: 'conforms',
        note: 'x'.repeat(80_000),
      }),
    );
    const facts = audit.facts();
    const findings = Array.from({ length: 3000 }, (_, i) => ({
      ...(facts.findings[0] as NonNullable<(typeof facts.findings)[number]>),
      record: `cccccccc-0000-4000-8000-${i.toString(16).padStart(12, '0')}`,
    }));
    expect(await problemsOf({ ...facts, findings })).toEqual([]);
    expect(JSON.stringify(documentsOf(facts))).toContain('x'.repeat(80_000));
  }, 60_000);

  test('what was entered is in the results, and no working paper is', () => {
    const { facts, secrets } = withPhoto();
    const all = JSON.stringify(documentsOf(facts).assessmentResults);
    const plain = all.replace(/\\\\([\\`*_[\]<>])/g, '$1');
    for (const text of [
      'شركة النور',
      'हिन्दी',
      '𠮷',
      "'=1+1 behind an apostrophe",
      '+49 30 1234',
      'No time.',
      'IMG 1.jpg',
    ])
      expect(plain).toContain(text);
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
  });

  test('a nonconformity is not satisfied, its grade a property; what conforms is satisfied', () => {
    const results = JSON.stringify(documentsOf(withPhoto().facts).assessmentResults);
    const { 'assessment-results': said } = JSON.parse(results) as {
      'assessment-results': {
        results: {
          findings: {
            title: string;
            props: { name: string; value: string }[];
            target: { 'target-id': string; status: object };
          }[];
        }[];
      };
    };
    const findings = said.results[0]?.findings.map((finding) => [
      finding.target['target-id'],
      finding.props.find(({ name }) => name === 'grade' || name === 'verdict')?.value,
      finding.target.status,
    ]);
    expect(findings).toEqual([
      ['clause-6.1.4', 'major', { state: 'not-satisfied', reason: 'fail', remarks: '+49 30 1234' }],
      ['clause-8.3', 'goodPractice', { state: 'satisfied', reason: 'other' }],
      ['clause-4.1', 'conforms', { state: 'satisfied', reason: 'pass' }],
    ]);
  });

  test('a photo is a resource with the hash of the bytes that the audit package holds', () => {
    const results = JSON.stringify(documentsOf(withPhoto().facts).assessmentResults);
    const hash = 'b'.repeat(64);
    expect(results).toContain(
      JSON.stringify({
        href: `blobs/${hash}`,
        'media-type': 'image/jpeg',
        hashes: [{ algorithm: 'SHA-256', value: hash }],
      }),
    );
    expect(results).toContain('a'.repeat(64));
  });

  test('the same audit gives the same documents, and a record the same id in all of them', () => {
    const { facts } = withPhoto();
    expect(JSON.stringify(documentsOf(facts))).toBe(JSON.stringify(documentsOf(facts)));
    const later = oscalDocuments(facts, reportModel(facts, { ...made, at: '2026-05-01T08:00:00.000Z' }), makeWording());
    const idsIn = (text: string) => new Set(text.match(/"uuid":"[^"]+"/g));
    expect(idsIn(JSON.stringify(later))).toEqual(idsIn(JSON.stringify(documentsOf(facts))));
  });

  test('ids of controls have their numbers back', () => {
    const refs = [...catalogue.nodes.map((node) => node.ref), 'P.1', '', 'clause-x', '4.1 (a)', 'A_1', 'ü.1', '𠮷'];
    const ids = refs.map(controlIdOf);
    expect(ids.filter((id) => !/^[\p{L}_][\p{L}\p{N}.\-_]*$/u.test(id))).toEqual([]);
    expect(ids.map(refOfControlId)).toEqual(refs);
    expect(new Set(ids).size).toBe(refs.length);
    expect(controlIdOf('A.6.2.4')).toBe('A.6.2.4');
  });

  test.each([
    ['2026-03-17', 'first', '2026-03-17T00:00:00Z'],
    ['2026-03-17', 'last', '2026-03-17T23:59:59Z'],
    ['2026-02-30', 'first', undefined],
    ['2026-03-17T10:42', 'first', undefined],
    ['2026-03-17T10:42:00.000Z', 'first', '2026-03-17T10:42:00.000Z'],
    [undefined, 'first', undefined],
  ] as const)('%s, taken as its %s second, is the instant %s', (recorded, end, instant) => {
    expect(instantOf(recorded, end)).toBe(instant);
  });
});
