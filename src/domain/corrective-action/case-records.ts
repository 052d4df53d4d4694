import { allValues } from '../all-values.ts';
import type { Grade } from '../finding/grade.ts';
import { grades } from '../finding/grade.ts';
import { computedRecordId } from '../journal/record-id.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { Row } from '../row.ts';

type OncePerRound = 'extent' | 'cause' | 'effectivenessCheck';

/** The record of what exists once in a case. */
export const caseRecordId = (journal: string, noun: 'case' | 'acknowledgement'): string =>
  computedRecordId(journal, noun, 'facts');

/** The record of what exists once in a round of a case. */
export const roundRecordId = (journal: string, noun: OncePerRound, round: number): string =>
  computedRecordId(journal, noun, `round ${round}`);

export const caseOf = (facts: JournalFacts): Row<'case'> | undefined => facts.of('case')[0];

/** The severest of what is said (SPEC J8). */
export const caseGrade = (row: Row<'case'> | undefined): Grade | undefined =>
  grades.find((grade) => allValues(row, 'grade').includes(grade));

type Closures = readonly Row<'closure'>[];

const roundAfter = (closures: Closures): number =>
  1 +
  Math.max(
    0,
    ...closures.filter((row) => allValues(row, 'decision').includes('reopened')).map(({ fields }) => fields.round ?? 1),
  );

/** CA19: a round ends where the case is opened again; the first is 1. */
export const roundOf = (facts: JournalFacts): number => roundAfter(facts.of('closure'));

/** All that was said in one round. Records that name none, from elsewhere, belong to the first. */
export type CaseRound = {
  readonly round: number;
  readonly corrections: readonly Row<'correction'>[];
  readonly extent: Row<'extent'> | undefined;
  readonly cause: Row<'cause'> | undefined;
  readonly whys: readonly Row<'why'>[];
  readonly actions: readonly Row<'correctiveAction'>[];
  readonly decisions: readonly Row<'planDecision'>[];
  readonly check: Row<'effectivenessCheck'> | undefined;
  readonly closures: readonly Row<'closure'>[];
};

const byOrder = (
  a: { readonly fields: { readonly order?: number } },
  b: { readonly fields: { readonly order?: number } },
) => (a.fields.order ?? 0) - (b.fields.order ?? 0);

export const caseRound = (facts: JournalFacts, round = roundOf(facts)): CaseRound => {
  const isOfRound = ({ fields }: { readonly fields: { readonly round?: number } }) => (fields.round ?? 1) === round;
  const cause = facts.record('cause', roundRecordId(facts.journal, 'cause', round));
  return {
    round,
    corrections: facts.of('correction').filter(isOfRound),
    extent: facts.record('extent', roundRecordId(facts.journal, 'extent', round)),
    cause,
    whys: facts
      .of('why')
      .filter((why) => why.fields.parent === roundRecordId(facts.journal, 'cause', round))
      .toSorted(byOrder),
    actions: facts.of('correctiveAction').filter(isOfRound).toSorted(byOrder),
    decisions: facts.of('planDecision').filter((row) => isOfRound(row) && row.fields.decision !== undefined),
    check: facts.record('effectivenessCheck', roundRecordId(facts.journal, 'effectivenessCheck', round)),
    closures: facts.of('closure').filter((row) => isOfRound(row) && row.fields.decision !== undefined),
  };
};

/** Every round so far, the first first. */
export const caseRounds = (facts: JournalFacts): readonly CaseRound[] =>
  Array.from({ length: roundOf(facts) }, (_, i) => caseRound(facts, i + 1));

/** CA18: closed while the present round has a closing. Of one closed and opened again apart, the opening counts. */
export const isClosedBy = (closures: Closures): boolean => {
  const round = roundAfter(closures);
  return closures.some(
    (row) => (row.fields.round ?? 1) === round && allValues(row, 'decision').some((decision) => decision === 'closed'),
  );
};

export const isClosed = (facts: JournalFacts): boolean => isClosedBy(facts.of('closure'));

/** An action by its words, or by its place where it has none. */
export const actionName = (actions: readonly Row<'correctiveAction'>[], action: Row<'correctiveAction'>): string => {
  const text = action.fields.text?.trim() ?? '';
  return text === '' ? String(actions.indexOf(action) + 1) : text;
};
