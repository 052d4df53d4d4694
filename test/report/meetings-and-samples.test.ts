import { describe, expect, test } from 'vitest';
import {
  addAttendance,
  attendanceOf,
  beginMeeting,
  meetingRecordId,
  signAttendance,
} from '#domain/meeting/meetings.ts';
import { must } from '#domain/must.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { enteredTexts } from '#domain/report/report-texts.ts';
import { editsOf } from '#domain/row.ts';
import { beginSample, drawSample } from '#domain/sampling/samples.ts';
import { printable } from '#report/pdf/printable.ts';
import { makeWording } from '#report/wording/wording.ts';
import { buildAudit } from '#test/support/audit-builder.ts';
import { otherTablet } from '#test/support/other-tablet.ts';
import { readPdf, squeezed } from '#test/support/read-pdf.ts';
import { renderInNode } from '#test/support/render-in-node.ts';
import { buildSampleYearAudit } from '#test/support/sample-year-audit.ts';

const made = { at: '2026-03-18T16:40:00.000Z', app: 'test' };
const at = '2026-03-17T10:00:00.000Z';

const read = async (model: ReturnType<typeof reportModel>, language: 'en' | 'de' = 'en') => {
  const { bytes } = await renderInNode(model, new Map(), { wording: makeWording(language) });
  return squeezed((await readPdf(bytes)).pages.join(''));
};

describe('meetings and samples in the report', () => {
  test.each(['en', 'de'] as const)('[MT10] [SM8] every entered text of them is read back, in %s', async (language) => {
    const model = reportModel(buildSampleYearAudit().facts(), made);
    const text = await read(model, language);
    for (const { where, field, text: entered } of enteredTexts({ ...model, aiSystems: [], groups: [] }))
      expect(text.includes(squeezed(printable(entered))), `${where} ${field}: ${entered}`).toBe(true);
    for (const { positions } of model.samples ?? []) expect(text.includes(squeezed(positions.join(', ')))).toBe(true);
  });

  test('[MT10] [SM8] an audit without them has neither section nor key', async () => {
    const model = reportModel(buildAudit().facts(), made);
    expect(Object.keys(model)).not.toContain('meetings');
    expect(Object.keys(model)).not.toContain('samples');
    expect(model.gaps.map(({ part }) => part)).not.toContain('openingMeeting');
    expect((await read(model)).includes('Attendance')).toBe(false);
  });

  test('[MT10] of two signatures in conflict none is printed, and it is said', async () => {
    const audit = buildAudit();
    const record = meetingRecordId(audit.facts(), 'opening', audit.newRecord());
    audit.author.edit(...beginMeeting(audit.facts(), { kind: 'opening', record }));
    audit.act(addAttendance(audit.facts(), { meeting: record, name: 'Ada Lind' }));
    const other = otherTablet(audit.author);
    const ada = must(attendanceOf(audit.facts(), record)[0], 'ada');
    const sign = (name: string) => {
      const signed = signAttendance(ada, { name, at });
      if (!signed.ok) throw new Error('refused');
      return signed.value;
    };
    audit.author.edit(...sign('Ada L.'));
    other.edit(...sign('A. Lind'));
    audit.author.receive(other.changes.values());
    const model = reportModel(audit.facts(), made);
    expect(model.meetings?.[0]?.people[0]).toMatchObject({ signature: undefined, isSignatureUndecided: true });
    expect(model.openVersions).toHaveLength(1);
    expect((await read(model)).includes(squeezed('two signatures, not decided'))).toBe(true);
  });

  test('[SM5] what is not as drawn is said in the report', async () => {
    const audit = buildAudit();
    const record = audit.newRecord();
    audit.author.edit(...beginSample({ record, seed: '42014', item: '6.1.4' }));
    audit.author.edit(...editsOf('sample', record, { population: 11, size: 3 }));
    audit.act(drawSample(audit.facts(), must(audit.facts().record('sample', record), 'sample'), at));
    audit.author.edit(...editsOf('sample', record, { population: 40 }));
    const model = reportModel(audit.facts(), made);
    const text = await read(model);
    expect(text.includes(squeezed('drawn from a population of 11, given later as 40'))).toBe(true);
    expect(text.includes(squeezed('without a result: 3'))).toBe(true);
    expect(model.gaps.find(({ part }) => part === 'samplesFinished')?.lacking).toEqual(['S1']);
  });
});
