import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Third-party files that the project never copies: their folder comes from AUDIT_CORPUS, and may be absent. */
const folder = process.env['AUDIT_CORPUS'];

export const corpusFiles: readonly string[] =
  folder && existsSync(join(folder, 'photos')) ? readdirSync(join(folder, 'photos')) : [];

export const corpusFile = async (path: string): Promise<Uint8Array<ArrayBuffer>> =>
  Uint8Array.from(await readFile(join(folder ?? '', path)));

/** A JSON file of the corpus; undefined where the corpus isn't here. */
export const corpusJson = async (path: string): Promise<unknown> =>
  folder && existsSync(join(folder, path)) ? JSON.parse(await readFile(join(folder, path), 'utf8')) : undefined;

export const hasCorpus = folder !== undefined && existsSync(folder);
