import { parseDocument } from 'yaml';
import type { CatalogueFile } from '#domain/catalogue/catalogue-file.ts';
import type { CatalogueFileRefusal, ForeignCatalogue } from '#domain/catalogue/foreign-catalogue.ts';
import { mostNodes } from '#domain/catalogue/foreign-catalogue.ts';
import { catalogueFromLibrary, isLibrary } from '#domain/catalogue/library-form.ts';
import { catalogueFromOscal, isOscalCatalog } from '#domain/catalogue/oscal-form.ts';
import { catalogueFromOwnForm } from '#domain/catalogue/own-form.ts';
import { listOf, thingOf } from '#domain/catalogue/untyped.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { readSeparated, readSheet, startsWith } from './read-table.ts';

export const largestCatalogueFile = 20_000_000;
/** A library is a list of lists: none of them nests as deep as a file that is meant to break its reader. */
const deepestYaml = 100;
/** Libraries name nothing twice; a file that multiplies by names is no library. */
const mostAliases = 100;

type Read = Result<CatalogueFile, CatalogueFileRefusal>;

/** What a file is, its bytes say, never its name. Meant for a worker that can be ended. */
export const readCatalogueFile = async (bytes: Uint8Array): Promise<Read> => {
  if (bytes.length === 0) return refuse({ kind: 'fileEmpty' });
  if (bytes.length > largestCatalogueFile)
    return refuse({ kind: 'fileTooLarge', size: bytes.length, largest: largestCatalogueFile });
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse({ kind: 'lockedOrOld' });
  if (startsWith(bytes, 0x50, 0x4b)) return asTable(await readSheet(bytes, mostNodes));
  if (isUtf16(bytes)) return refuse({ kind: 'notUtf8', encoding: 'utf16' });
  const text = utf8(bytes);
  if (text === undefined) return refuse({ kind: 'notUtf8', encoding: 'latin1' });
  if (text.includes('\0')) return refuse({ kind: 'unknownForm' });
  if (text.trim() === '') return refuse({ kind: 'fileEmpty' });
  if (/^\s*[{[]/u.test(text)) return readJson(text);
  return looksLikeYaml(text) ? readYaml(text) : asTable(readSeparated(text, mostNodes));
};

const asTable = (
  read: Result<readonly (readonly string[])[], CatalogueFileRefusal | { readonly kind: 'notASpreadsheet' }>,
): Read => {
  if (read.ok) return succeed({ form: 'table', table: read.value });
  return refuse(read.refusal.kind === 'notASpreadsheet' ? { kind: 'unknownForm' } : read.refusal);
};

/** By its mark, or by every second byte of its beginning being nothing. */
const isUtf16 = (bytes: Uint8Array): boolean => {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return true;
  const start = bytes.subarray(0, 400);
  const empty = (parity: number) => start.filter((byte, i) => i % 2 === parity && byte === 0).length;
  return start.length >= 8 && Math.max(empty(0), empty(1)) > start.length / 4;
};

const utf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** A library begins with names and colons, or with a document's dashes; a table's first row has separators. */
const looksLikeYaml = (text: string): boolean => {
  const first = text.split(/\r?\n/u, 200).find((line) => line.trim() !== '' && !line.trimStart().startsWith('#')) ?? '';
  return /^(?:---|%YAML|['"]?[\w-]+['"]?\s*:(?:\s|$)|-\s)/u.test(first);
};

const readJson = (text: string): Read => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse({ kind: error instanceof RangeError ? 'nestedTooDeep' : 'brokenJson' });
  }
  return formOf(value);
};

const formOf = (value: unknown): Read => {
  if (isOscalCatalog(value)) return asForm('oscal', catalogueFromOscal(value));
  if (isLibrary(value)) return asForm('library', catalogueFromLibrary(value));
  const thing = thingOf(value);
  if (thing?.['nodes'] !== undefined) return asForm('clausewalk', catalogueFromOwnForm(value));
  const objects = thingOf(thing?.['objects']);
  if (objects && !listOf(objects['frameworks']).length) return refuse({ kind: 'noNodes' });
  return refuse({ kind: 'unknownForm' });
};

const asForm = (
  form: 'clausewalk' | 'library' | 'oscal',
  read: Result<ForeignCatalogue, CatalogueFileRefusal>,
): Read => (read.ok ? succeed({ form, catalogue: read.value }) : read);

const bracketsInRow = new RegExp(`(?:[[{]\\s*){${deepestYaml + 1}}`, 'u');

/** Whether brackets or indents go deeper than any library: told before anything is parsed. */
const nestsTooDeep = (text: string): boolean =>
  bracketsInRow.test(text) ||
  text.split('\n').some((line) => (/^(?: |- )*/u.exec(line)?.[0].length ?? 0) > 2 * deepestYaml);

const readYaml = (text: string): Read => {
  if (nestsTooDeep(text)) return refuse({ kind: 'nestedTooDeep' });
  try {
    const document = parseDocument(text, { uniqueKeys: true, merge: false, schema: 'core', logLevel: 'silent' });
    const [error] = document.errors;
    if (error) return refuse({ kind: 'brokenYaml', ...(error.linePos ? { line: error.linePos[0].line } : {}) });
    return formOf(document.toJS({ maxAliasCount: mostAliases }));
  } catch (error) {
    if (error instanceof RangeError) return refuse({ kind: 'nestedTooDeep' });
    if (error instanceof ReferenceError) return refuse({ kind: 'yamlBomb' });
    return refuse({ kind: 'brokenYaml' });
  }
};
