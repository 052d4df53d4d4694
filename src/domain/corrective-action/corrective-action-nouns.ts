import * as z from 'zod/mini';
import { count, day, id, ids, instant, line, sha256, source, text } from '../fields.ts';
import { grades } from '../finding/grade.ts';
import { signature } from '../signature-field.ts';

export const causeMethods = ['fiveWhys', 'fishbone', 'other'] as const;
export const fishboneBranches = ['people', 'process', 'technology', 'data', 'environment', 'management'] as const;
export const existences = ['onlyHere', 'elsewhereToo'] as const;
export const planDecisions = ['accepted', 'rejected'] as const;
export const effectivenessResults = ['effective', 'notEffective'] as const;
export const closureDecisions = ['closed', 'reopened'] as const;

/** What a plan said when it was decided on: a later change of any of it is found by comparing. */
const plan = z.object({
  corrections: z.readonly(z.array(text)),
  extent: text,
  cause: text,
  whys: z.readonly(z.array(text)),
  actions: z.readonly(z.array(z.object({ action: id, text, owner: line, dueOn: line }))),
});

/**
 * One issued nonconformity and what became of it (ISO/IEC 42001, 10.2), in a journal of its own: its process owner
 * writes here without reading the audit.
 */
export const correctiveActionNouns = {
  /** Exists once in its journal: the nonconformity as it was issued, and who answers it. `finding`: its audit's journal and record. */
  case: z.object({
    finding: source,
    number: line,
    auditNumber: line,
    auditTitle: line,
    organisation: line,
    /** The journal of the organisation it belongs to. */
    organisationJournal: id,
    grade: z.enum(grades),
    title: line,
    item: line,
    itemTitle: line,
    requirement: text,
    statement: text,
    gradeReason: text,
    area: line,
    site: line,
    aiSystem: line,
    raisedOn: day,
    raisedBy: line,
    repeatOf: line,
    evidence: z.readonly(z.array(z.object({ label: line, title: line, sha256: z.optional(sha256) }))),
    issuedOn: day,
    issuedBy: line,
    owner: line,
    ownerPerson: id,
    verifier: line,
    verifierPerson: id,
    /** Until when the owner is to answer. */
    answerOn: day,
  }),
  /** Exists once: the auditee's word on the nonconformity. */
  acknowledgement: z.object({
    answer: z.enum(['agrees', 'disagrees']),
    comment: text,
    by: line,
    on: day,
    signature,
  }),
  /** What was done at once to contain or fix it. Not a corrective action. */
  correction: z.object({ text, by: line, doneOn: day, dueOn: day, round: count }),
  /** Exists once a round: does it exist elsewhere? */
  extent: z.object({ existence: z.enum(existences), text, by: line, assessedOn: day }),
  /** Exists once a round: why it happened. */
  cause: z.object({ method: z.enum(causeMethods), statement: text, by: line, foundOn: day }),
  /** `parent`: the cause. One why, or one bone. */
  why: z.object({ parent: id, order: count, branch: z.enum(fishboneBranches), answer: text }),
  correctiveAction: z.object({
    text,
    owner: line,
    ownerPerson: id,
    dueOn: day,
    implementedOn: day,
    implementation: text,
    order: count,
    round: count,
  }),
  /**
   * The auditor's word on the plan. `actions`: those that were in it; `plan`: what it said. `after`: the decisions of
   * this round that it was made upon, so that two made apart are told from one that follows another. Add-only.
   */
  planDecision: z.object({
    decision: z.enum(planDecisions),
    reason: text,
    by: line,
    at: instant,
    actions: ids,
    plan,
    round: count,
    after: ids,
  }),
  /** One check of effectiveness; after a reopening there is another. The criterion is fixed (`fixedAt`) before the result. */
  effectivenessCheck: z.object({
    criterion: text,
    method: text,
    checkOn: day,
    fixedAt: instant,
    fixedBy: line,
    result: z.enum(effectivenessResults),
    note: text,
    checkedOn: day,
    verifier: line,
    verifierPerson: id,
    order: count,
    /** The criterion that the result was given on: it differs where another tablet fixed another one meanwhile. */
    judged: text,
  }),
  /** Add-only: closed, or opened again, and why. `round`: the one that ends by it; `after`: what it was made upon. */
  closure: z.object({
    decision: z.enum(closureDecisions),
    reason: text,
    by: line,
    at: instant,
    round: count,
    after: ids,
  }),
} as const;
