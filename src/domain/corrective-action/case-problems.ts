import { allValues } from '../all-values.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { Row } from '../row.ts';
import { actionName, caseOf, caseRound, isClosed } from './case-records.ts';
import { openActions, resultOf } from './check-effect.ts';
import { standingDecisions } from './decide-plan.ts';
import { isSamePerson } from './same-person.ts';
import { ownersOf, verifiersOf } from './verifier-check.ts';

/**
 * CA20 to CA25: what no act could prevent, since two tablets did their part apart. Found in the merged case, shown until
 * it is mended; no honest work is refused for it.
 */
export type CaseProblem =
  | { readonly kind: 'verifierOwns'; readonly name: string; readonly action?: string }
  | { readonly kind: 'closedWithOpenAction'; readonly names: readonly string[] }
  | { readonly kind: 'criterionAfterResult'; readonly judged: string; readonly now: readonly string[] }
  | { readonly kind: 'decidedTwice'; readonly what: 'plan' | 'result' | 'closure' }
  | { readonly kind: 'twoOwners'; readonly names: readonly string[]; readonly action?: string }
  | { readonly kind: 'issuedTwice'; readonly journals: readonly string[] };

/** `cases`: the case records of all journals on this tablet, this one's among them. */
export const caseProblems = (facts: JournalFacts, cases: readonly Row<'case'>[] = []): readonly CaseProblem[] => {
  const of = caseRound(facts);
  const open = openActions(of);
  const judged = of.check?.fields.judged;
  const criteria = allValues(of.check, 'criterion');
  const decisions = new Set(standingDecisions(of.decisions).flatMap((row) => allValues(row, 'decision')));
  return [
    ...verifierOwns(facts),
    ...(isClosed(facts) && open.length > 0
      ? [{ kind: 'closedWithOpenAction', names: open.map((action) => actionName(of.actions, action)) } as const]
      : []),
    ...(resultOf(of.check) && judged !== undefined && criteria.some((criterion) => criterion !== judged)
      ? [{ kind: 'criterionAfterResult', judged, now: criteria } as const]
      : []),
    ...(decisions.size > 1 ? [{ kind: 'decidedTwice', what: 'plan' } as const] : []),
    ...(new Set(allValues(of.check, 'result')).size > 1 ? [{ kind: 'decidedTwice', what: 'result' } as const] : []),
    ...(wasClosedApart(facts, of.round - 1) && !isClosed(facts)
      ? [{ kind: 'decidedTwice', what: 'closure' } as const]
      : []),
    ...of.actions
      .filter((action) => hasTwo(action, 'owner', 'ownerPerson'))
      .map((action) => ({
        kind: 'twoOwners' as const,
        names: [...new Set(allValues(action, 'owner'))],
        action: actionName(of.actions, action),
      })),
    ...twoOwners(facts),
    ...issuedTwice(facts, cases),
  ];
};

/**
 * What keeps a case from being closed. Its twin, and a closing that was overtaken by an opening elsewhere, are only
 * told: closing this one is how they are settled.
 */
export const blockingProblems = (facts: JournalFacts): readonly CaseProblem[] =>
  caseProblems(facts).filter(
    (problem) => problem.kind !== 'issuedTwice' && !(problem.kind === 'decidedTwice' && problem.what === 'closure'),
  );

/** CA19: a result that failed, or that can't stand as it was given: only another round, with another check, mends it. */
export const needsNewRound = (facts: JournalFacts): boolean => {
  const result = resultOf(caseRound(facts).check);
  return (
    !isClosed(facts) &&
    result !== undefined &&
    (result === 'notEffective' ||
      caseProblems(facts).some(
        (problem) =>
          problem.kind === 'verifierOwns' ||
          problem.kind === 'criterionAfterResult' ||
          (problem.kind === 'decidedTwice' && problem.what === 'result'),
      ))
  );
};

const wasClosedApart = (facts: JournalFacts, round: number): boolean => {
  if (round < 1) return false;
  const { closures } = caseRound(facts, round);
  const seen = new Set(closures.flatMap(({ fields }) => fields.after ?? []));
  return closures.some(({ record, fields }) => fields.decision === 'closed' && !seen.has(record));
};

const hasTwo = (row: { readonly open: Row<'case'>['open'] }, ...fields: readonly string[]): boolean =>
  fields.some((field) => row.open[field] !== undefined);

const verifierOwns = (facts: JournalFacts): readonly CaseProblem[] => {
  const owners = ownersOf(facts);
  const found = verifiersOf(facts).flatMap((verifier) =>
    owners
      .filter((owner) => isSamePerson(owner, verifier))
      .map(({ name, action }) => ({
        kind: 'verifierOwns' as const,
        name: name ?? verifier.name ?? '',
        ...(action === undefined ? {} : { action }),
      })),
  );
  return [...new Map(found.map((problem) => [`${problem.name} ${problem.action ?? ''}`, problem])).values()];
};

const twoOwners = (facts: JournalFacts): readonly CaseProblem[] => {
  const row = caseOf(facts);
  return row && hasTwo(row, 'owner', 'ownerPerson')
    ? [{ kind: 'twoOwners', names: [...new Set(allValues(row, 'owner'))] }]
    : [];
};

const issuedTwice = (facts: JournalFacts, cases: readonly Row<'case'>[]): readonly CaseProblem[] => {
  const finding = caseOf(facts)?.fields.finding;
  const others = cases.filter(
    (row) =>
      finding !== undefined &&
      row.journal !== facts.journal &&
      row.fields.finding?.journal === finding.journal &&
      row.fields.finding.record === finding.record,
  );
  return others.length > 0 ? [{ kind: 'issuedTwice', journals: others.map((row) => row.journal) }] : [];
};
