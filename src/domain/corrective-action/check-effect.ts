import { allValues } from '../all-values.ts';
import type { Edit } from '../journal/edit.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { RecordOf } from '../nouns.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf, type Row } from '../row.ts';
import { asOpen, type CaseRefusal } from './answer-case.ts';
import { actionName, type CaseRound, caseRound, roundRecordId } from './case-records.ts';
import type { Actor } from './case-roles.ts';
import { planState } from './decide-plan.ts';
import { isSaid } from './is-said.ts';
import type { VerifierRefusal } from './issue-case.ts';
import { ownersOf, verifierRefusal } from './verifier-check.ts';

type Check = Row<'effectivenessCheck'> | undefined;

export const isCriterionFixed = (check: Check): boolean =>
  isSaid(check, 'fixedAt') && isSaid(check, 'criterion') && isSaid(check, 'method') && isSaid(check, 'checkOn');

/** Of two results the worse counts (SPEC J8). */
export const resultOf = (check: Check): RecordOf<'effectivenessCheck'>['result'] | undefined => {
  const results = allValues(check, 'result');
  return results.includes('notEffective') ? 'notEffective' : results[0];
};

/** Actions that are not done, or of which one version says that they are not. */
export const openActions = ({ actions }: CaseRound): readonly Row<'correctiveAction'>[] =>
  actions.filter((action) => !isSaid(action, 'implementedOn'));

export type CriterionPart = 'criterion' | 'method' | 'checkOn';
export type CriterionRefusal =
  | { readonly kind: 'criterionIncomplete'; readonly lacking: readonly CriterionPart[] }
  /** CA14: it is fixed in advance. */
  | { readonly kind: 'checkDayPast'; readonly day: string }
  /** CA15: what a result was given on stays as it was. */
  | { readonly kind: 'resultStands' };

/** CA14: by what the effect will be judged, how it is looked for, and when: fixed before anybody looks. */
export const fixCriterion = (
  facts: JournalFacts,
  fixed: {
    readonly criterion: string;
    readonly method: string;
    readonly checkOn: string;
    readonly at: string;
    readonly today: string;
  },
  by: Pick<Actor, 'role' | 'name'>,
): Result<readonly Edit[], CriterionRefusal | CaseRefusal> => {
  const may = asOpen(facts, by, 'fixCriterion');
  if (!may.ok) return may;
  const { check, round } = caseRound(facts);
  if (resultOf(check)) return refuse({ kind: 'resultStands' });
  const lacking = (['criterion', 'method', 'checkOn'] as const).filter((part) => fixed[part].trim() === '');
  if (lacking.length > 0) return refuse({ kind: 'criterionIncomplete', lacking });
  if (fixed.checkOn < fixed.today) return refuse({ kind: 'checkDayPast', day: fixed.checkOn });
  return succeed(
    editsOf('effectivenessCheck', roundRecordId(facts.journal, 'effectivenessCheck', round), {
      criterion: fixed.criterion,
      method: fixed.method,
      checkOn: fixed.checkOn,
      fixedAt: fixed.at,
      fixedBy: by.name,
      order: round,
    }),
  );
};

export type EffectRefusal =
  | VerifierRefusal
  | { readonly kind: 'verifierNeeded' }
  | { readonly kind: 'criterionNeeded' }
  | { readonly kind: 'planNotAccepted' }
  | { readonly kind: 'actionsOpen'; readonly actions: readonly string[] }
  | { readonly kind: 'checkTooEarly'; readonly day: string }
  /** What was looked at, and what was seen. */
  | { readonly kind: 'noteNeeded' }
  | { readonly kind: 'resultStands' };

/** CA16: whether the actions took effect, by one who owns none of them (CA13). */
export const recordEffect = (
  facts: JournalFacts,
  said: {
    readonly result: RecordOf<'effectivenessCheck'>['result'];
    readonly note: string;
    readonly verifier: string;
    readonly verifierPerson?: string | undefined;
    readonly today: string;
  },
  by: Pick<Actor, 'role'>,
): Result<readonly Edit[], EffectRefusal | CaseRefusal> => {
  const may = asOpen(facts, by, 'checkEffect');
  if (!may.ok) return may;
  const of = caseRound(facts);
  const { check, round } = of;
  if (resultOf(check)) return refuse({ kind: 'resultStands' });
  if (!check || !isCriterionFixed(check)) return refuse({ kind: 'criterionNeeded' });
  if (said.verifier.trim() === '') return refuse({ kind: 'verifierNeeded' });
  const owner = verifierRefusal({ name: said.verifier, person: said.verifierPerson }, ownersOf(facts));
  if (owner) return refuse(owner);
  if (planState(of) !== 'accepted') return refuse({ kind: 'planNotAccepted' });
  const open = openActions(of);
  if (open.length > 0)
    return refuse({ kind: 'actionsOpen', actions: open.map((action) => actionName(of.actions, action)) });
  // That something failed can be seen before its day; that it holds can't.
  const checkOn = allValues(check, 'checkOn').toSorted().at(-1) ?? '';
  if (said.result === 'effective' && said.today < checkOn) return refuse({ kind: 'checkTooEarly', day: checkOn });
  if (said.note.trim() === '') return refuse({ kind: 'noteNeeded' });
  return succeed(
    editsOf('effectivenessCheck', roundRecordId(facts.journal, 'effectivenessCheck', round), {
      result: said.result,
      note: said.note,
      checkedOn: said.today,
      verifier: said.verifier.trim(),
      verifierPerson: said.verifierPerson,
      judged: check.fields.criterion,
    }),
  );
};
