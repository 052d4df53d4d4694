import * as z from 'zod/mini';
import { methods } from '../audit/audit-choices.ts';
import { count, day, id, ids, line, lines, momentOfDay, source, text } from '../fields.ts';
import { grades } from '../finding/grade.ts';

export const earlierStates = ['open', 'closed', 'unknown'] as const;

/** How an audit is to run. In the audit's journal. */
export const planNouns = {
  /** `auditors`: records of team members. `reason`: why somebody audits an own area after all (impartiality). */
  agendaItem: z.object({
    title: line,
    startsAt: momentOfDay,
    endsAt: momentOfDay,
    place: line,
    site: id,
    method: z.enum(methods),
    items: lines,
    areas: ids,
    auditors: ids,
    auditees: line,
    note: text,
    reason: text,
  }),
  /** Exists once per item: whose working paper it is. `member`: a record of the team. `reason` as on the agenda. */
  assignment: z.object({ item: line, member: id, reason: text }),
  /** What an earlier audit found on an item, copied in so that it stands beside it without network. */
  earlierFinding: z.object({
    item: line,
    number: line,
    grade: z.enum(grades),
    title: line,
    audit: line,
    raisedOn: day,
    state: z.enum(earlierStates),
    order: count,
    source,
  }),
} as const;
