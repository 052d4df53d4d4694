import { describe, expect, test } from 'vitest';
import { dateFormats, reportLanguages } from '#domain/report/report-choices.ts';
import german from '#report/wording/de.json' with { type: 'json' };
import english from '#report/wording/en.json' with { type: 'json' };
import { makeWording, type WordingKey } from '#report/wording/wording.ts';

/** `{major, plural, …}` and `{list}` alike: the names a text is given values by. */
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? ''))].toSorted((a, b) =>
    a.localeCompare(b),
  );

const translations = { de: german } as Record<string, Record<string, string>>;

describe('the wording of reports', () => {
  test('every language but English is looked at here', () => {
    expect(Object.keys(translations)).toEqual(reportLanguages.filter((language) => language !== 'en'));
  });

  test.each(Object.entries(translations))('%s has every text of English, and none besides', (_, texts) => {
    expect(Object.keys(texts)).toEqual(Object.keys(english));
    expect(Object.values(texts).filter((text) => text.trim() === '')).toEqual([]);
  });

  test.each(Object.entries(translations))('%s names the same values in each text', (_, texts) => {
    const named = (all: Record<string, string>) =>
      Object.entries(all).map(([key, text]) => `${key} ${placeholders(text).join()}`);
    expect(named(texts)).toEqual(named(english));
  });

  test.each(reportLanguages)('%s can be put into words with any numbers', (language) => {
    const w = makeWording(language);
    const said = (Object.keys(english) as WordingKey[]).flatMap((key) =>
      [0, 1, 2, 5].map((count) => {
        const values = Object.fromEntries(placeholders(english[key]).map((name) => [name, count]));
        return `${key}: ${w(key, values)}`;
      }),
    );
    expect(said.filter((text) => /[{}]|plural/.test(text))).toEqual([]);
  });

  test('a count takes its plural in each language', () => {
    const counts = { major: 1, minor: 6, ofi: 0 };
    expect(makeWording('en')('cover.counts', counts)).toBe(
      '1 major, 6 minor nonconformities, 0 opportunities for improvement',
    );
    expect(makeWording('de')('cover.counts', counts)).toBe(
      '1 Hauptabweichung, 6 Nebenabweichungen, 0 Verbesserungspotenziale',
    );
  });

  test('language and date format are chosen apart', () => {
    const days = reportLanguages.map((language) =>
      dateFormats.map((format) => makeWording(language, format).day('2026-03-07')),
    );
    expect(days).toEqual([
      ['7 March 2026', '07/03/2026', '2026-03-07'],
      ['7. März 2026', '07.03.2026', '2026-03-07'],
    ]);
    expect(makeWording('de', 'digits').moment('2026-03-07T09:05')).toBe('07.03.2026, 09:05');
    expect(makeWording('en', 'iso').moment('2026-03-07T09:05:00.000Z')).toBe('2026-03-07 09:05 UTC');
  });

  test('a day that no calendar has is printed as it was recorded', () => {
    for (const format of dateFormats) expect(makeWording('de', format).day('2026-13-45')).toBe('2026-13-45');
  });
});
