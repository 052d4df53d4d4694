import * as z from 'zod/mini';
import { id, ids, instant, line, text } from '../fields.ts';
import { signature } from '../signature-field.ts';

export const signOffRoles = ['lead', 'auditor', 'client', 'auditee'] as const;

/** In the audit's journal. */
export const signOffNouns = {
  /** From opportunities and patterns over findings, never inside a nonconformity (ISO 19011). `findings`: their records. */
  recommendation: z.object({ text, reason: text, forWhom: line, findings: ids }),
  /** SYNC 7: the lead's named waiver of a member's hand-in. Exists once per person. */
  waiver: z.object({ person: id, name: line, reason: text, by: line, at: instant }),
  /** A signature under the report. */
  reportSignature: z.object({ name: line, role: z.enum(signOffRoles), position: line, signature }),
} as const;
