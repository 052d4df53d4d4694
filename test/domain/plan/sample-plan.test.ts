import { describe, expect, test } from 'vitest';
import { itemStates, progressOf } from '#domain/checklist/item-states.ts';
import { endsBeforeStart, timeClashes, uncoveredItems } from '#domain/plan/agenda.ts';
import { impartialityProblems } from '#domain/plan/impartiality.ts';
import { takePerson } from '#domain/plan/take-person.ts';
import { reportGaps } from '#domain/report/report-gaps.ts';
import { notCovered, reportItems, reportModel } from '#domain/report/report-model.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { buildAudit } from '../../support/audit-builder.ts';
import { fullAuditMade } from '../../support/full-audit.ts';
import { buildPlannedAudit, buildSecondAudit } from '../../support/planned-audit.ts';

describe('the plan of the sample audit', () => {
  const facts = buildPlannedAudit().facts();

  test('covers every item in three days, and nobody is in two places at once', () => {
    expect(uncoveredItems(facts).map((item) => item.ref)).toEqual([]);
    expect(timeClashes(facts).map(({ first, second }) => [first.fields.title, second.fields.title])).toEqual([]);
    expect(facts.of('agendaItem').filter(endsBeforeStart)).toEqual([]);
    expect(new Set(facts.of('agendaItem').map((row) => row.fields.startsAt?.slice(0, 10))).size).toBe(3);
  });

  test('[PL3] has one auditor at own work, with the reason, so that nothing lacks', () => {
    expect(impartialityProblems(facts).map(({ name, own, reason }) => [name, own.length, typeof reason])).toEqual([
      ['Nguyễn Thị Hương', 1, 'string'],
    ]);
    const lacking = reportGaps(facts).filter((gap) => gap.lacking.length > 0);
    // The meetings are another part of the sample.
    expect(lacking.map(({ part }) => part)).toEqual(['openingMeeting', 'closingMeeting']);
    expect(reportGaps(facts).find((gap) => gap.part === 'ownWork')).toMatchObject({ of: 1 });
  });

  test('was held when and by whom its evidence says', () => {
    const entries = facts.of('agendaItem');
    const marks = new Map(facts.team.map((row) => [row.fields.name, row.record]));
    const unplanned = facts.evidence.filter(({ fields: { eventOn = '', capturedBy } }) => {
      const by = marks.get(capturedBy);
      return !entries.some(
        ({ fields }) =>
          fields.auditors?.includes(by ?? '') && (fields.startsAt ?? '') <= eventOn && eventOn <= (fields.endsAt ?? ''),
      );
    });
    expect(unplanned.map(({ fields }) => [fields.eventOn, fields.capturedBy, fields.title])).toEqual([]);
  });

  test('knows what its repeated finding repeats', () => {
    const model = reportModel(facts, fullAuditMade);
    expect(model.plan?.earlier.map(({ label, repeatedBy }) => [label, repeatedBy])).toEqual([
      ['IA-2025-006, MW-03', ['MW-01']],
      ['IA-2025-006, NH-01', []],
    ]);
    expect(model.findings.find((finding) => finding.earlier)).toMatchObject({
      ref: '7.5.3',
      earlier: { state: 'closed' },
    });
  });
});

describe('the second audit of the sample year', () => {
  const facts = buildSecondAudit().facts();
  const model = reportModel(facts, fullAuditMade);

  test('is finished: every item answered or left out with a reason, nothing lacking', () => {
    expect(reportGaps(facts).filter((gap) => gap.lacking.length > 0)).toEqual([]);
    expect(progressOf(itemStates(facts))).toEqual({ recorded: 70, of: 70 });
    expect(model.findings.map(({ grade, ref }) => [grade, ref])).toEqual([
      ['minor', 'A.7.5'],
      ['opportunityForImprovement', 'A.7.4 · Kredo 3'],
    ]);
  });

  test('[PL21] [PL22] tells its split item once, with its parts below it, in the report', () => {
    const split = reportItems(model).find((item) => item.ref === 'A.7.4');
    expect(reportItems(model)).toHaveLength(70);
    expect(split?.parts?.map(({ ref, verdict, findings }) => [ref, verdict, findings])).toEqual([
      ['A.7.4 · Kredo 3', 'opportunityForImprovement', ['MW-01']],
      ['A.7.4 · Sortera', 'conforms', []],
    ]);
    expect(split).toMatchObject({ verdict: 'opportunityForImprovement', response: 'conforms', partsDone: { of: 2 } });
    expect(split?.evidence).toHaveLength(1);
  });
});

test('[PL21] a part that is not audited is printed with its reason; its item has none of its own', () => {
  const audit = buildSecondAudit();
  const facts = audit.facts();
  const part = itemStates(facts).find((item) => item.ref === 'A.7.4 · Sortera')?.item ?? '';
  audit.act(audit.answer(part, 'notAudited', 'The batch log could not be opened.'));
  const left = notCovered(reportModel(audit.facts(), fullAuditMade)).filter(({ ref }) => ref.startsWith('A.7.4'));
  expect(left.map(({ ref, reason }) => [ref, reason])).toEqual([
    ['A.7.4 · Sortera', 'The batch log could not be opened.'],
  ]);
});

test('a person of the directory comes into the team with their own areas and a mark that is free', () => {
  const audit = buildAudit();
  const journal = 'eeeeeeee-0000-4000-8000-000000000001';
  const row = <N extends 'person' | 'area'>(noun: N, record: string, fields: Row<N>['fields']) =>
    ({ noun, journal, record, fields, open: {}, heads: {}, visibility: 'shown' }) as unknown as Row<N>;
  const area = row('area', 'ffffffff-0000-4000-8000-000000000001', { name: 'Claims handling' });
  const other = row('area', 'ffffffff-0000-4000-8000-000000000002', { name: 'Data platform' });
  const person = row('person', 'ffffffff-0000-4000-8000-000000000003', {
    name: 'Sara Åberg',
    mark: audit.facts().team[0]?.fields.mark ?? '',
    roles: ['auditor'],
    areas: [area.record],
  });
  audit.author.edit(...takePerson(audit.facts(), { person, areas: [area, other], newId: audit.newRecord }));
  const facts = audit.facts();
  expect(facts.of('area').map(({ fields }) => [fields.name, fields.source?.record])).toEqual([
    ['Claims handling', area.record],
  ]);
  const member = facts.team.find(({ fields }) => fields.name === 'Sara Åberg');
  expect(member?.fields.areas).toEqual([facts.of('area')[0]?.record]);
  expect(new Set(facts.team.map(({ fields }) => fields.mark)).size).toBe(2);
  audit.author.edit(
    ...editsOf('agendaItem', audit.newRecord(), {
      areas: member?.fields.areas ?? [],
      auditors: [member?.record ?? ''],
    }),
  );
  expect(impartialityProblems(audit.facts())).toHaveLength(1);
});
