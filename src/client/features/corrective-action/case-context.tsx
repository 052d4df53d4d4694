import { createContext, use } from 'react';
import type { CaseRound } from '#domain/corrective-action/case-records.ts';
import { type Actor, type CaseAct, mayDo } from '#domain/corrective-action/case-roles.ts';
import type { CaseState } from '#domain/corrective-action/case-state.ts';
import type { JournalFacts } from '#domain/journal-facts.ts';
import type { Noun } from '#domain/nouns.ts';
import type { Row } from '#domain/row.ts';

export type OpenCase = {
  readonly facts: JournalFacts;
  readonly of: CaseRound;
  readonly state: CaseState;
  readonly actor: Actor;
  readonly isSealed: boolean;
};

const CaseContext = createContext<OpenCase | undefined>(undefined);
export const CaseProvider = CaseContext.Provider;

/** The case that is open around this part of a screen. */
export const useCase = (): OpenCase & {
  /** Whether this person may do that now. */
  readonly may: (act: CaseAct) => boolean;
  /** Where a text of a record is kept. */
  readonly field: <N extends Noun>(
    noun: N,
    record: string,
    row: Row<N> | undefined,
    field: string,
  ) => {
    readonly journal: string;
    readonly noun: N;
    readonly record: string;
    readonly field: string;
    readonly row: Row<Noun> | undefined;
  };
} => {
  const open = use(CaseContext);
  if (!open) throw new Error('Bug: a part of a case outside of CaseProvider');
  return {
    ...open,
    may: (act) => !open.state.isClosed && !open.isSealed && mayDo(open.actor.role, act),
    field: (noun, record, row, field) => ({
      journal: open.facts.journal,
      noun,
      record,
      field,
      row: row as Row<Noun> | undefined,
    }),
  };
};
