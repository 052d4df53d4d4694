import type { DateFormat, ReportLanguage } from '#domain/report/report-choices.ts';
import { type WordsBy, wordingOf } from '../../wording/wording.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };

export type CaseWords = WordsBy<keyof typeof english>;
export type PaperWordChoices = { readonly language: ReportLanguage; readonly dates: DateFormat };

export const caseWords = ({ language, dates }: PaperWordChoices): CaseWords =>
  wordingOf({ en: english, de: german }, language, dates);

/** A person and a day, or whichever of them is known. */
export const whoAndWhen = (who: string | undefined, when: string): string => [who, when].filter(Boolean).join(', ');
