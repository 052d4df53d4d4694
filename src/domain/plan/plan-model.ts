import type { WholeAudit } from '../audit/audit-facts.ts';
import type { RecordOf } from '../nouns.ts';

/** What the printed plan says to the auditee. */
export type PlanModel = { readonly audit: Partial<RecordOf<'audit'>> };

export const planModel = (facts: WholeAudit): PlanModel => ({ audit: facts.audit?.fields ?? {} });
