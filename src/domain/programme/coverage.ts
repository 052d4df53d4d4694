import { statementOf } from '../applicability/statement.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { checklistGroups, titleInContext } from '../checklist/checklist-item.ts';
import type { Verdict } from '../checklist/verdict.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { Row } from '../row.ts';
import { type AuditResults, isAudited, knownVerdict, severestVerdict } from './audit-results.ts';
import { type Cycle, cycleOf, daysBetween, isInCycle, isNearlyOver } from './cycle.ts';
import { type Importance, importanceSaid, importancesOf } from './importance.ts';
import { inOrderOfDays, isCancelled, lastDayOf, plannedItems } from './planned-audit.ts';

/** `unknown`: begun, and over, but neither its journal nor its results are at hand. */
export type AuditStage = 'done' | 'underWay' | 'planned' | 'undated' | 'missed' | 'cancelled' | 'unknown';

/** A column of the matrix: a planned audit, or one that was held without a plan. */
export type CoverageAudit = {
  /** The planned audit's record, else the audit's journal. */
  readonly key: string;
  readonly plan: Row<'plannedAudit'> | undefined;
  readonly audit: string | undefined;
  readonly isHere: boolean;
  readonly title: string;
  readonly startsOn: string | undefined;
  readonly endsOn: string | undefined;
  readonly stage: AuditStage;
};

export type CoverageCell =
  | { readonly kind: 'audited'; readonly verdict: Verdict }
  | { readonly kind: 'underWay' | 'planned' | 'notAudited' };

/** SPEC PR5. */
export type CoverageState = 'excluded' | 'audited' | 'planned' | 'overdue' | 'neverAudited' | 'open';

export type LastResult = { readonly verdict: Verdict; readonly on: string; readonly title: string };

export type CoverageRow = {
  readonly item: string;
  readonly title: string;
  readonly state: CoverageState;
  /** By the audit's key. */
  readonly cells: ReadonlyMap<string, CoverageCell>;
  readonly last: LastResult | undefined;
  /** In an audit that is under way or to come. */
  readonly isAhead: boolean;
  readonly importance: Importance | undefined;
};

export type CoverageGroup = {
  readonly ref: string;
  readonly title: string;
  readonly rows: readonly CoverageRow[];
  /** The worst of its rows, by audit. */
  readonly cells: ReadonlyMap<string, CoverageCell>;
};

export type Coverage = {
  readonly programme: string;
  readonly cycle: Cycle | undefined;
  readonly audits: readonly CoverageAudit[];
  readonly groups: readonly CoverageGroup[];
};

type Told = CoverageAudit & { readonly verdicts: ReadonlyMap<string, { verdict: Verdict; on: string }> };

/** SPEC PR1 to PR6: every clause and control of the catalogue against the audits of a programme's cycle. */
export const coverage = (
  facts: JournalFacts,
  programme: Row<'programme'>,
  use: { readonly audits: readonly AuditResults[]; readonly catalogue: Catalogue; readonly today: string },
): Coverage => {
  const { today } = use;
  const cycle = cycleOf(programme);
  const told = inOrderOfDays(everyAudit(facts, use.audits, today));
  const audits = told.filter((audit) =>
    audit.plan ? audit.plan.fields.parent === programme.record : isInCycle(cycle, audit.startsOn ?? audit.endsOn),
  );
  const excluded = excludedControls(facts, use.catalogue);
  const important = importancesOf(facts, programme.record);

  const rowOf = (item: string, title: string): CoverageRow => {
    const cells = new Map(
      audits.flatMap((audit) => {
        const cell = cellOf(audit, item);
        return cell ? [[audit.key, cell] as const] : [];
      }),
    );
    const results = told.flatMap((audit) => {
      const said = audit.verdicts.get(item);
      return said && isAudited(said.verdict) ? [{ ...said, title: audit.title }] : [];
    });
    const last = lastOf(results);
    const isAhead = audits.some(
      (audit) =>
        (audit.stage === 'underWay' || audit.stage === 'planned') &&
        ['underWay', 'planned'].includes(cells.get(audit.key)?.kind ?? '') &&
        isInCycle(cycle, audit.startsOn ?? audit.endsOn),
    );
    const importance = important.get(item);
    return {
      item,
      title,
      cells,
      last,
      isAhead,
      importance: importance && importanceSaid(importance),
      state: excluded.has(item)
        ? 'excluded'
        : results.some(({ on }) => isInCycle(cycle, on))
          ? 'audited'
          : isAhead
            ? 'planned'
            : isOverdue(cycle, last, today)
              ? 'overdue'
              : last
                ? 'open'
                : 'neverAudited',
    };
  };

  return {
    programme: programme.record,
    cycle,
    audits: audits.map(({ verdicts: _verdicts, ...audit }) => audit),
    groups: checklistGroups({ catalogue: use.catalogue, procedures: [] }).map(({ ref, title, items }) => {
      const rows = items.map((item) => rowOf(item.item, titleInContext(use, item)));
      return { ref, title, rows, cells: worstCells(rows, audits) };
    }),
  };
};

const isOverdue = (cycle: Cycle | undefined, last: LastResult | undefined, today: string): boolean =>
  cycle !== undefined &&
  (isNearlyOver(cycle, today) || (last !== undefined && daysBetween(last.on, today) > cycle.days));

/** SPEC PR4. */
const lastOf = (results: readonly LastResult[]): LastResult | undefined => {
  const on = results
    .map((result) => result.on)
    .toSorted()
    .at(-1);
  const onThatDay = results.filter((result) => result.on === on);
  const verdict = severestVerdict(onThatDay.map((result) => result.verdict));
  return onThatDay.find((result) => result.verdict === verdict);
};

/** SPEC PR1: planned audits of all programmes with what is known of them, and audits that nobody planned. */
const everyAudit = (facts: JournalFacts, held: readonly AuditResults[], today: string): readonly Told[] => {
  const journals = new Map(held.map((one) => [one.audit, one] as const));
  const planned = facts.of('plannedAudit').map((plan): Told => {
    const own = journals.get(plan.fields.audit ?? '') ?? held.find((one) => one.plannedAudit === plan.record);
    const [startsOn, endsOn] = [own?.startsOn ?? plan.fields.startsOn, own?.endsOn ?? lastDayOf(plan)];
    const written = (plan.fields.results ?? []).flatMap(({ item, verdict, on }) => {
      const known = knownVerdict(verdict);
      return known ? [[item, { verdict: known, on }] as const] : [];
    });
    const hasBegun = own !== undefined || plan.fields.audit !== undefined || written.length > 0;
    return {
      key: plan.record,
      plan,
      audit: own?.audit ?? plan.fields.audit,
      isHere: own !== undefined,
      title: plan.fields.title || own?.title || '',
      startsOn,
      endsOn,
      verdicts: own ? datedVerdicts(own, today) : new Map(written),
      stage: hasBegun
        ? stageOfBegun(endsOn, today, own !== undefined || written.length > 0)
        : isCancelled(plan)
          ? 'cancelled'
          : startsOn === undefined
            ? 'undated'
            : (endsOn ?? startsOn) < today
              ? 'missed'
              : 'planned',
    };
  });
  const told = new Set(planned.map(({ audit }) => audit));
  return [
    ...planned,
    ...held
      .filter(({ audit }) => !told.has(audit))
      .map(
        (own): Told => ({
          key: own.audit,
          plan: undefined,
          audit: own.audit,
          isHere: true,
          title: own.title,
          startsOn: own.startsOn,
          endsOn: own.endsOn,
          verdicts: datedVerdicts(own, today),
          stage: stageOfBegun(own.endsOn, today, true),
        }),
      ),
  ];
};

const stageOfBegun = (endsOn: string | undefined, today: string, isTold: boolean): AuditStage =>
  endsOn === undefined || endsOn >= today ? 'underWay' : isTold ? 'done' : 'unknown';

/** An audit's verdicts are of its last day, of one under way of today. */
const datedVerdicts = ({ verdicts, startsOn, endsOn }: AuditResults, today: string): Told['verdicts'] => {
  const last = endsOn ?? startsOn ?? today;
  const on = last < today ? last : today;
  return new Map([...verdicts].map(([item, verdict]) => [item, { verdict, on }] as const));
};

const cellOf = ({ plan, stage, verdicts }: Told, item: string): CoverageCell | undefined => {
  const verdict = verdicts.get(item)?.verdict;
  if (verdict === 'notAudited') return { kind: 'notAudited' };
  if (verdict !== undefined) return { kind: 'audited', verdict };
  if (plan && !plannedItems(plan).includes(item)) return undefined;
  switch (stage) {
    case 'underWay':
      return { kind: 'underWay' };
    case 'planned':
    case 'undated':
      return { kind: 'planned' };
    case 'done':
    case 'missed':
      return plan && { kind: 'notAudited' };
    case 'cancelled':
    case 'unknown':
      return undefined;
  }
};

/** SPEC PR2: an undecided exclusion is none. */
const excludedControls = (facts: JournalFacts, catalogue: Catalogue): ReadonlySet<string> =>
  new Set(
    statementOf(facts, catalogue).flatMap(({ key, decision, isInConflict }) =>
      decision === 'excluded' && !isInConflict ? [key] : [],
    ),
  );

const worstCells = (
  rows: readonly CoverageRow[],
  audits: readonly CoverageAudit[],
): ReadonlyMap<string, CoverageCell> =>
  new Map(
    audits.flatMap(({ key }) => {
      const cells = rows.flatMap((row) => row.cells.get(key) ?? []);
      const verdict = severestVerdict(cells.flatMap((cell) => (cell.kind === 'audited' ? cell.verdict : [])));
      const cell =
        verdict === undefined
          ? (['underWay', 'planned', 'notAudited'] as const).flatMap(
              (kind) => cells.find((one) => one.kind === kind) ?? [],
            )[0]
          : ({ kind: 'audited', verdict } as const);
      return cell ? [[key, cell] as const] : [];
    }),
  );
