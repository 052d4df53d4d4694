import type { Edit } from '../journal/edit.ts';
import { editsOf } from '../row.ts';
import type { AuditResults } from './audit-results.ts';

/** SPEC PR1: an audit's results written into its plan, for those who don't hold its journal. */
export const noteResults = (plannedAudit: string, audit: AuditResults, today: string): readonly Edit[] => {
  const on = audit.endsOn && audit.endsOn < today ? audit.endsOn : today;
  return editsOf('plannedAudit', plannedAudit, {
    audit: audit.audit,
    results: [...audit.verdicts].map(([item, verdict]) => ({ item, verdict, on })),
  });
};
