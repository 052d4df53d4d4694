import { expect, test } from 'vitest';
import { laterNouns } from '#domain/later-nouns.ts';
import { largestDrawing } from '#domain/meeting/drawn-signature.ts';
import { attendanceOf, isUnresolved, lackingMeetings, meetingPointsOf, meetingsOf } from '#domain/meeting/meetings.ts';
import { must } from '#domain/must.ts';
import { isAllowedValue, nouns } from '#domain/nouns.ts';
import { reportGaps } from '#domain/report/report-gaps.ts';
import { sampleMeetings } from '#domain/sample/year/meetings-acts.ts';
import { sampleSamples } from '#domain/sample/year/samples-acts.ts';
import { drawDoubts, evidenceOfSample, isCarriedAnew, unfinishedSamples } from '#domain/sampling/samples.ts';
import { buildSampleYearAudit } from '#test/support/sample-year-audit.ts';

const facts = buildSampleYearAudit().facts();

test('what the sample says of meetings and samples may be recorded', () => {
  for (const { edits } of [...sampleMeetings(facts.journal), ...sampleSamples(facts.journal)])
    for (const { noun, field, value } of edits)
      expect(isAllowedValue(noun, field, value, { ...nouns, ...laterNouns }), `${noun} ${field}`).toBe(true);
});

test('the sample audit has both meetings, signed, and one opinion that is not settled', () => {
  expect(lackingMeetings(facts)).toEqual([]);
  for (const meeting of meetingsOf(facts)) {
    const points = meetingPointsOf(facts, meeting);
    expect(points.filter(({ row }) => row === undefined)).toEqual([]);
    const people = attendanceOf(facts, meeting.record);
    const signatures = people.flatMap(({ fields }) => fields.signature ?? []);
    expect(signatures.length).toBe(people.filter(({ fields }) => fields.presence !== 'absent').length);
    expect(signatures.some(({ drawn }) => drawn) && signatures.some(({ drawn }) => !drawn)).toBe(true);
    for (const { drawn } of signatures) expect(JSON.stringify(drawn ?? '').length).toBeLessThan(largestDrawing);
  }
  const [opinion] = facts.of('divergentOpinion');
  expect(isUnresolved(must(opinion, 'opinion'))).toBe(true);
  expect(facts.record('finding', opinion?.fields.finding)?.fields.item).toBe('9.3.2');
});

test("[SM5] [SM7] the sample's samples are as their seeds draw them, and say what its evidence says", () => {
  expect(facts.of('sample').map(({ fields }) => fields.method)).toEqual(['random', 'random', 'judgement']);
  expect(unfinishedSamples(facts)).toEqual([]);
  for (const sample of facts.of('sample')) {
    expect(drawDoubts(facts, sample)).toEqual([]);
    expect(evidenceOfSample(facts, sample.record)?.fields.item).toBe(sample.fields.item);
    expect(isCarriedAnew(facts, sample)).toBeUndefined();
  }
});

test('[MT9] [SM8] the report lacks nothing of meetings and samples', () => {
  const parts = ['openingMeeting', 'closingMeeting', 'samplesFinished'];
  expect(
    reportGaps(facts)
      .filter(({ part }) => parts.includes(part))
      .map(({ lacking }) => lacking),
  ).toEqual([[], [], []]);
});
