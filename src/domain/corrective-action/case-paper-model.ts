import type { JournalFacts } from '../journal-facts.ts';
import type { RecordOf } from '../nouns.ts';
import type { Row } from '../row.ts';
import { type CaseProblem, caseProblems } from './case-problems.ts';
import { caseOf, caseRounds } from './case-records.ts';
import type { AgeBucket, CaseEntry } from './case-register.ts';
import { ageing } from './case-register.ts';
import { type CaseState, caseState } from './case-state.ts';

type Said<N extends 'correction' | 'extent' | 'cause' | 'why' | 'planDecision' | 'effectivenessCheck' | 'closure'> =
  Partial<RecordOf<N>>;

export type CaseRoundOnPaper = {
  readonly round: number;
  readonly corrections: readonly Said<'correction'>[];
  readonly extent: Said<'extent'> | undefined;
  readonly cause: Said<'cause'> | undefined;
  readonly whys: readonly Said<'why'>[];
  readonly actions: readonly (Partial<RecordOf<'correctiveAction'>> & {
    readonly evidence: readonly string[];
  })[];
  readonly decisions: readonly Said<'planDecision'>[];
  readonly check: (Said<'effectivenessCheck'> & { readonly evidence: readonly string[] }) | undefined;
  readonly closures: readonly Said<'closure'>[];
};

/** CA32: a case with all its history, as plain data. */
export type CasePaperModel = {
  readonly case: Partial<RecordOf<'case'>>;
  readonly state: Omit<CaseState, 'journal'>;
  readonly acknowledgement: Partial<RecordOf<'acknowledgement'>> | undefined;
  readonly rounds: readonly CaseRoundOnPaper[];
  readonly problems: readonly CaseProblem[];
  /** Fields with two versions that nobody chose from yet, with both. */
  readonly openVersions: readonly { readonly where: string; readonly values: readonly string[] }[];
};

const evidenceNames = (facts: JournalFacts, of: string): readonly string[] => {
  const linked = new Set(
    facts
      .of('evidenceLink')
      .filter(({ fields }) => fields.parent === of)
      .map(({ fields }) => fields.evidence),
  );
  return facts
    .of('evidence')
    .filter(({ record }) => linked.has(record))
    .map(({ fields }) =>
      [fields.number ?? fields.file?.name, fields.title, fields.file && `SHA-256 ${fields.file.sha256}`]
        .filter(Boolean)
        .join(' '),
    );
};

const nounsOnPaper = [
  'case',
  'acknowledgement',
  'correction',
  'extent',
  'cause',
  'why',
  'correctiveAction',
  'planDecision',
  'effectivenessCheck',
  'closure',
] as const;

export const casePaperModel = (
  facts: JournalFacts,
  today: string,
  cases: readonly Row<'case'>[] = [],
): CasePaperModel => {
  const { journal: _, ...state } = caseState(facts, today);
  return {
    case: caseOf(facts)?.fields ?? {},
    state,
    acknowledgement: facts.of('acknowledgement')[0]?.fields,
    rounds: caseRounds(facts).map((of) => ({
      round: of.round,
      corrections: of.corrections.map(({ fields }) => fields),
      extent: of.extent?.fields,
      cause: of.cause?.fields,
      whys: of.whys.map(({ fields }) => fields),
      actions: of.actions.map(({ record, fields }) => ({ ...fields, evidence: evidenceNames(facts, record) })),
      decisions: of.decisions.map(({ fields }) => fields),
      check: of.check && { ...of.check.fields, evidence: evidenceNames(facts, of.check.record) },
      closures: of.closures.map(({ fields }) => fields),
    })),
    problems: caseProblems(facts, cases),
    openVersions: nounsOnPaper.flatMap((noun) =>
      facts.of(noun).flatMap((row) =>
        Object.entries(row.open).map(([field, heads]) => ({
          where: `${noun} ${field}`,
          values: heads.map(({ value }) => (typeof value === 'string' ? value : JSON.stringify(value ?? ''))),
        })),
      ),
    ),
  };
};

export type CaseRegisterModel = {
  readonly today: string;
  readonly ageing: readonly AgeBucket[];
  readonly cases: readonly {
    readonly case: Partial<RecordOf<'case'>>;
    readonly state: Omit<CaseState, 'journal'>;
  }[];
};

export const caseRegisterModel = (entries: readonly CaseEntry[], today: string): CaseRegisterModel => ({
  today,
  ageing: ageing(entries),
  cases: entries.map(({ row, state: { journal: _, ...state } }) => ({ case: row.fields, state })),
});
