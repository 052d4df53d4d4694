import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { ReportLanguage } from '#domain/report/report-choices.ts';
import english from './en.json' with { type: 'json' };

export type WordingKey = keyof typeof english;

/** The report's own words in its language, which is chosen apart from the interface's. */
export type Wording = {
  /** Of the words, as a BCP 47 tag. */
  readonly language: string;
  (key: WordingKey, values?: Record<string, string | number>): string;
  /** A day (`2026-03-17`) as people write it. */
  day(day: string | undefined): string;
  /** A local moment (`2026-03-17T10:42`) or an instant, with its zone where it has one. */
  moment(moment: string | undefined): string;
  list(parts: readonly string[]): string;
};

/** A date that no calendar has is printed as it was recorded. */
const written = (format: Intl.DateTimeFormat, instant: string, recorded: string): string => {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? recorded : format.format(date);
};

export const makeWording = (language: ReportLanguage = 'en'): Wording => {
  const i18n = setupI18n({ locale: language, messages: { [language]: english } });
  i18n.setMessagesCompiler(compileMessage);
  const days = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const lists = new Intl.ListFormat(language, { type: 'conjunction', style: 'long' });
  return Object.assign((key: WordingKey, values: Record<string, string | number> = {}) => i18n._(key, values), {
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
