import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarFile } from '#domain/programme/calendar-file.ts';
import { buildOrganisation } from '#test/support/organisation-builder.ts';

const title = 'Data; Kraków, remote \\ 審査 '.repeat(6).trim();

const setUp = () => {
  const { say, facts } = buildOrganisation();
  const programme = say('programme', { title: 'Programme' });
  const first = say('plannedAudit', { parent: programme, title, startsOn: '2026-06-29', endsOn: '2026-06-30' });
  const cancelled = say('plannedAudit', {
    parent: programme,
    title: 'Off',
    startsOn: '2026-12-31',
    cancelledFor: 'No money',
  });
  say('plannedAudit', { parent: programme, title: 'Without a date' });
  say('plannedAudit', { parent: programme, title: 'On no calendar', startsOn: '2026-13-45' });
  const make = () =>
    calendarFile(
      'Programme 2026; all, of it',
      facts()
        .of('plannedAudit')
        .map((plan) => ({
          plan,
          place: 'Kraków, ul. Żabińskiego 14',
          description: '4.1, 4.2\r\nBEGIN:VALARM\n\u0000',
        })),
    );
  return { say, make, first, cancelled };
};

describe('the calendar file', () => {
  test('[PR10] is read by another parser: whole days, the texts as written, cancelled ones said so', () => {
    const { make, first, cancelled } = setUp();
    const calendar = new ICAL.Component(ICAL.parse(make()) as unknown[]);
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Programme 2026; all, of it');
    const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    expect(events.map(({ uid }) => uid)).toEqual([`${first}@clausewalk`, `${cancelled}@clausewalk`]);
    const [event, off] = events;
    expect(event?.summary).toBe(title);
    expect(event?.description).toBe('4.1, 4.2\nBEGIN:VALARM');
    expect(event?.location).toBe('Kraków, ul. Żabińskiego 14');
    expect([event?.startDate.isDate, event?.startDate.toString(), event?.endDate.toString()]).toEqual([
      true,
      '2026-06-29',
      '2026-07-01',
    ]);
    expect(off?.endDate.toString()).toBe('2027-01-01');
    expect(events.map((one) => one.component.getFirstPropertyValue('status'))).toEqual(['CONFIRMED', 'CANCELLED']);
    expect(calendar.getAllSubcomponents('valarm')).toEqual([]);
  });

  test('[PR10] breaks lines at 75 octets and inside no character, with CRLF to the last', () => {
    const { make } = setUp();
    const text = make();
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    const lines = text.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.some((line) => Buffer.byteLength(line) > 70)).toBe(true);
    expect(text.replaceAll('\r\n ', '')).toContain(title.replace(/[\\;,]/gu, (sign) => `\\${sign}`));
  });

  test('[PR10] an event keeps its identifier when the plan changes', () => {
    const { say, make, first } = setUp();
    say('plannedAudit', { startsOn: '2026-07-06', endsOn: '2026-07-07' }, first);
    expect(make()).toContain(`UID:${first}@clausewalk\r\n`);
    expect(make()).toContain('DTSTART;VALUE=DATE:20260706');
  });
});
