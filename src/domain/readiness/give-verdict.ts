import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf } from '../row.ts';
import type { Artefact } from './artefact.ts';
import type { readinessVerdicts } from './readiness-nouns.ts';
import type { ReadinessStage } from './readiness-rows.ts';
import type { ReadinessSources } from './readiness-sources.ts';
import { type RowLack, rowStates } from './row-state.ts';

/** Exists once per stage and row. */
export const readinessRecordId = (journal: string, stage: ReadinessStage, row: string): string =>
  computedRecordId(journal, 'readinessVerdict', `${stage} ${row}`);

export type ReadinessRefusal =
  | { readonly kind: 'noSuchReadinessRow' }
  | { readonly kind: 'readinessNameNeeded' }
  /** A concern, or that something isn't ready, needs words: Stage 1 puts them out. */
  | { readonly kind: 'readinessNoteNeeded' }
  /** What the row lacks. */
  | { readonly kind: 'notReadyYet'; readonly lack: RowLack };

/** Judged anew by the verdict itself. */
const settledByVerdict: readonly RowLack['kind'][] = ['noVerdict', 'noPerson', 'artefactChanged'];

/**
 * A person's verdict on a row; null takes it back. "Ready" only on a dated artefact that counts, and with nothing else
 * lacking: what stands on screen doesn't decide, the facts do.
 */
export const giveVerdict = (
  sources: ReadinessSources,
  input: {
    readonly stage: ReadinessStage;
    readonly row: string;
    readonly verdict: (typeof readinessVerdicts)[number] | null;
    readonly by: string;
  },
): Result<readonly Edit[], ReadinessRefusal> => {
  const { stage, row, verdict, by } = input;
  const state = rowStates(sources, stage).find((one) => one.row === row);
  if (!state) return refuse({ kind: 'noSuchReadinessRow' });
  const record = readinessRecordId(sources.organisation.journal, stage, row);
  if (verdict === null) return succeed(editsOf('readinessVerdict', record, { verdict: null, judged: null }));
  if (by.trim() === '') return refuse({ kind: 'readinessNameNeeded' });
  if (verdict === 'ready') {
    // Giving a verdict settles two versions of it, and only these.
    const isOnlyVerdictOpen =
      state.verdict?.visibility !== 'deletedUnseen' &&
      Object.keys(state.verdict?.open ?? {}).every((field) => verdictFields.includes(field));
    const lack = state.lacks.find(
      ({ kind }) => !settledByVerdict.includes(kind) && !(kind === 'conflict' && isOnlyVerdictOpen),
    );
    if (lack) return refuse({ kind: 'notReadyYet', lack });
  } else if ((state.verdict?.fields.note ?? '').trim() === '') return refuse({ kind: 'readinessNoteNeeded' });
  return succeed(
    editsOf('readinessVerdict', record, {
      stage,
      row,
      verdict,
      by,
      givenOn: sources.today,
      judged: state.artefact?.mark ?? null,
    }),
  );
};

const verdictFields = ['stage', 'row', 'verdict', 'by', 'givenOn', 'judged'];

/** Takes an artefact for a row; null leaves it without one. A verdict that was given on another one has to be given again. */
export const takeArtefact = (
  journal: string,
  input: { readonly stage: ReadinessStage; readonly row: string; readonly artefact: Artefact | null },
): readonly Edit[] => {
  const { stage, row, artefact } = input;
  return editsOf('readinessVerdict', readinessRecordId(journal, stage, row), {
    stage,
    row,
    artefact: artefact?.name.slice(0, 2_000) ?? null,
    artefactOn: artefact?.on ?? null,
    document: artefact?.document ?? null,
    evidence: artefact?.evidence ?? null,
  });
};
