import { allValues } from '../all-values.ts';
import { type Grade, grades } from '../finding/grade.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { Row } from '../row.ts';
import { type CaseProblem, caseProblems } from './case-problems.ts';
import { caseOf } from './case-records.ts';
import { type CaseState, caseState } from './case-state.ts';

export type CaseEntry = {
  readonly facts: JournalFacts;
  readonly row: Row<'case'>;
  readonly state: CaseState;
  readonly problems: readonly CaseProblem[];
};

export const caseViews = ['open', 'overdue', 'toDecide', 'toCheck', 'closed'] as const;
export type CaseView = (typeof caseViews)[number];

export type CaseFilter = {
  readonly view?: CaseView | undefined;
  readonly organisation?: string | undefined;
  readonly owner?: string | undefined;
};

/** Every case on this tablet, those with the longest overdue duty first, closed ones last. */
export const caseRegister = (cases: readonly JournalFacts[], today: string): readonly CaseEntry[] => {
  const rows = cases.flatMap((facts) => caseOf(facts) ?? []);
  return cases
    .flatMap((facts): readonly CaseEntry[] => {
      const row = caseOf(facts);
      return row ? [{ facts, row, state: caseState(facts, today), problems: caseProblems(facts, rows) }] : [];
    })
    .toSorted(
      (a, b) =>
        Number(a.state.isClosed) - Number(b.state.isClosed) ||
        b.state.overdueDays - a.state.overdueDays ||
        (a.state.next?.until ?? '9').localeCompare(b.state.next?.until ?? '9') ||
        (a.row.fields.number ?? '').localeCompare(b.row.fields.number ?? ''),
    );
};

export const isInView = ({ state }: CaseEntry, view: CaseView): boolean => {
  switch (view) {
    case 'open':
      return !state.isClosed;
    case 'overdue':
      return state.overdueDays > 0;
    case 'toDecide':
      return state.next?.side === 'auditor';
    case 'toCheck':
      return state.next?.side === 'verifier';
    case 'closed':
      return state.isClosed;
  }
};

export const matchesFilter = (entry: CaseEntry, { view, organisation, owner }: CaseFilter): boolean =>
  (view === undefined || isInView(entry, view)) &&
  (organisation === undefined || entry.row.fields.organisation === organisation) &&
  (owner === undefined || allValues(entry.row, 'owner').includes(owner));

/** The days of age that a bar of the chart stands for; the last has no end. */
export const ageBuckets = [
  { from: 0, to: 30 },
  { from: 31, to: 60 },
  { from: 61, to: 90 },
  { from: 91, to: 180 },
  { from: 181, to: undefined },
] as const;

export type AgeBucket = {
  readonly from: number;
  readonly to: number | undefined;
  readonly byGrade: Readonly<Partial<Record<Grade, number>>>;
  readonly count: number;
};

/** CA27: open cases by their age, each counted once. */
export const ageing = (cases: readonly Pick<CaseEntry, 'state'>[]): readonly AgeBucket[] =>
  ageBuckets.map(({ from, to }) => {
    const those = cases.filter(
      ({ state }) => !state.isClosed && state.ageDays >= from && (to === undefined || state.ageDays <= to),
    );
    return {
      from,
      to,
      count: those.length,
      byGrade: Object.fromEntries(
        grades.flatMap((grade) => {
          const count = those.filter(({ state }) => state.grade === grade).length;
          return count > 0 ? [[grade, count]] : [];
        }),
      ),
    };
  });
