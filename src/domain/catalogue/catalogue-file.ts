import type { ForeignCatalogue } from './foreign-catalogue.ts';

/** A file as what a person accepts or maps: a catalogue, or a table whose columns they name. */
export type CatalogueFile =
  | { readonly form: 'table'; readonly table: readonly (readonly string[])[] }
  | { readonly form: 'clausewalk' | 'library' | 'oscal'; readonly catalogue: ForeignCatalogue };
