import { computedRecordId } from '#domain/journal/record-id.ts';

export type OscalValue = string | readonly OscalValue[] | { readonly [name: string]: OscalValue | undefined };
export type OscalObject = { readonly [name: string]: OscalValue };

/** The same record has the same UUID in every export: version 5, from the journal and the record's id. */
export const oscalId = (journal: string, kind: string, key: string): string =>
  computedRecordId(journal, `oscal ${kind}`, key);

/** Only what is said: OSCAL allows no empty list. */
export const said = (object: { readonly [name: string]: OscalValue | undefined }): OscalObject =>
  Object.fromEntries(
    Object.entries(object).filter(
      (entry): entry is [string, OscalValue] =>
        entry[1] !== undefined && !(Array.isArray(entry[1]) && entry[1].length === 0),
    ),
  );

/** Texts in OSCAL are Markdown: what was entered stands for itself. */
export const markup = (text: string): string => text.toWellFormed().replace(/[\\`*_[\]<>]/gu, '\\$&');

/** Undefined where nothing was entered. */
export const oneLine = (text: string | undefined): string | undefined =>
  text
    ?.toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim() || undefined;

export const title = (text: string | undefined, instead: string): string => markup(oneLine(text) ?? instead);

/** What OSCAL has no place for stands in properties of this name space. */
const nameSpace = 'urn:clausewalk:oscal';

export const props = (values: { readonly [name: string]: string | undefined }): readonly OscalObject[] =>
  Object.entries(values).flatMap(([name, text]) => {
    const value = oneLine(text);
    return value === undefined ? [] : [{ name, ns: nameSpace, value }];
  });

/** OSCAL asks for a time zone, which a recorded day has none of: its first or last second in UTC. No calendar, no date. */
export const instantOf = (recorded: string | undefined, end: 'first' | 'last' = 'first'): string | undefined => {
  const text = recorded?.length === 10 ? `${recorded}T${end === 'first' ? '00:00:00' : '23:59:59'}Z` : (recorded ?? '');
  const date = new Date(text);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text.slice(0, 10);
  return isReal && text.endsWith('Z') ? text : undefined;
};
