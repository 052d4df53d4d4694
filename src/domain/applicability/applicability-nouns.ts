import * as z from 'zod/mini';
import { day, id, ids, line, lines, source, text } from '../fields.ts';

export const applicabilities = ['applicable', 'excluded'] as const;
export type Applicability = (typeof applicabilities)[number];
/** The least first: of several the least is shown (SPEC SOA3). */
export const implementationStates = ['notImplemented', 'planned', 'partly', 'implemented'] as const;
export type ImplementationState = (typeof implementationStates)[number];

/** In the organisation's journal; an audit copies the entries it relies on, each with its source. */
export const applicabilityNouns = {
  /** What the statement says of a control: once per control of the catalogue, by its number, and per extra control, by its record. */
  applicability: z.object({
    control: line,
    /** The extra control that it belongs to. */
    parent: id,
    applicability: z.enum(applicabilities),
    inclusionReason: text,
    exclusionReason: text,
    implementation: z.enum(implementationStates),
    owner: line,
    /** Records of the register of documented information. */
    documents: ids,
    /** Documents named in words: imported statements name them so. */
    documentNames: lines,
    source,
  }),
  /** A control of the organisation's own, beyond Annex A. */
  extraControl: z.object({ reference: line, title: line, description: text, source }),
  /** A version of the whole statement as it was approved: its entries then. An audit's copy has none. */
  statementVersion: z.object({
    version: line,
    approvedBy: line,
    approvedOn: day,
    note: text,
    entries: z.readonly(
      z
        .array(
          z.object({
            control: line,
            reference: line,
            title: line,
            applicability: z.enum(applicabilities),
            inclusionReason: z.optional(text),
            exclusionReason: z.optional(text),
            implementation: z.optional(z.enum(implementationStates)),
            owner: z.optional(line),
            documents: lines,
          }),
        )
        .check(z.maxLength(1_000)),
    ),
    source,
  }),
} as const;
