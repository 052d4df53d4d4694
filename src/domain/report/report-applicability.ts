import { implementationStates } from '../applicability/applicability-nouns.ts';
import { controlsAudit } from '../applicability/controls-audit.ts';
import { type CrossCheckKind, crossChecks } from '../applicability/cross-checks.ts';
import { statementOf } from '../applicability/statement.ts';
import { versionsOf } from '../applicability/version-changes.ts';
import type { WholeAudit } from '../audit/audit-facts.ts';
import type { RecordOf } from '../nouns.ts';

export const reportedStates = [...[...implementationStates].reverse(), 'notSaid', 'excluded', 'undecided'] as const;
export type ReportedState = (typeof reportedStates)[number];

/** What a report says of the Statement of Applicability that its audit took over. */
export type ReportApplicability = {
  readonly version: Pick<Partial<RecordOf<'statementVersion'>>, 'version' | 'approvedBy' | 'approvedOn'> | undefined;
  readonly counts: readonly { readonly state: ReportedState; readonly count: number }[];
  readonly excluded: readonly {
    readonly ref: string;
    readonly title: string;
    readonly reason: string;
    readonly isInConflict: boolean;
  }[];
  readonly checks: readonly {
    readonly kind: CrossCheckKind;
    readonly ref: string;
    readonly title: string;
    readonly numbers: readonly string[];
  }[];
};

/** SPEC SOA20: undefined where the audit took no statement over. */
export const reportApplicability = (facts: WholeAudit): ReportApplicability | undefined => {
  if (facts.of('applicability').length === 0) return undefined;
  const statement = statementOf(facts, facts.catalogue);
  const { version, approvedBy, approvedOn } = versionsOf(facts)[0]?.fields ?? {};
  const stateOf = ({ decision, implementation }: (typeof statement)[number]): ReportedState =>
    decision === 'applicable' ? (implementation ?? 'notSaid') : decision;
  return {
    version:
      version === undefined
        ? undefined
        : { version, ...(approvedBy ? { approvedBy } : {}), ...(approvedOn ? { approvedOn } : {}) },
    counts: reportedStates
      .map((state) => ({ state, count: statement.filter((control) => stateOf(control) === state).length }))
      .filter(({ count }) => count > 0),
    excluded: statement
      .filter(({ decision }) => decision === 'excluded')
      .map(({ reference: ref, title, exclusionReason, isInConflict }) => ({
        ref,
        title,
        reason: exclusionReason,
        isInConflict,
      })),
    checks: crossChecks(statement, [controlsAudit(facts)]).map(
      ({ kind, control: { reference: ref, title }, findings }) => ({
        kind,
        ref,
        title,
        numbers: findings.map((row) => row.fields.number ?? ''),
      }),
    ),
  };
};
