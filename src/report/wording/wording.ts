import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { DateFormat, ReportLanguage } from '#domain/report/report-choices.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };

export type WordingKey = keyof typeof english;

/** The words of a printed thing in its language and date format, which are chosen apart from the interface's. */
export type WordsBy<Key extends string> = {
  (key: Key, values?: Record<string, string | number>): string;
  readonly language: ReportLanguage;
  /** A day (`2026-03-17`) as people write it. */
  day(day: string | undefined): string;
  /** A local moment (`2026-03-17T10:42`) or an instant, with its zone where it has one. */
  moment(moment: string | undefined): string;
  list(parts: readonly string[]): string;
};

/** The report's own words. */
export type Wording = WordsBy<WordingKey>;

/** A date that no calendar has is printed as it was recorded. */
const written = (format: Pick<Intl.DateTimeFormat, 'format'>, instant: string, recorded: string): string => {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? recorded : format.format(date);
};

const isoDays = { format: (date: Date) => date.toISOString().slice(0, 10) };
const isoMoments = { format: (date: Date) => date.toISOString().slice(0, 16).replace('T', ' ') };

/** British order of day and month in English reports, as ISO's own texts are spelled. */
const regionOf = (language: ReportLanguage): string => (language === 'en' ? 'en-GB' : language);

const digits = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' } as const;
const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const dateWriters = (language: ReportLanguage, dates: DateFormat) => {
  const region = regionOf(language);
  switch (dates) {
    case 'iso':
      return { days: isoDays, moments: isoMoments };
    case 'digits':
      return {
        days: new Intl.DateTimeFormat(region, digits),
        moments: new Intl.DateTimeFormat(region, { ...digits, ...clock }),
      };
    case 'words':
      return {
        days: new Intl.DateTimeFormat(region, { dateStyle: 'long', timeZone: 'UTC' }),
        moments: new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
      };
  }
};

export const makeWording = (language: ReportLanguage = 'en', dates: DateFormat = 'words'): Wording =>
  wordingOf({ en: english, de: german }, language, dates);

/** Words from dictionaries that say the same in every language: each has every key. */
export const wordingOf = <Key extends string>(
  languages: Readonly<Record<ReportLanguage, Readonly<Record<Key, string>>>>,
  language: ReportLanguage,
  dates: DateFormat,
): WordsBy<Key> => {
  const i18n = setupI18n({ locale: language, messages: { [language]: languages[language] } });
  i18n.setMessagesCompiler(compileMessage);
  const { days, moments } = dateWriters(language, dates);
  const lists = new Intl.ListFormat(language, { type: 'conjunction', style: 'long' });
  return Object.assign((key: Key, values: Record<string, string | number> = {}) => i18n._(key, values), {
    language,
    day: (day: string | undefined) => (day ? written(days, `${day}T00:00:00Z`, day) : ''),
    moment: (moment: string | undefined) => {
      if (!moment) return '';
      const isInstant = moment.endsWith('Z');
      return written(moments, isInstant ? moment : `${moment}:00Z`, moment) + (isInstant ? ' UTC' : '');
    },
    list: (parts: readonly string[]) => lists.format(parts),
  });
};
