import { describe, expect, test } from 'vitest';
import { must } from '#domain/must.ts';
import type { FieldOf, RecordOf } from '#domain/nouns.ts';
import { assignItems, assignmentRecordId, planAgendaItem } from '#domain/plan/assign.ts';
import { impartialityProblems, touches } from '#domain/plan/impartiality.ts';
import { editsOf } from '#domain/row.ts';
import { buildAudit } from '../../support/audit-builder.ts';

const setUp = () => {
  const audit = buildAudit();
  const { author, facts, newRecord, act } = audit;
  const lead = must(facts().team[0], 'lead').record;
  const add = <N extends 'teamMember' | 'area' | 'agendaItem' | 'assignment'>(
    noun: N,
    fields: { readonly [F in FieldOf<N>]?: RecordOf<N>[F] },
  ) => {
    const record = newRecord();
    author.edit(...editsOf(noun, record, fields));
    return record;
  };
  const marek = add('teamMember', { name: 'Marek', role: 'auditor', mark: 'MW' });
  const problems = () => impartialityProblems(facts());
  return { author, facts, act, lead, marek, add, problems };
};

describe('impartiality', () => {
  test('[PL1] [PL2] an own area is a problem on the agenda, and so are its items on the agenda and as working papers', () => {
    const { add, author, marek, problems, facts } = setUp();
    const data = add('area', { name: 'Data platform', items: ['A.7.4', '7.5.3'] });
    author.edit(...editsOf('teamMember', marek, { areas: [data] }));
    add('agendaItem', { title: 'Data', areas: [data], auditors: [marek] });
    add('agendaItem', { title: 'Support', items: ['7.1', '7.5.3'], auditors: [marek] });
    author.edit(
      ...editsOf('assignment', assignmentRecordId(facts().journal, 'A.7.4'), { item: 'A.7.4', member: marek }),
    );
    expect(
      problems().map(({ work, own }) => [work.kind, own.map((o) => (o.kind === 'area' ? o.name : o.ref))]),
    ).toEqual([
      ['agenda', ['Data platform', 'A.7.4', '7.5.3']],
      ['agenda', ['7.5.3']],
      ['assignment', ['A.7.4']],
    ]);
  });

  test('[PL1] what the free text names is own: areas by their whole name, items by their number', () => {
    const { add, author, marek, problems } = setUp();
    const claims = add('area', { name: 'Claims handling' });
    const hr = add('area', { name: 'HR' });
    author.edit(
      ...editsOf('teamMember', marek, { ownAreas: 'claims handling, Göteborg; 9.2.2 (since 2024); through' }),
    );
    add('agendaItem', { title: 'a', areas: [claims], auditors: [marek] });
    add('agendaItem', { title: 'b', areas: [hr], auditors: [marek] });
    add('agendaItem', { title: 'c', items: ['9.2.2'], auditors: [marek] });
    add('agendaItem', { title: 'd', items: ['9.2.1'], auditors: [marek] });
    expect(problems().map(({ work }) => work.kind === 'agenda' && work.title)).toEqual(['a', 'c']);
  });

  test('[PL2] groups touch their items, and nothing of a like number', () => {
    expect([touches('A.7', 'A.7.4'), touches('A.7.4', 'A.7'), touches('7.5.3', '7.5.3')]).toEqual([true, true, true]);
    expect([touches('A.1', 'A.10.2'), touches('6.1', '6.10'), touches('7', 'A.7.4')]).toEqual([false, false, false]);
  });

  test('[PL2] a part of an own item is own, and an observer audits nothing', () => {
    const { add, author, marek, problems } = setUp();
    author.edit(...editsOf('teamMember', marek, { items: ['6.1.4'] }));
    add('assignment', { item: '6.1.4~cccccccc-0000-4000-8000-000000000001', member: marek });
    expect(problems()).toHaveLength(1);
    author.edit(...editsOf('teamMember', marek, { role: 'observer' }));
    expect(problems()).toEqual([]);
  });

  test('[PL3] [PL4] own work is refused without a reason, and stands with it', () => {
    const { add, author, marek, lead, problems, facts, act } = setUp();
    const data = add('area', { name: 'Data platform', items: ['A.7.4'] });
    author.edit(...editsOf('teamMember', marek, { areas: [data] }));
    const entry = add('agendaItem', { title: 'Data', areas: [data], auditors: [lead] });
    expect(planAgendaItem(facts(), entry, { auditors: [lead, marek] })).toMatchObject({
      refusal: { kind: 'ownWork', name: 'Marek', own: [{ kind: 'area', name: 'Data platform' }, { ref: 'A.7.4' }] },
    });
    expect(planAgendaItem(facts(), entry, { auditors: [marek] }, '  ').ok).toBe(false);
    act(planAgendaItem(facts(), entry, { auditors: [marek] }, 'Nobody else reads the tool; Sofia sits in.'));
    expect(problems()).toMatchObject([{ name: 'Marek', reason: 'Nobody else reads the tool; Sofia sits in.' }]);
    act(planAgendaItem(facts(), entry, { auditors: [lead] }));
    expect(problems()).toEqual([]);
    expect(facts().record('agendaItem', entry)?.fields.reason).toBeUndefined();
  });

  test('[PL4] a reason for one does not let another in', () => {
    const { add, author, marek, lead, facts, act } = setUp();
    author.edit(
      ...editsOf('teamMember', marek, { items: ['8.1'] }),
      ...editsOf('teamMember', lead, { items: ['8.2'] }),
    );
    const entry = add('agendaItem', { items: ['8'] });
    act(planAgendaItem(facts(), entry, { auditors: [marek] }, 'Why Marek'));
    expect(planAgendaItem(facts(), entry, { auditors: [marek, lead] })).toMatchObject({ refusal: { kind: 'ownWork' } });
    expect(planAgendaItem(facts(), entry, { items: ['8', '9.1'] }).ok).toBe(true);
  });

  test('[PL4] the only auditor there is goes on with a reason', () => {
    const { author, lead, facts, act, problems } = setUp();
    author.edit(...editsOf('teamMember', lead, { items: ['9.2.2'] }));
    expect(assignItems(facts(), { items: ['9.2.1', '9.2.2'], member: lead })).toMatchObject({
      refusal: { kind: 'ownWork', own: [{ ref: '9.2.2' }] },
    });
    act(assignItems(facts(), { items: ['9.2.1', '9.2.2'], member: lead, reason: 'There is nobody else.' }));
    expect(problems()).toMatchObject([{ reason: 'There is nobody else.', work: { ref: '9.2.2' } }]);
    expect(facts().record('assignment', assignmentRecordId(facts().journal, '9.2.1'))?.fields.reason).toBeUndefined();
    act(assignItems(facts(), { items: ['9.2.2'], member: null }));
    expect(problems()).toEqual([]);
  });

  test('[PL5] two versions count both, and a reason counts while both say something', () => {
    const { add, author, marek, lead, facts } = setUp();
    author.edit(...editsOf('teamMember', marek, { items: ['8.1'] }));
    const entry = add('agendaItem', { items: ['8.1'], auditors: [lead], reason: 'Why' });
    const row = must(facts().record('agendaItem', entry), 'entry');
    const head = (id: string, value: string | readonly string[] | null) => ({ id, value, by: 'a', at: 'b', seen: [] });
    const twice = (open: typeof row.open) => ({
      ...facts(),
      of: ((noun) => (noun === 'agendaItem' ? [{ ...row, open }] : facts().of(noun))) as ReturnType<typeof facts>['of'],
    });
    const auditors = [head('1', [lead]), head('2', [marek])];
    expect(impartialityProblems(twice({ auditors }))).toMatchObject([{ member: marek, reason: 'Why' }]);
    const open = { auditors, reason: [head('3', 'Why'), head('4', null)] };
    expect(impartialityProblems(twice(open))).toMatchObject([{ member: marek, reason: undefined }]);
  });
});
