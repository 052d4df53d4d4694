import { createContext, use, useMemo, useRef } from 'react';
import { type AuditFacts, linksBetween, numbersIn, responsesByItem } from '#domain/audit/audit-facts.ts';
import { splitsOf } from '#domain/checklist/item-split.ts';
import { type ItemWithState, itemStates } from '#domain/checklist/item-states.ts';
import type { Edit } from '#domain/journal/edit.ts';
import type { Noun } from '#domain/nouns.ts';
import { type Row, shownInOrder } from '#domain/row.ts';
import { useAuditCatalogue, useRows } from '../../store/live-rows.ts';
import { useTablet } from './tablet-context.tsx';

const useShown = <N extends Noun>(journal: string, noun: N): readonly Row<N>[] | undefined => {
  const { database } = useTablet();
  const rows = useRows(database, journal, noun);
  return useMemo(() => rows && shownInOrder(rows), [rows]);
};

/**
 * The facts of one audit, live. Undefined until every noun was read once. Put together noun by noun, so that an answer
 * doesn't sort all evidence again.
 */
export const useAuditFacts = (journal: string): AuditFacts | undefined => {
  const { database, catalogue: shipped } = useTablet();
  const catalogue = useAuditCatalogue(database, journal, shipped);
  const audits = useShown(journal, 'audit');
  const sites = useShown(journal, 'site');
  const procedures = useShown(journal, 'procedure');
  const aiSystems = useShown(journal, 'aiSystem');
  const team = useShown(journal, 'teamMember');
  const asked = useShown(journal, 'questionAsked');
  const responseRows = useRows(database, journal, 'checklistResponse');
  const findingRows = useRows(database, journal, 'finding');
  const evidenceRows = useRows(database, journal, 'evidence');
  const linkRows = useRows(database, journal, 'evidenceLink');
  const responses = useMemo(() => responseRows && responsesByItem(responseRows), [responseRows]);
  const findings = useMemo(() => findingRows && shownInOrder(findingRows), [findingRows]);
  const evidence = useMemo(() => evidenceRows && shownInOrder(evidenceRows), [evidenceRows]);
  const splitRows = useRows(database, journal, 'itemSplit');
  const splits = useMemo(
    () => splitRows && responses && findings && evidence && splitsOf(splitRows, { responses, findings, evidence }),
    [splitRows, responses, findings, evidence],
  );
  const links = useMemo(
    () => linkRows && findings && evidence && linksBetween(linkRows, findings, evidence),
    [linkRows, findings, evidence],
  );
  const numbersGiven = useMemo(
    () => findingRows && evidenceRows && numbersIn([...findingRows, ...evidenceRows]),
    [findingRows, evidenceRows],
  );
  return useMemo(() => {
    if (!catalogue || !audits || !sites || !procedures || !aiSystems || !team || !asked) return undefined;
    if (!responses || !splits || !findings || !evidence || !links || !numbersGiven) return undefined;
    const plan = { journal, catalogue, audit: audits[0], sites, procedures, aiSystems, team };
    return { ...plan, asked, responses, splits, findings, evidence, links, numbersGiven };
  }, [
    journal,
    catalogue,
    audits,
    sites,
    procedures,
    aiSystems,
    team,
    asked,
    responses,
    splits,
    findings,
    evidence,
    links,
    numbersGiven,
  ]);
};

export type OpenAudit = {
  /** What the journal says, with every number given in this visit, also those the live reading doesn't show yet. */
  readonly facts: AuditFacts;
  readonly items: readonly ItemWithState[];
  /** Notes the numbers that these edits give, so that the next finding or photo gets another one. */
  readonly noteNumbers: (edits: readonly Edit[]) => void;
};

const AuditContext = createContext<OpenAudit | undefined>(undefined);

export const AuditProvider = AuditContext.Provider;

export const useOpenAudit = (facts: AuditFacts | undefined): OpenAudit | undefined => {
  const given = useRef<string[]>([]);
  return useMemo(() => {
    if (!facts) return undefined;
    const withGiven = {
      ...facts,
      get numbersGiven() {
        return [...facts.numbersGiven, ...given.current];
      },
    };
    const noteNumbers = (edits: readonly Edit[]) =>
      given.current.push(
        ...edits.flatMap((e) => (e.field === 'number' && typeof e.value === 'string' ? [e.value] : [])),
      );
    return { facts: withGiven, items: itemStates(facts), noteNumbers };
  }, [facts]);
};

/** The audit that is open around this screen. */
export const useAudit = (): OpenAudit => {
  const audit = use(AuditContext);
  if (!audit) throw new Error('Bug: a screen outside of AuditProvider');
  return audit;
};
