import * as z from 'zod/mini';
import { auditKinds, methods } from '../audit/audit-choices.ts';
import { day, id, ids, line, lines, text } from '../fields.ts';

export const importances = ['high', 'normal', 'low'] as const;

/** ISO/IEC 42001, 9.2.2: the audits of a cycle, and why they are these. In the organisation's journal. */
export const programmeNouns = {
  programme: z.object({
    title: line,
    startsOn: day,
    endsOn: day,
    objectives: text,
    risks: text,
    methods: text,
    resources: text,
    approvedBy: line,
    approvedOn: day,
  }),
  /** `parent`: the programme. `audit`: the journal of the audit once it was started. */
  plannedAudit: z.object({
    parent: id,
    title: line,
    kind: z.enum(auditKinds),
    startsOn: day,
    endsOn: day,
    items: lines,
    areas: ids,
    sites: ids,
    aiSystems: ids,
    lead: line,
    method: z.enum(methods),
    reason: text,
    audit: id,
    /** Left out after all, and why. */
    cancelledFor: text,
    /** What the audit gave, written at its sign-off, for those who don't hold its journal. */
    results: z.readonly(z.array(z.object({ item: line, verdict: line, on: day }))),
  }),
  /** `parent`: the programme. Exists once per clause, control or area. */
  importance: z.object({ parent: id, item: line, importance: z.enum(importances), reason: text }),
} as const;
