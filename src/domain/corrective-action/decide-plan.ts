import { allValues } from '../all-values.ts';
import type { Edit } from '../journal/edit.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { RecordOf } from '../nouns.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf, type Row } from '../row.ts';
import { asOpen, type CaseRefusal } from './answer-case.ts';
import { type CaseRound, caseRound } from './case-records.ts';
import type { Actor } from './case-roles.ts';
import { isSaid } from './is-said.ts';

type Plan = RecordOf<'planDecision'>['plan'];

/** What a plan lacks before it can be accepted (CA10), in the order of 10.2. `action`: which, by its record. */
export type PlanGap = {
  readonly part:
    | 'correction'
    | 'extent'
    | 'cause'
    | 'action'
    | 'actionText'
    | 'actionOwner'
    | 'actionDue'
    | 'undecided';
  readonly action?: string;
};

type PlanParts = {
  readonly corrections: readonly { readonly fields: Partial<RecordOf<'correction'>> }[];
  readonly extent: { readonly fields: Partial<RecordOf<'extent'>> } | undefined;
  readonly cause: { readonly fields: Partial<RecordOf<'cause'>> } | undefined;
  readonly whys: readonly { readonly fields: Partial<RecordOf<'why'>> }[];
  readonly actions: readonly { readonly record: string; readonly fields: Partial<RecordOf<'correctiveAction'>> }[];
};

/** What stands in a plan now. */
export const planIn = ({ corrections, extent, cause, whys, actions }: PlanParts): Plan => ({
  corrections: corrections.map(({ fields }) => fields.text ?? ''),
  extent: [extent?.fields.existence, extent?.fields.text].filter(Boolean).join(' '),
  cause: [cause?.fields.method, cause?.fields.statement].filter(Boolean).join(' '),
  whys: whys.map(({ fields }) => fields.answer ?? ''),
  actions: actions.map(({ record, fields }) => ({
    action: record,
    text: fields.text ?? '',
    owner: fields.owner ?? '',
    dueOn: fields.dueOn ?? '',
  })),
});

export const planGaps = (of: CaseRound): readonly PlanGap[] => {
  const { corrections, extent, cause, whys, actions } = of;
  const lacks = (part: PlanGap['part'], isThere: boolean, action?: string): readonly PlanGap[] =>
    isThere ? [] : [{ part, ...(action === undefined ? {} : { action }) }];
  const rows = [...corrections, ...(extent ? [extent] : []), ...(cause ? [cause] : []), ...whys, ...actions];
  return [
    ...lacks(
      'correction',
      corrections.some((row) => isSaid(row, 'text')),
    ),
    ...lacks('extent', isSaid(extent, 'existence') && isSaid(extent, 'text')),
    ...lacks('cause', isSaid(cause, 'method') && isSaid(cause, 'statement')),
    ...lacks('action', actions.length > 0),
    ...actions.flatMap((row) => [
      ...lacks('actionText', isSaid(row, 'text'), row.record),
      ...lacks('actionOwner', isSaid(row, 'owner'), row.record),
      ...lacks('actionDue', isSaid(row, 'dueOn'), row.record),
    ]),
    ...lacks(
      'undecided',
      rows.every((row) => Object.keys(row.open).length === 0),
    ),
  ];
};

/** The decisions that no other was made upon; several where they were made apart. */
export const standingDecisions = (decisions: readonly Row<'planDecision'>[]): readonly Row<'planDecision'>[] => {
  const answered = new Set(decisions.flatMap(({ fields }) => fields.after ?? []));
  return decisions.filter(({ record }) => !answered.has(record));
};

/**
 * `rejected` and `accepted` hold while what the decision was made on stands; `revised` after a rejection, `changed`
 * after an acceptance (CA11). Of decisions made apart the rejection counts.
 */
export type PlanState = 'incomplete' | 'toDecide' | 'rejected' | 'revised' | 'accepted' | 'changed';

export const planState = (of: CaseRound): PlanState => {
  const standing = standingDecisions(of.decisions);
  const counted =
    standing.find((row) => allValues(row, 'decision').includes('rejected')) ?? standing.find((row) => row.fields.plan);
  const isComplete = planGaps(of).length === 0;
  if (!counted) return isComplete ? 'toDecide' : 'incomplete';
  const isSame = JSON.stringify(comparable(counted.fields.plan)) === JSON.stringify(comparable(planIn(of)));
  if (allValues(counted, 'decision').includes('rejected')) return isSame || !isComplete ? 'rejected' : 'revised';
  return isSame ? 'accepted' : 'changed';
};

/** In one order of keys, whatever wrote it. */
const comparable = (plan: Plan | undefined) =>
  plan && [
    plan.corrections,
    plan.extent,
    plan.cause,
    plan.whys,
    plan.actions.map(({ action, text, owner, dueOn }) => [action, text, owner, dueOn]),
  ];

export type PlanRefusal =
  | { readonly kind: 'planIncomplete'; readonly gaps: readonly PlanGap[] }
  /** A rejection tells the owner what to mend. */
  | { readonly kind: 'rejectionReasonNeeded' }
  | { readonly kind: 'nothingToDecide' };

/** CA10: the auditor's word on the plan, kept with what the plan said. */
export const decidePlan = (
  facts: JournalFacts,
  decision: {
    readonly record: string;
    readonly decision: RecordOf<'planDecision'>['decision'];
    readonly reason: string;
    readonly at: string;
  },
  by: Pick<Actor, 'role' | 'name'>,
): Result<readonly Edit[], PlanRefusal | CaseRefusal> => {
  const may = asOpen(facts, by, 'decidePlan');
  if (!may.ok) return may;
  const of = caseRound(facts);
  const gaps = planGaps(of);
  if (decision.decision === 'accepted' && gaps.length > 0) return refuse({ kind: 'planIncomplete', gaps });
  if (decision.decision === 'rejected' && decision.reason.trim() === '')
    return refuse({ kind: 'rejectionReasonNeeded' });
  const isEmpty = of.corrections.length + of.actions.length === 0 && !of.extent && !of.cause;
  if (isEmpty) return refuse({ kind: 'nothingToDecide' });
  return succeed(
    editsOf('planDecision', decision.record, {
      decision: decision.decision,
      reason: decision.reason.trim() === '' ? undefined : decision.reason,
      by: by.name,
      at: decision.at,
      actions: of.actions.map(({ record }) => record),
      plan: planIn(of),
      round: of.round,
      after: standingDecisions(of.decisions).map(({ record }) => record),
    }),
  );
};
