import { allValues } from '../all-values.ts';
import type { Grade } from '../finding/grade.ts';
import type { JournalFacts } from '../journal-facts.ts';
import { needsNewRound } from './case-problems.ts';
import { actionName, type CaseRound, caseGrade, caseOf, caseRound, isClosed } from './case-records.ts';
import type { CaseAct } from './case-roles.ts';
import { isCriterionFixed, openActions, resultOf } from './check-effect.ts';
import { type PlanState, planGaps, planState } from './decide-plan.ts';
import { earliest, isSaid } from './is-said.ts';

/** The steps of a case in the order of ISO/IEC 42001, 10.2. */
export const caseSteps = [
  'acknowledgement',
  'correction',
  'extent',
  'cause',
  'actions',
  'plan',
  'criterion',
  'implementation',
  'effectiveness',
  'closure',
] as const;
export type CaseStep = (typeof caseSteps)[number];

/** What is done at each step. */
export const actAt: Readonly<Record<CaseStep, CaseAct>> = {
  acknowledgement: 'acknowledge',
  correction: 'correct',
  extent: 'assessExtent',
  cause: 'findCause',
  actions: 'planActions',
  plan: 'decidePlan',
  criterion: 'fixCriterion',
  implementation: 'implement',
  effectiveness: 'checkEffect',
  closure: 'close',
};

/** Whose turn it is. */
export type CaseSide = 'owner' | 'auditor' | 'verifier';

export type StepState = {
  readonly step: CaseStep;
  readonly isDone: boolean;
  /** Who said it and on which day, once it is done. */
  readonly by?: string | undefined;
  readonly on?: string | undefined;
};

/** Something that somebody has to do, and until when. */
export type Duty = {
  readonly step: CaseStep;
  readonly side: CaseSide;
  readonly name: string;
  readonly until: string | undefined;
  /** Which action is to be implemented. */
  readonly action?: string;
};

export type CaseState = {
  readonly journal: string;
  readonly round: number;
  readonly grade: Grade | undefined;
  readonly plan: PlanState;
  readonly isClosed: boolean;
  readonly closedOn: string | undefined;
  /** The check failed, or can't stand: a new round has to begin. */
  readonly needsNewRound: boolean;
  readonly steps: readonly StepState[];
  /** Undefined where the case is closed. */
  readonly step: CaseStep | undefined;
  readonly next: Duty | undefined;
  readonly duties: readonly Duty[];
  /** Days that the most overdue duty is past its day; 0 where none is. */
  readonly overdueDays: number;
  /** Days since it was issued, to its closing where it is closed. */
  readonly ageDays: number;
};

export const daysBetween = (from: string | undefined, to: string): number =>
  from === undefined ? 0 : Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) || 0);

/** CA26: where a case stands, who has to do what next and until when. `today`: the day on this tablet. */
export const caseState = (facts: JournalFacts, today: string): CaseState => {
  const row = caseOf(facts);
  const of = caseRound(facts);
  const closed = isClosed(facts);
  const closing = of.closures.filter(({ fields }) => fields.decision === 'closed').at(-1)?.fields;
  const closedOn = closed ? closing?.at?.slice(0, 10) : undefined;
  const plan = planState(of);
  const steps = stepsOf(facts, of, plan, closed);
  const step = closed ? undefined : steps.find(({ isDone }) => !isDone)?.step;
  const duties = closed ? [] : dutiesOf(facts, of, plan, steps);
  const overdue = duties.map(({ until }) => (until === undefined ? 0 : daysBetween(until, today)));
  return {
    journal: facts.journal,
    round: of.round,
    grade: caseGrade(row),
    plan,
    isClosed: closed,
    closedOn,
    needsNewRound: needsNewRound(facts),
    steps,
    step,
    next: duties[0],
    duties,
    overdueDays: Math.max(0, ...overdue),
    ageDays: daysBetween(earliest(allValues(row, 'issuedOn')), closedOn ?? today),
  };
};

const dayOf = (instant: string | undefined): string | undefined => instant?.slice(0, 10);

const stepsOf = (facts: JournalFacts, of: CaseRound, plan: PlanState, closed: boolean): readonly StepState[] => {
  const { check } = of;
  const acknowledgement = facts.of('acknowledgement')[0];
  const gaps = new Set(planGaps(of).map(({ part }) => part));
  const correction = of.corrections.at(-1)?.fields;
  const decision = of.decisions.at(-1)?.fields;
  const lastDone = of.actions
    .flatMap(({ fields }) => fields.implementedOn ?? [])
    .toSorted()
    .at(-1);
  const closing = of.closures.at(-1)?.fields;
  const isPlanned = !['action', 'actionText', 'actionOwner', 'actionDue'].some((part) => gaps.has(part as 'action'));
  const open = openActions(of);
  return [
    {
      step: 'acknowledgement',
      isDone: isSaid(acknowledgement, 'answer'),
      by: acknowledgement?.fields.by,
      on: acknowledgement?.fields.on,
    },
    { step: 'correction', isDone: !gaps.has('correction'), by: correction?.by, on: correction?.doneOn },
    { step: 'extent', isDone: !gaps.has('extent'), by: of.extent?.fields.by, on: of.extent?.fields.assessedOn },
    { step: 'cause', isDone: !gaps.has('cause'), by: of.cause?.fields.by, on: of.cause?.fields.foundOn },
    // A rejected plan is the owner's again.
    { step: 'actions', isDone: isPlanned && plan !== 'rejected' },
    { step: 'plan', isDone: plan === 'accepted', by: decision?.by, on: dayOf(decision?.at) },
    {
      step: 'criterion',
      isDone: isCriterionFixed(check),
      by: check?.fields.fixedBy,
      on: dayOf(check?.fields.fixedAt),
    },
    {
      step: 'implementation',
      isDone: of.actions.length > 0 && open.length === 0,
      by: [...new Set(of.actions.flatMap(({ fields }) => fields.owner ?? []))].join(', '),
      on: lastDone,
    },
    {
      step: 'effectiveness',
      isDone: resultOf(check) === 'effective',
      by: check?.fields.verifier,
      on: check?.fields.checkedOn,
    },
    { step: 'closure', isDone: closed, by: closing?.by, on: dayOf(closing?.at) },
  ];
};

const answering: readonly CaseStep[] = ['acknowledgement', 'correction', 'extent', 'cause', 'actions'];

const dutiesOf = (
  facts: JournalFacts,
  of: CaseRound,
  plan: PlanState,
  steps: readonly StepState[],
): readonly Duty[] => {
  const row = caseOf(facts);
  const isDone = (step: CaseStep) => steps.some((one) => one.step === step && one.isDone);
  const owner = allValues(row, 'owner').join(', ');
  const auditor = row?.fields.issuedBy ?? '';
  const checkOn = earliest(allValues(of.check, 'checkOn'));
  const isFailed = resultOf(of.check) === 'notEffective';
  const toAnswer = answering.filter((step) => !isDone(step));
  // A new round is answered anew: the day of the first answer is past.
  const answerOn = of.round === 1 ? earliest(allValues(row, 'answerOn')) : undefined;
  const all: readonly Duty[] = [
    ...toAnswer.map((step): Duty => ({ step, side: 'owner', name: owner, until: answerOn })),
    ...(toAnswer.length === 0 && plan !== 'accepted'
      ? [{ step: 'plan', side: 'auditor', name: auditor, until: undefined } as const]
      : []),
    ...(isDone('criterion') || toAnswer.length > 0
      ? []
      : [{ step: 'criterion', side: 'auditor', name: auditor, until: undefined } as const]),
    ...openActions(of).map(
      (action): Duty => ({
        step: 'implementation',
        side: 'owner',
        name: allValues(action, 'owner').join(', '),
        until: earliest(allValues(action, 'dueOn')),
        action: actionName(of.actions, action),
      }),
    ),
    ...(resultOf(of.check) || !isDone('criterion')
      ? []
      : [
          {
            step: 'effectiveness',
            side: 'verifier',
            name: allValues(row, 'verifier').join(', '),
            until: checkOn,
          } as const,
        ]),
    ...(isDone('effectiveness') || isFailed
      ? [{ step: 'closure', side: 'auditor', name: auditor, until: undefined } as const]
      : []),
  ];
  const ranks = (duty: Duty) => caseSteps.indexOf(duty.step);
  return all.toSorted((a, b) => ranks(a) - ranks(b) || (a.until ?? '9').localeCompare(b.until ?? '9'));
};
