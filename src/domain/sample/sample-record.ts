import { computedRecordId } from '../journal/record-id.ts';
import type { Noun } from '../nouns.ts';

/** The record of a thing in the sample by its key, so that one part of the sample can name what another part says. */
export const sampleRecord = (journal: string, noun: Noun, key: string): string =>
  computedRecordId(journal, noun, `sample ${key}`);
