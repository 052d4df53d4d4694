import type { ReportModel } from './report-model.ts';

/** A text that somebody entered and where it stands, for checks that nothing is lost on the way to the page. */
export type EnteredText = { readonly where: string; readonly field: string; readonly text: string };

const pageless = new Set([
  'isDraft',
  'format',
  'madeAt',
  'gaps',
  'sha256',
  'mediaType',
  'kept',
  'readable',
  'startsOn',
  'endsOn',
  'approvedOn',
  'state',
  'raisedOn',
  'startsAt',
  'endsAt',
  'state',
  'eventOn',
  'capturedAt',
  'sealedAt',
  'at',
  'documentOn',
  'grade',
  'theme',
  'themes',
  'role',
  'kind',
  'verdict',
  'response',
  'impartiality',
  'acknowledgement',
  'methods',
  'app',
  'catalogueVersion',
  'standard',
  'startsAt',
  'endsAt',
  'held',
  'presence',
  'point',
  'at',
  'chosen',
  'drawnAt',
  'result',
]);

/** Every entered text of a report model, found by walking it: a field that is added later is walked too. */
export const enteredTexts = (model: ReportModel): readonly EnteredText[] => {
  const found: EnteredText[] = [];
  const walk = (value: unknown, where: string, field: string): void => {
    if (typeof value === 'string') {
      if (value.trim() !== '') found.push({ where, field, text: value });
    } else if (Array.isArray(value)) for (const one of value) walk(one, where, field);
    else if (value !== null && typeof value === 'object') {
      const named = value as {
        readonly number?: string;
        readonly label?: string;
        readonly ref?: string;
        readonly name?: string;
      };
      const here = named.number ?? named.label ?? named.ref ?? named.name ?? where;
      for (const [key, inner] of Object.entries(value)) if (!pageless.has(key)) walk(inner, here, key);
    }
  };
  walk(model, '', '');
  return found;
};

/** Every text in a value of plain data. */
export const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(textsIn)
      : [];
