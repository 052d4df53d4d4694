import type { Edit } from '../journal/edit.ts';
import type { JournalFacts } from '../journal-facts.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf } from '../row.ts';
import { asOpen, type CaseRefusal } from './answer-case.ts';
import { blockingProblems, type CaseProblem, needsNewRound } from './case-problems.ts';
import { actionName, caseOf, caseRound, isClosed } from './case-records.ts';
import { type Actor, asAllowed } from './case-roles.ts';
import { isCriterionFixed, openActions, resultOf } from './check-effect.ts';
import { type PlanGap, planGaps, planState } from './decide-plan.ts';
import { isSaid } from './is-said.ts';

/** What keeps a case open (CA17), in the order of 10.2. `names`: of actions. */
export type CloseGap =
  | { readonly part: 'acknowledgement' | 'criterion' | 'result' | 'notEffective' }
  | { readonly part: 'plan'; readonly gaps: readonly PlanGap[] }
  | { readonly part: 'planUndecided' | 'planRejected' | 'planChanged' }
  | { readonly part: 'implementation'; readonly names: readonly string[] }
  | { readonly part: 'problem'; readonly problem: CaseProblem['kind'] };

export const closeGaps = (facts: JournalFacts): readonly CloseGap[] => {
  const of = caseRound(facts);
  const gaps = planGaps(of);
  const plan = planState(of);
  const open = openActions(of);
  const result = resultOf(of.check);
  const lacks = (gap: CloseGap, isLacking: boolean): readonly CloseGap[] => (isLacking ? [gap] : []);
  return [
    ...lacks({ part: 'acknowledgement' }, !isSaid(facts.of('acknowledgement')[0], 'answer')),
    ...lacks({ part: 'plan', gaps }, gaps.length > 0),
    ...lacks({ part: 'planUndecided' }, plan === 'toDecide' || plan === 'incomplete'),
    ...lacks({ part: 'planRejected' }, plan === 'rejected' || plan === 'revised'),
    ...lacks({ part: 'planChanged' }, plan === 'changed'),
    ...lacks({ part: 'implementation', names: open.map((action) => actionName(of.actions, action)) }, open.length > 0),
    ...lacks({ part: 'criterion' }, !isCriterionFixed(of.check)),
    ...lacks({ part: 'result' }, result === undefined),
    ...lacks({ part: 'notEffective' }, result === 'notEffective'),
    ...blockingProblems(facts).map(({ kind }) => ({ part: 'problem', problem: kind }) as const),
  ];
};

export type CloseRefusal = { readonly kind: 'closingLacks'; readonly gaps: readonly CloseGap[] };

/** Closes the present round. The journal is sealed after it, in the same flow. */
export const closeCase = (
  facts: JournalFacts,
  closing: { readonly record: string; readonly reason: string; readonly at: string },
  by: Pick<Actor, 'role' | 'name'>,
): Result<readonly Edit[], CloseRefusal | CaseRefusal> => {
  const may = asOpen(facts, by, 'close');
  if (!may.ok) return may;
  const gaps = closeGaps(facts);
  if (gaps.length > 0) return refuse({ kind: 'closingLacks', gaps });
  return succeed(closure(facts, { ...closing, decision: 'closed' }, by));
};

export type ReopenRefusal =
  | { readonly kind: 'reopenReasonNeeded' }
  /** CA19: open, and no check has failed or was spoilt: there is nothing to begin again. */
  | { readonly kind: 'nothingToReopen' }
  | Exclude<CaseRefusal, { readonly kind: 'caseIsClosed' }>;

/** CA19: begins a new round, of a closed case or after a check without effect. What was before stays as it is. */
export const reopenRound = (
  facts: JournalFacts,
  opening: { readonly record: string; readonly reason: string; readonly at: string },
  by: Pick<Actor, 'role' | 'name'>,
): Result<readonly Edit[], ReopenRefusal> => {
  const may = asAllowed(by, 'reopen');
  if (!may.ok) return may;
  if (!caseOf(facts)) return refuse({ kind: 'noCase' });
  if (opening.reason.trim() === '') return refuse({ kind: 'reopenReasonNeeded' });
  if (!isClosed(facts) && !needsNewRound(facts)) return refuse({ kind: 'nothingToReopen' });
  return succeed(closure(facts, { ...opening, decision: 'reopened' }, by));
};

const closure = (
  facts: JournalFacts,
  said: {
    readonly record: string;
    readonly decision: 'closed' | 'reopened';
    readonly reason: string;
    readonly at: string;
  },
  by: Pick<Actor, 'name'>,
): readonly Edit[] => {
  const { round, closures } = caseRound(facts);
  return editsOf('closure', said.record, {
    decision: said.decision,
    reason: said.reason.trim() === '' ? undefined : said.reason,
    by: by.name,
    at: said.at,
    round,
    after: closures.map(({ record }) => record),
  });
};
