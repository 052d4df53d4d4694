import { useMemo } from 'react';
import { type AuditResults, auditResults } from '#domain/programme/audit-results.ts';
import { type Coverage, coverage } from '#domain/programme/coverage.ts';
import type { Row } from '#domain/row.ts';
import { useRowsOfAll } from '../../store/live-rows.ts';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';

/** The results of this organisation's audits whose journals are here; undefined while they are being read. */
export const useAuditResults = (): readonly AuditResults[] | undefined => {
  const { database, catalogue } = useTablet();
  const { journal } = useOrganisationFacts();
  const audits = useRowsOfAll(database, 'audit');
  const responses = useRowsOfAll(database, 'checklistResponse');
  const findings = useRowsOfAll(database, 'finding');
  const splits = useRowsOfAll(database, 'itemSplit');
  return useMemo(
    () =>
      audits &&
      responses &&
      findings &&
      splits &&
      auditResults(journal, { audits, responses, findings, splits }, catalogue),
    [audits, responses, findings, splits, journal, catalogue],
  );
};

/** How a programme covers the clauses and controls, live. */
export const useCoverage = (
  programme: Row<'programme'> | undefined,
  audits: readonly AuditResults[] | undefined,
): Coverage | undefined => {
  const facts = useOrganisationFacts();
  const { catalogue, now } = useTablet();
  const today = todayOf(now());
  return useMemo(
    () => programme && audits && coverage(facts, programme, { audits, catalogue, today }),
    [facts, programme, audits, catalogue, today],
  );
};
