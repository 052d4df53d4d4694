import { describe, expect, test } from 'vitest';
import { closingPoints, openingPoints } from '#domain/meeting/meeting-agenda.ts';
import type { meetingKinds } from '#domain/meeting/meeting-nouns.ts';
import {
  addAttendance,
  addOpinion,
  addPoint,
  attendanceOf,
  beginMeeting,
  isUnresolved,
  lackingMeetings,
  markPoint,
  meetingPointsOf,
  meetingRecordId,
  meetingsOf,
  offeredPeople,
  opinionsOf,
  setPresence,
  settleOpinion,
  signAttendance,
  withdrawFromMeetings,
} from '#domain/meeting/meetings.ts';
import { must } from '#domain/must.ts';
import { editsOf } from '#domain/row.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { otherTablet } from '#test/support/other-tablet.ts';

const setUp = () => {
  const audit = buildAudit();
  const begin = (kind: (typeof meetingKinds)[number]): string => {
    const record = meetingRecordId(audit.facts(), kind, audit.newRecord());
    audit.author.edit(...beginMeeting(audit.facts(), { kind, record }));
    return record;
  };
  const other = otherTablet(audit.author);
  const add = (meeting: string, name: string, position?: string) =>
    audit.act(addAttendance(audit.facts(), { meeting, name, position }));
  const meeting = (record: string) => must(audit.facts().record('meeting', record), 'meeting');
  return { audit, begin, other, add, meeting };
};

const signature = { name: 'Ada', at: '2026-03-16T08:00:00.000Z' };

describe('a meeting', () => {
  test('[MT1] two tablets that begin the opening meeting apart write in one record; a further one has its own', () => {
    const { audit, begin, other } = setUp();
    const record = meetingRecordId(audit.facts(), 'opening', audit.newRecord());
    other.edit(...beginMeeting(audit.facts(), { kind: 'opening', record, fields: { place: 'Kraków' } }));
    expect(begin('opening')).toBe(record);
    audit.author.receive(other.changes.values());
    expect(meetingsOf(audit.facts())).toHaveLength(1);
    expect(meetingsOf(audit.facts())[0]?.fields.place).toBe('Kraków');
    expect(begin('opening')).not.toBe(record);
    expect(begin('other')).not.toBe(begin('other'));
    expect(meetingsOf(audit.facts()).map(({ fields }) => fields.kind)).toEqual([
      'opening',
      'opening',
      'other',
      'other',
    ]);
  });

  test('[MT1] begun again after it was taken out, it is there again', () => {
    const { audit, begin } = setUp();
    const record = begin('closing');
    audit.author.edit(...withdrawFromMeetings(audit.facts(), record));
    expect(meetingsOf(audit.facts())).toEqual([]);
    expect(begin('closing')).toBe(record);
    expect(meetingsOf(audit.facts())).toHaveLength(1);
  });

  test('[MT2] has the points of its kind, each once, whoever writes on it first', () => {
    const { audit, begin, meeting } = setUp();
    const opening = begin('opening');
    const points = () => meetingPointsOf(audit.facts(), meeting(opening));
    expect(points().map(({ point }) => point)).toEqual([...openingPoints]);
    const [first] = points();
    audit.author.edit(...markPoint(opening, must(first, 'point'), true));
    audit.author.edit(...markPoint(opening, must(points()[0], 'point'), false));
    expect(audit.facts().of('meetingPoint')).toHaveLength(1);
    expect(meetingPointsOf(audit.facts(), meeting(begin('closing'))).map(({ point }) => point)).toEqual([
      ...closingPoints,
    ]);
    expect(meetingPointsOf(audit.facts(), meeting(begin('other')))).toEqual([]);
  });

  test('[MT3] own points stand after the others, and a point said and unsaid apart is not done', () => {
    const { audit, begin, meeting, other } = setUp();
    const opening = begin('opening');
    for (const title of ['Fire drill at 11', 'Photos of screens'])
      audit.author.edit(...addPoint(audit.facts(), { meeting: opening, record: audit.newRecord(), title }));
    const points = () => meetingPointsOf(audit.facts(), meeting(opening));
    expect(
      points()
        .slice(openingPoints.length)
        .map(({ row }) => row?.fields.title),
    ).toEqual(['Fire drill at 11', 'Photos of screens']);
    other.receive(audit.author.changes.values());
    const safety = must(points()[10], 'point');
    audit.author.edit(...markPoint(opening, safety, true));
    expect(points()[10]?.isDone).toBe(true);
    other.edit(...markPoint(opening, safety, false));
    audit.author.receive(other.changes.values());
    expect(points()[10]?.isDone).toBe(false);
  });

  test('[MT4] a person stands on its list once, whoever adds them', () => {
    const { audit, add, begin, other } = setUp();
    const opening = begin('opening');
    const adding = addAttendance(audit.facts(), { meeting: opening, name: ' Ada Lind ' });
    if (!adding.ok) throw new Error('refused');
    other.receive(audit.author.changes.values());
    other.edit(...adding.value);
    add(opening, 'Ada Lind', 'Head of credit risk');
    audit.author.receive(other.changes.values());
    expect(attendanceOf(audit.facts(), opening)).toHaveLength(1);
    expect(addAttendance(audit.facts(), { meeting: opening, name: 'ADA LIND' })).toEqual({
      ok: false,
      refusal: { kind: 'alreadyOnList', name: 'ADA LIND' },
    });
  });

  test('[MT4] team, those of other meetings, and people are offered, each name once', () => {
    const { audit, add, begin } = setUp();
    const [opening, closing] = [begin('opening'), begin('closing')];
    add(opening, 'Ada Lind', 'Credit risk');
    add(closing, 'Sofia Ångström');
    const [team, people] = [
      [
        { name: 'Sofia Ångström', position: 'Lead' },
        { name: 'Marek', position: 'Auditor' },
      ],
      [
        { name: 'ada lind', position: 'x' },
        { name: 'Bo', position: undefined },
        { name: '', position: 'y' },
      ],
    ];
    expect(offeredPeople(audit.facts(), closing, team, people)).toEqual([
      { name: 'Marek', position: 'Auditor' },
      { name: 'Ada Lind', position: 'Credit risk' },
      { name: 'Bo', position: undefined },
    ]);
  });

  test('[MT5] who is absent signs nothing, and who has signed is not absent', () => {
    const { audit, add, begin } = setUp();
    const opening = begin('opening');
    add(opening, 'Ada');
    const ada = () => must(attendanceOf(audit.facts(), opening)[0], 'ada');
    audit.act(signAttendance(ada(), signature));
    expect(setPresence(ada(), 'absent')).toEqual({ ok: false, refusal: { kind: 'signedNotAbsent', name: 'Ada' } });
    audit.act(setPresence(ada(), 'remote'));
    audit.act(signAttendance(ada(), null));
    audit.act(setPresence(ada(), 'absent'));
    expect(signAttendance(ada(), signature)).toEqual({ ok: false, refusal: { kind: 'signedNotAbsent', name: 'Ada' } });
  });

  test('[MT8] an opinion is settled with an answer, and unresolved without one or in conflict', () => {
    const { audit, begin, other } = setUp();
    const closing = begin('closing');
    audit.author.edit(...addOpinion({ meeting: closing, record: audit.newRecord(), by: 'AIMS manager' }));
    const opinion = () => must(opinionsOf(audit.facts(), closing)[0], 'opinion');
    expect(isUnresolved(opinion())).toBe(true);
    expect(settleOpinion(opinion(), 'settled')).toEqual({ ok: false, refusal: { kind: 'answerNeeded' } });
    audit.author.edit(...editsOf('divergentOpinion', opinion().record, { answer: 'Minutes amended.' }));
    other.receive(audit.author.changes.values());
    audit.act(settleOpinion(opinion(), 'settled'));
    expect(isUnresolved(opinion())).toBe(false);
    other.edit(...editsOf('divergentOpinion', opinion().record, { state: null }));
    audit.author.receive(other.changes.values());
    expect(isUnresolved(opinion())).toBe(true);
  });

  test('[MT9] lacks in a report only where a meeting or an agenda is written down', () => {
    const { audit, begin } = setUp();
    expect(lackingMeetings(audit.facts())).toEqual([]);
    audit.author.edit(...editsOf('agendaItem', audit.newRecord(), { title: 'Credit risk' }));
    expect(lackingMeetings(audit.facts())).toEqual(['opening', 'closing']);
    begin('opening');
    expect(lackingMeetings(audit.facts())).toEqual(['closing']);
    begin('closing');
    expect(lackingMeetings(audit.facts())).toEqual([]);
  });

  test('taken out with what another tablet wrote on it unseen, it stays and says so', () => {
    const { audit, begin, other, meeting } = setUp();
    const opening = begin('opening');
    other.receive(audit.author.changes.values());
    other.edit(...editsOf('meeting', opening, { note: 'Ada came late' }));
    audit.author.edit(...withdrawFromMeetings(audit.facts(), opening));
    audit.author.receive(other.changes.values());
    expect(meeting(opening).visibility).toBe('deletedUnseen');
  });
});
