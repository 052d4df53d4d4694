import * as z from 'zod/mini';
import { day, id, ids, line, lines, source, text } from '../fields.ts';

export const applicabilities = ['applicable', 'excluded'] as const;
export const implementationStates = ['notImplemented', 'planned', 'partly', 'implemented'] as const;

/** What a Statement of Applicability says of one control. */
const entry = {
  control: line,
  applicability: z.enum(applicabilities),
  inclusionReason: text,
  exclusionReason: text,
  implementation: z.enum(implementationStates),
  owner: line,
  /** Records of the register of documented information. */
  documents: ids,
  /** Documents named in words: imported statements name them so. */
  documentNames: lines,
} as const;

/** In the organisation's journal; an audit copies the entries it relies on, each with its source. */
export const applicabilityNouns = {
  /** Exists once per control of the catalogue, by its number, and per extra control, by its record. */
  applicability: z.object({ ...entry, source }),
  /** A control of the organisation's own, beyond Annex A. */
  extraControl: z.object({ reference: line, title: line, description: text, source }),
  /** A version of the whole statement as it was approved: its entries then. */
  statementVersion: z.object({
    version: line,
    approvedBy: line,
    approvedOn: day,
    note: text,
    entries: z.readonly(z.array(z.object({ ...entry, title: line, documents: lines })).check(z.maxLength(1_000))),
    source: id,
  }),
} as const;
