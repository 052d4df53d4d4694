import { gradeOf } from '../checklist/verdict.ts';
import { isNonconformity } from '../finding/grade.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { Row } from '../row.ts';
import type { ControlsAudit } from './controls-audit.ts';
import type { StatementControl } from './statement.ts';

export const crossCheckKinds = [
  'excludedWithNonconformity',
  'excludedWithoutReason',
  'implementedWithoutEvidence',
  'neverAudited',
] as const;
export type CrossCheckKind = (typeof crossCheckKinds)[number];

/** Something that the statement says and something else doesn't bear out. */
export type CrossCheck = {
  readonly kind: CrossCheckKind;
  readonly control: StatementControl;
  /** The nonconformities that speak against it. */
  readonly findings: readonly Row<'finding'>[];
};

/** When the audits of the cycle are held, and what is known to be audited without holding the audit. */
export type AuditCycle = {
  readonly startsOn?: string | undefined;
  readonly endsOn?: string | undefined;
  readonly results?: readonly { readonly item: string; readonly verdict: string }[];
};

/** The cycle that the organisation's programme says, the newest one; without a programme all audits count. */
export const cycleOf = (facts: JournalFacts): AuditCycle => {
  const programme = facts
    .of('programme')
    .toSorted((a, b) => (b.fields.startsOn ?? '').localeCompare(a.fields.startsOn ?? ''))[0];
  if (!programme) return {};
  const { startsOn, endsOn } = programme.fields;
  const results = facts
    .of('plannedAudit')
    .filter((row) => row.fields.parent === programme.record)
    .flatMap((row) => row.fields.results ?? []);
  return { startsOn, endsOn, results };
};

const isIn = ({ startsOn }: ControlsAudit, cycle: AuditCycle) =>
  startsOn === '' || (startsOn >= (cycle.startsOn ?? '') && startsOn <= (cycle.endsOn ?? '9999'));

const saysNothing = ['open', 'notAudited', 'notApplicable'];

/** Where an audit's answer shows that a control was looked at in this cycle. */
export const isAuditedIn = (
  control: StatementControl,
  audits: readonly ControlsAudit[],
  cycle: AuditCycle = {},
): boolean =>
  audits.some((audit) => isIn(audit, cycle) && audit.on(control)?.isAudited) ||
  (cycle.results ?? []).some(({ item, verdict }) => item === control.key && !saysNothing.includes(verdict));

/** The four checks that set the statement against the audits (SPEC SOA8 to SOA11), by control in the statement's order. */
export const crossChecks = (
  statement: readonly StatementControl[],
  audits: readonly ControlsAudit[],
  cycle: AuditCycle = {},
): readonly CrossCheck[] =>
  statement.flatMap((control): readonly CrossCheck[] => {
    const on = audits.flatMap((audit) => audit.on(control) ?? []);
    const nonconformities = on.flatMap(({ findings }) => findings.filter((row) => isNonconformity(gradeOf(row))));
    const hasEvidence = control.isRegistered || on.some(({ evidence }) => evidence.length > 0);
    const found = (kind: CrossCheckKind, holds: boolean, findings: CrossCheck['findings'] = []) =>
      holds ? [{ kind, control, findings }] : [];
    return [
      ...found('excludedWithNonconformity', control.saysExcluded && nonconformities.length > 0, nonconformities),
      ...found('excludedWithoutReason', control.saysExcluded && !control.hasExclusionReason),
      ...found('implementedWithoutEvidence', control.saysApplicable && control.saysImplemented && !hasEvidence),
      ...found('neverAudited', control.saysApplicable && !isAuditedIn(control, audits, cycle)),
    ];
  });
