import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Row } from '../row.ts';
import { isCancelled, lastDayOf } from './planned-audit.ts';

const lineOctets = 75;

/** RFC 5545, 3.3.11. Control characters other than line ends have no place in a text. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n|\r/gu, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim()
    .replace(/[\\;,]/gu, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');

/** RFC 5545, 3.1: lines of at most 75 octets, continued after a space; no character is broken. */
const folded = (line: string): string => {
  let octets = 0;
  return [...line].reduce((text, character) => {
    const size = utf8ToBytes(character).length;
    if (octets + size > lineOctets) {
      octets = 1 + size;
      return `${text}\r\n ${character}`;
    }
    octets += size;
    return text + character;
  }, '');
};

const dateOf = (day: string): string => day.replaceAll('-', '');

/** The end of an event of whole days is the day after. */
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const isOnCalendar = (day: string | undefined): day is string =>
  day !== undefined && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));

const stampOf = (instant: string): string => `${instant.slice(0, 19).replace(/[-:]/gu, '')}Z`;

/**
 * SPEC PR10: planned audits as a calendar file. An event's identifier is its record, so that a file made later changes
 * the events of an earlier one. (Libraries were tried: `ical-generator` 11 leaves a calendar's name unescaped and the
 * last line open, `ics` brings a validator of its own.)
 */
export const calendarFile = (
  name: string,
  audits: readonly { readonly plan: Row<'plannedAudit'>; readonly place: string; readonly description: string }[],
): string => {
  const events = audits.flatMap(({ plan, place, description }) => {
    const { startsOn, title } = plan.fields;
    if (!isOnCalendar(startsOn)) return [];
    const last = lastDayOf(plan);
    const text = (key: string, value: string) => (value.trim() === '' ? [] : [`${key}:${escaped(value)}`]);
    return [
      'BEGIN:VEVENT',
      `UID:${plan.record}@clausewalk`,
      `DTSTAMP:${stampOf(plan.changedAt)}`,
      `DTSTART;VALUE=DATE:${dateOf(startsOn)}`,
      `DTEND;VALUE=DATE:${dateOf(dayAfter(isOnCalendar(last) && last >= startsOn ? last : startsOn))}`,
      ...text('SUMMARY', title ?? ''),
      ...text('LOCATION', place),
      ...text('DESCRIPTION', description),
      `STATUS:${isCancelled(plan) ? 'CANCELLED' : 'CONFIRMED'}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Clausewalk//Audit programme//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(name.trim() === '' ? [] : [`X-WR-CALNAME;VALUE=TEXT:${escaped(name)}`]),
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
};
