import * as z from 'zod/mini';
import { day, id, line, source, text } from '../fields.ts';

export const readinessStages = ['stage1', 'stage2'] as const;
export const readinessVerdicts = ['ready', 'notReady', 'concern'] as const;
/** Whether an artefact showed that a requirement is put into practice, and that it works. */
export const showings = ['shown', 'notShown'] as const;
export const certificationSteps = [
  'chooseBody',
  'documents',
  'internalAudit',
  'managementReview',
  'stage1',
  'stage2',
  'correctiveActions',
  'decision',
  'surveillance1',
  'surveillance2',
  'recertification',
] as const;

/** In the organisation's journal. */
export const readinessNouns = {
  /**
   * Exists once per stage and row (a document that is asked for, a clause, a control). Ready needs a dated artefact: one
   * of the register (`document`), of an audit (`evidence`), or named in words with its date. `judged`: which artefact
   * the verdict was given on, so that a later one doesn't inherit it.
   */
  readinessVerdict: z.object({
    stage: z.enum(readinessStages),
    row: line,
    verdict: z.enum(readinessVerdicts),
    artefact: line,
    artefactOn: day,
    document: id,
    evidence: source,
    implementation: z.enum(showings),
    effectiveness: z.enum(showings),
    note: text,
    by: line,
    givenOn: day,
    judged: line,
  }),
  /** Exists once per step. */
  certificationStep: z.object({
    step: z.enum(certificationSteps),
    plannedOn: day,
    doneOn: day,
    body: line,
    note: text,
  }),
  /** ISO/IEC 42001, 9.3. `minutes`: where they are kept. */
  managementReview: z.object({
    title: line,
    heldOn: day,
    plannedOn: day,
    participants: text,
    inputs: text,
    results: text,
    minutes: line,
  }),
} as const;
