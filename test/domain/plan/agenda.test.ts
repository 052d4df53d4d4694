import { expect, test } from 'vitest';
import { must } from '#domain/must.ts';
import type { RecordOf } from '#domain/nouns.ts';
import { agendaByDay, agendaOf, endsBeforeStart, timeClashes, uncoveredItems } from '#domain/plan/agenda.ts';
import { editsOf } from '#domain/row.ts';
import { buildAudit } from '../../support/audit-builder.ts';

const setUp = () => {
  const audit = buildAudit();
  const entry = (title: string, startsAt?: string, endsAt?: string, more: Partial<RecordOf<'agendaItem'>> = {}) => {
    const record = audit.newRecord();
    const times = { ...(startsAt ? { startsAt } : {}), ...(endsAt ? { endsAt } : {}) };
    audit.author.edit(...editsOf('agendaItem', record, { title, ...times, ...more }));
    return record;
  };
  const titles = () => agendaOf(audit.facts()).map((row) => row.fields.title);
  return { ...audit, entry, titles };
};

test('[PL10] the agenda stands in time, by day; what has no time stands last', () => {
  const { entry, titles, facts } = setUp();
  entry('later', '2026-03-17T13:00');
  entry('none');
  entry('second day', '2026-03-18T08:00');
  entry('first', '2026-03-17T08:30');
  entry('none either');
  expect(titles()).toEqual(['first', 'later', 'second day', 'none', 'none either']);
  expect(agendaByDay(facts()).map(({ day, entries }) => [day, entries.length])).toEqual([
    ['2026-03-17', 2],
    ['2026-03-18', 1],
    [undefined, 2],
  ]);
});

test('[PL11] an auditor in two places at once is a clash; one may begin as the other ends', () => {
  const { entry, facts } = setUp();
  const [a, b] = ['aaaaaaaa-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000002'];
  entry('one', '2026-03-17T08:00', '2026-03-17T10:00', { auditors: [a, b] });
  entry('two', '2026-03-17T09:30', '2026-03-17T11:00', { auditors: [b] });
  entry('three', '2026-03-17T10:00', '2026-03-17T10:30', { auditors: [a] });
  entry('no end', '2026-03-17T10:15', undefined, { auditors: [a] });
  entry('no time', undefined, undefined, { auditors: [a, b] });
  const found = timeClashes(facts()).map(({ member, first, second }) => [
    member === a ? 'a' : 'b',
    first.fields.title,
    second.fields.title,
  ]);
  expect(found).toEqual([
    ['b', 'one', 'two'],
    ['a', 'three', 'no end'],
  ]);
});

test('[PL12] items that nothing covers are listed, but for those left out with a reason', () => {
  const { entry, facts, act, answer, author, newRecord } = setUp();
  expect(uncoveredItems(facts())).toHaveLength(70);
  const area = newRecord();
  author.edit(...editsOf('area', area, { name: 'Data', items: ['A.7.2', 'A.7.3'] }));
  entry('clauses', undefined, undefined, { items: ['4', '5', '6', '7', '8', '9', '10', 'A.6'] });
  entry('controls', undefined, undefined, { items: ['A.2.2'], areas: [area] });
  act(answer('A.2.3', 'notApplicable', 'Why'));
  act(answer('A.2.4', 'notAudited', 'Why'));
  act(answer('A.3.2', 'conforms'));
  const left = uncoveredItems(facts()).map((item) => item.ref);
  expect(left.slice(0, 3)).toEqual(['A.3.2', 'A.3.3', 'A.4.2']);
  expect(left.filter((ref) => ref.startsWith('A.7'))).toEqual(['A.7.4', 'A.7.5', 'A.7.6']);
});

test('[PL13] an entry that ends before it begins is said to', () => {
  const { entry, facts } = setUp();
  const record = entry('wrong', '2026-03-17T10:00', '2026-03-17T09:00');
  expect(endsBeforeStart(must(facts().record('agendaItem', record), 'entry'))).toBe(true);
  entry('open', '2026-03-17T10:00');
  expect(agendaOf(facts()).filter(endsBeforeStart)).toHaveLength(1);
});
