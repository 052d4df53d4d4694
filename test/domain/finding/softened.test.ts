import { describe, expect, test } from 'vitest';
import { caseOf } from '#domain/corrective-action/case-records.ts';
import type { Grade } from '#domain/finding/grade.ts';
import { gradeSuggestions } from '#domain/finding/grade-suggestion.ts';
import { softened, softenedFindings } from '#domain/finding/softened-finding.ts';
import { must } from '#domain/must.ts';
import { editsOf } from '#domain/row.ts';
import sample from '#domain/sample/norrsken-kredit.json' with { type: 'json' };
import { buildAudit } from '#test/support/audit-builder.ts';
import { issuedCase } from '#test/support/case-builder.ts';

const finding = (grade: Grade, title: string, statement = '') => {
  const audit = buildAudit();
  const record = audit.raise('7.2', grade);
  audit.author.edit(...editsOf('finding', record, { title, statement }));
  return must(audit.facts().findings[0], 'finding');
};
const warns = (statement: string, grade: Grade = 'opportunityForImprovement') =>
  softened(finding(grade, 'A title', statement), [])?.reason;

describe('[CA29] a mild finding that quotes a failed requirement is warned about', () => {
  test.each([
    'The log must be kept for a year; it must be signed and was not.',
    'Reviews are not held as required.',
    'A yearly review is required. The plan shall name an owner, which is missing.',
    'PR-05 requires an approval before use, and no approval was found.',
    'The assessment is required every year and has not been repeated since 2024.',
    'Das Protokoll muss unterschrieben sein und ist es nicht.',
    'Die geforderte Bewertung ist verlangt, sie fehlt.',
    'Es wird gefordert, dass Schulungen belegt sind; für zwei Personen fehlt der Beleg.',
  ])('%s', (statement) => {
    expect(warns(statement)).toBe('obligation');
  });

  test('an observation is warned about like an improvement, and its title is read too', () => {
    expect(warns('Reviews are not held as required.', 'observation')).toBe('obligation');
    expect(softened(finding('observation', 'Review not held as required'), [])?.quote).toBe(
      'Review not held as required',
    );
  });

  test('it names the sentence', () => {
    const found = softened(
      finding('observation', 'T', 'All is well kept. Records are not signed as required. Ask again.'),
      [],
    );
    expect(found).toMatchObject({ number: 'SA-01', quote: 'Records are not signed as required.' });
  });

  test('the requirement of a nonconformity on the same item, told in the same words, is noticed', () => {
    const audit = buildAudit();
    const failed = audit.raise('7.2', 'minor');
    const mild = audit.raise('7.2', 'observation');
    const elsewhere = audit.raise('7.3', 'observation');
    const statement = 'In Kraków, people whose work bears on an AI system were asked.';
    audit.author.edit(
      ...editsOf('finding', failed, { requirement: 'People whose work bears on an AI system are to be competent.' }),
      ...editsOf('finding', mild, { statement }),
      ...editsOf('finding', elsewhere, { statement }),
    );
    expect(softenedFindings(audit.facts()).map(({ record, reason }) => [record, reason])).toEqual([
      [mild, 'sameRequirement'],
    ]);
  });
});

describe('[CA29] no alarm where nothing failed', () => {
  test.each([
    'The plan could be shorter.',
    'Reviews are held as required.',
    'This is not required by the standard, and would help newcomers.',
    'No requirement is missed today.',
    'Drafts must not be shared; the team knows.',
    'The team does not have to keep the drafts.',
    'What is required is not only done but explained.',
    'The two rooms have no window.',
    'A reader outside may ask why it is then not applicable.',
    'Das ist nicht gefordert, wäre aber hilfreich.',
    'Entwürfe müssen nicht aufbewahrt werden.',
    'Die Übersicht ist nicht leicht zu lesen.',
    'Whether users were told is not on the card and has to be looked up.',
    'Mustard was not on the table.',
    'Requirements are well known. The room was not warm.',
    '',
  ])('%s', (statement) => {
    expect(warns(statement)).toBeUndefined();
  });

  test('nonconformities and good practices are not looked at', () => {
    for (const grade of ['major', 'minor', 'goodPractice'] as const)
      expect(warns('Reviews are not held as required.', grade)).toBeUndefined();
  });

  test('the mild findings of the sample audit raise none', () => {
    const mild = sample.items
      .flatMap((item) => item.findings)
      .filter(({ grade }) => grade !== 'minor' && grade !== 'major');
    expect(mild.length).toBeGreaterThan(5);
    for (const { grade, fields } of mild)
      expect(softened(finding(grade as Grade, fields.title, fields.statement), [])).toBeUndefined();
  });
});

describe('suggestions', () => {
  const earlier = (fields: Record<string, unknown>) => {
    const row = must(caseOf(issuedCase().facts()), 'case');
    return {
      ...row,
      fields: {
        ...row.fields,
        finding: { journal: '44444444-4444-4444-8444-444444444444', record: row.record },
        organisation: 'Norrsken',
        raisedOn: '2025-03-01',
        ...fields,
      },
    };
  };
  const later = () => {
    const audit = buildAudit();
    audit.raise('7.2', 'major');
    audit.author.edit(...editsOf('audit', must(audit.facts().audit, 'audit').record, { organisation: 'Norrsken' }));
    return { facts: audit.facts(), row: must(audit.facts().findings[0], 'finding') };
  };

  test('[CA28] a nonconformity on an item that had one in an earlier audit may repeat it', () => {
    const { facts, row } = later();
    expect(gradeSuggestions(facts, row, { cases: [earlier({ auditNumber: 'IA-2025' })] })).toEqual([
      { kind: 'mayRepeat', earlier: ['IA-2025, SA-01'], title: 'No proof of training' },
    ]);
  });

  test('[CA28] another item, another organisation, a later day and the same audit are no repeat', () => {
    const { facts, row } = later();
    const others = [
      earlier({ item: '7.3' }),
      earlier({ organisation: 'Other' }),
      earlier({ raisedOn: '2026-05-01' }),
      earlier({ finding: { journal: facts.journal, record: row.record } }),
    ];
    expect(gradeSuggestions(facts, row, { cases: others })).toEqual([]);
  });
});
