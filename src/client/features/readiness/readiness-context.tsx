import { createContext, use, useMemo } from 'react';
import { auditFacts } from '#domain/audit/audit-facts.ts';
import { journalFacts } from '#domain/journal-facts.ts';
import { isAuditOf, isCaseOf, type ReadinessSources } from '#domain/readiness/readiness-sources.ts';
import { type ReadinessSummary, readinessSummary } from '#domain/readiness/readiness-summary.ts';
import { isShown } from '#domain/row.ts';
import { useRowsOfJournals } from '../../store/live-journal.ts';
import { useRowsOfAll } from '../../store/live-rows.ts';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';

type Readiness = { readonly sources: ReadinessSources; readonly summary: ReadinessSummary };

const ReadinessContext = createContext<Readiness | undefined>(undefined);

export const ReadinessProvider = ReadinessContext.Provider;

/** What the open organisation's readiness is judged on, and what it comes to. */
export const useReadiness = (): Readiness => {
  const readiness = use(ReadinessContext);
  if (!readiness) throw new Error('Bug: a screen outside of ReadinessProvider');
  return readiness;
};

const unique = (rows: readonly { readonly journal: string }[]) => [...new Set(rows.map(({ journal }) => journal))];

const asJournal = (journal: string) => ({ journal });

/** Reads the organisation's audits and cases on this tablet, live; undefined until all were read once. */
export const useReadinessOfOrganisation = (): Readiness | undefined => {
  const { database, catalogue, now } = useTablet();
  const organisation = useOrganisationFacts();
  const audits = useRowsOfAll(database, 'audit');
  const cases = useRowsOfAll(database, 'case');
  const own = audits && unique(audits.filter((row) => isShown(row) && isAuditOf(organisation, catalogue, row)));
  const issued =
    cases && own && unique(cases.filter((row) => isShown(row) && isCaseOf(organisation, own.map(asJournal), row)));
  const auditRows = useRowsOfJournals(database, own ?? []);
  const caseRows = useRowsOfJournals(database, issued ?? []);
  const today = todayOf(now());
  const areRead = own !== undefined && issued !== undefined;
  const [ownKey, issuedKey] = [own?.join() ?? '', issued?.join() ?? ''];
  return useMemo(() => {
    const isWhole = (rows: ReadonlyMap<string, unknown> | undefined, key: string) =>
      rows !== undefined && [...rows.keys()].join() === key;
    if (!areRead || !auditRows || !caseRows) return undefined;
    if (!isWhole(auditRows, ownKey) || !isWhole(caseRows, issuedKey)) return undefined;
    const sources: ReadinessSources = {
      catalogue,
      organisation,
      audits: [...auditRows].map(([journal, rows]) => auditFacts(journal, catalogue, rows)),
      cases: [...caseRows].map(([journal, rows]) => journalFacts(journal, rows)),
      today,
    };
    return { sources, summary: readinessSummary(sources) };
  }, [areRead, auditRows, caseRows, catalogue, issuedKey, organisation, ownKey, today]);
};
