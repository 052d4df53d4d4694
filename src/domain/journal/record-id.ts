import { hexToBytes } from '@noble/hashes/utils.js';
import { v5 as uuidv5 } from 'uuid';

/**
 * SPEC J9: what exists once in a journal has a computed id, so that two tablets that answer the same
 * clause meet in one record. `key` is the record's natural key, for example the clause's number.
 */
export const computedRecordId = (journal: string, noun: string, key: string): string =>
  // As bytes: a journal id of no known UUID version is somebody's mistake, and must not throw here.
  uuidv5(`${noun}\u0000${key}`, hexToBytes(journal.replaceAll('-', '')));
