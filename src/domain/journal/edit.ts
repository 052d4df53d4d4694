import type { Json } from './change.ts';

/** What an act wants said, before the recorder makes it a change: one field of one record. Null clears the field. */
export type Edit = {
  readonly noun: string;
  readonly record: string;
  readonly field: string;
  readonly value: Json;
  readonly kind?: 'set' | 'attach';
  /** Ids of the heads that stood on the author's screen; without it, those in the store at the moment of writing. */
  readonly base?: readonly string[];
  /** For `deleted` only: every head of the record and its children that stood on screen. */
  readonly seen?: readonly string[];
};
