import * as z from 'zod/mini';
import { methods } from '../audit/audit-choices.ts';
import { count, id, line, momentOfDay, text } from '../fields.ts';
import { signature } from '../signature-field.ts';

export const meetingKinds = ['opening', 'closing', 'other'] as const;
export const presences = ['inPerson', 'remote', 'absent'] as const;
export const opinionStates = ['open', 'settled'] as const;

/** In the audit's journal. `parent` is the meeting. */
export const meetingNouns = {
  meeting: z.object({
    kind: z.enum(meetingKinds),
    startsAt: momentOfDay,
    endsAt: momentOfDay,
    place: line,
    method: z.enum(methods),
    note: text,
  }),
  /** `point`: the key of a point that every meeting of its kind has; own ones have a title alone. */
  meetingPoint: z.object({ parent: id, point: line, title: line, done: z.boolean(), note: text, order: count }),
  attendance: z.object({ parent: id, name: line, position: line, presence: z.enum(presences), signature }),
  /** `finding`: the record that the opinion is on, if it is on one. */
  divergentOpinion: z.object({
    parent: id,
    by: line,
    finding: id,
    opinion: text,
    answer: text,
    state: z.enum(opinionStates),
  }),
} as const;
