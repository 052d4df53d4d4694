import { type AuditFacts, auditFacts } from '#domain/audit/audit-facts.ts';
import { type ItemWithState, itemStates } from '#domain/checklist/item-states.ts';
import type { Edit } from '#domain/journal/edit.ts';
import { createContext, use, useMemo, useRef } from 'react';
import { useRows } from '../../store/live-rows.ts';
import { useTablet } from './tablet-context.tsx';

/** The facts of one audit, live. Undefined until every noun was read once. */
export const useAuditFacts = (journal: string): AuditFacts | undefined => {
  const { database, catalogue } = useTablet();
  const audit = useRows(database, journal, 'audit');
  const site = useRows(database, journal, 'site');
  const procedure = useRows(database, journal, 'procedure');
  const aiSystem = useRows(database, journal, 'aiSystem');
  const teamMember = useRows(database, journal, 'teamMember');
  const response = useRows(database, journal, 'checklistResponse');
  const asked = useRows(database, journal, 'questionAsked');
  const finding = useRows(database, journal, 'finding');
  const evidence = useRows(database, journal, 'evidence');
  const link = useRows(database, journal, 'evidenceLink');
  return useMemo(() => {
    const all = [audit, site, procedure, aiSystem, teamMember, response, asked, finding, evidence, link];
    return all.every((rows) => rows !== undefined) ? auditFacts(journal, catalogue, all.flat()) : undefined;
  }, [journal, catalogue, audit, site, procedure, aiSystem, teamMember, response, asked, finding, evidence, link]);
};

export type OpenAudit = {
  /** What the journal says, with every number given in this visit, also those the live reading doesn't show yet. */
  readonly facts: AuditFacts;
  readonly items: readonly ItemWithState[];
  /** Notes the numbers that these edits give, so that the next finding or photo gets another one. */
  noteNumbers(edits: readonly Edit[]): void;
};

const AuditContext = createContext<OpenAudit | undefined>(undefined);

export const AuditProvider = AuditContext.Provider;

export const useOpenAudit = (facts: AuditFacts | undefined): OpenAudit | undefined => {
  const given = useRef<string[]>([]);
  return useMemo(
    () =>
      facts && {
        facts: {
          ...facts,
          get numbersGiven() {
            return [...facts.numbersGiven, ...given.current];
          },
        },
        items: itemStates(facts),
        noteNumbers: (edits) =>
          given.current.push(...edits.flatMap((e) => (e.field === 'number' && typeof e.value === 'string' ? [e.value] : []))),
      },
    [facts],
  );
};

/** The audit that is open around this screen. */
export const useAudit = (): OpenAudit => {
  const audit = use(AuditContext);
  if (!audit) throw new Error('Bug: a screen outside of AuditProvider');
  return audit;
};
