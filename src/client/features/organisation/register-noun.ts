import type { Noun } from '#domain/nouns.ts';

/** The kinds of record that an organisation's registers list, each with an editor. */
export type RegisterNoun = Extract<Noun, 'aiSystem' | 'site' | 'area' | 'document' | 'person'>;

export const registerPlaces: Record<RegisterNoun, string> = {
  aiSystem: 'systems',
  site: 'sites',
  area: 'areas',
  document: 'documents',
  person: 'people',
};

/** What a register's record is called: a document by its identifier and title, the rest by name. */
export const registerName = (fields: object): string => {
  const { identifier, title, name } = fields as { readonly [field: string]: unknown };
  return [identifier, title ?? name].filter((part) => typeof part === 'string' && part !== '').join(' ');
};
