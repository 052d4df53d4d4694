import { useMemo } from 'react';
import { type ControlsAudit, controlsAudit } from '#domain/applicability/controls-audit.ts';
import { type AuditCycle, type CrossCheck, crossChecks, cycleOf } from '#domain/applicability/cross-checks.ts';
import { type StatementControl, statementOf } from '#domain/applicability/statement.ts';
import type { JournalFacts } from '#domain/journal-facts.ts';
import { useAuditsOf } from '../../store/live-audits.ts';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';

export type OpenStatement = {
  readonly facts: JournalFacts;
  /** Where its screens are. */
  readonly home: string;
  readonly statement: readonly StatementControl[];
  readonly audits: readonly ControlsAudit[];
  readonly cycle: AuditCycle;
  /** Undefined until the audits are read: before that nobody knows whether something disagrees. */
  readonly checks: readonly CrossCheck[] | undefined;
};

/** The Statement of Applicability of the open organisation, set against its audits on this tablet, live. */
export const useStatement = (): OpenStatement => {
  const facts = useOrganisationFacts();
  const { database, catalogue } = useTablet();
  const name = facts.of('organisation')[0]?.fields.name?.trim() ?? '';
  const held = useAuditsOf(database, { journal: facts.journal, name }, catalogue);
  return useMemo(() => {
    const statement = statementOf(facts, catalogue);
    const audits = (held ?? []).map(controlsAudit);
    const cycle = cycleOf(facts);
    return {
      facts,
      home: `/organisations/${facts.journal}/applicability`,
      statement,
      audits,
      cycle,
      checks: held && crossChecks(statement, audits, cycle),
    };
  }, [catalogue, facts, held]);
};
