import { allValues } from '../all-values.ts';
import type { Row } from '../row.ts';
import { type Artefact, type ArtefactLack, artefactLacks, takenArtefact } from './artefact.ts';
import { type Coverage, coverageOf, excludedWithoutReason } from './control-coverage.ts';
import { isInConflict } from './is-in-conflict.ts';
import { type OpenNonconformity, openNonconformities } from './open-nonconformities.ts';
import { plannedAndPerformed } from './planned-and-performed.ts';
import { type ReadinessRow, type ReadinessStage, readinessRows } from './readiness-rows.ts';
import type { ReadinessSources } from './readiness-sources.ts';

/** Why a row isn't ready. */
export type RowLack =
  | ArtefactLack
  | { readonly kind: 'conflict' | 'noVerdict' | 'noPerson' | 'noArtefact' | 'excludedWithoutReason' }
  /** The verdict was given on another artefact or another version of it. */
  | { readonly kind: 'artefactChanged'; readonly artefact: string }
  | { readonly kind: 'implementationNotShown' | 'effectivenessNotShown' }
  | { readonly kind: 'openMajor'; readonly numbers: readonly string[] }
  | { readonly kind: 'notPlanned' | 'notPerformed' };

export type RowState = ReadinessRow & {
  readonly verdict: Row<'readinessVerdict'> | undefined;
  readonly artefact: Artefact | undefined;
  /** `open`: nobody gave a verdict. What somebody calls ready without what it takes is not ready. */
  readonly state: 'ready' | 'concern' | 'notReady' | 'open';
  readonly lacks: readonly RowLack[];
  readonly open: readonly OpenNonconformity[];
  /** What the audits of this cycle came to. */
  readonly coverage: Coverage | undefined;
};

const practiceLack = ({ asked }: ReadinessRow, facts: ReturnType<typeof plannedAndPerformed>): readonly RowLack[] => {
  if (asked === 'auditPlanned' || asked === 'reviewPlanned') return facts[asked] ? [] : [{ kind: 'notPlanned' }];
  if (asked === 'auditPerformed' || asked === 'reviewPerformed') return facts[asked] ? [] : [{ kind: 'notPerformed' }];
  return [];
};

/** Every row of a stage in order, with what it lacks to be ready. */
export const rowStates = (sources: ReadinessSources, stage: ReadinessStage): readonly RowState[] => {
  const verdicts = new Map(
    sources.organisation
      .of('readinessVerdict')
      .filter(({ fields }) => fields.stage === stage)
      .map((verdict) => [verdict.fields.row ?? '', verdict] as const),
  );
  const practice = plannedAndPerformed(sources);
  const nonconformities = openNonconformities(sources);
  const coverage = coverageOf(sources);
  const unfounded = new Set(excludedWithoutReason(sources).map(({ item }) => item));
  return readinessRows(sources, stage).map((row) => {
    const verdict = verdicts.get(row.row);
    const artefact = verdict && takenArtefact(sources, verdict.fields);
    const open = nonconformities.filter(({ item }) => item === row.item);
    const majors = open.filter(({ grade }) => grade === 'major').map(({ number, title }) => number || title);
    const gates: readonly RowLack[] = [
      ...(artefact ? artefactLacks(artefact, sources.today) : [{ kind: 'noArtefact' } as const]),
      ...practiceLack(row, practice),
      ...(majors.length > 0 ? [{ kind: 'openMajor', numbers: majors } as const] : []),
      ...(stage === 'stage2' && unfounded.has(row.item) ? [{ kind: 'excludedWithoutReason' } as const] : []),
      ...(stage === 'stage2' ? showingLacks(verdict) : []),
    ];
    const said = verdict ? allValues(verdict, 'verdict') : [];
    const conflict = verdict !== undefined && isInConflict(verdict);
    const lacks: readonly RowLack[] = [
      ...(conflict ? [{ kind: 'conflict' } as const] : []),
      ...(said.length === 0 ? [{ kind: 'noVerdict' } as const] : []),
      ...(said.length > 0 && (verdict?.fields.by ?? '').trim() === '' ? [{ kind: 'noPerson' } as const] : []),
      ...gates,
      ...(said.includes('ready') && artefact && verdict?.fields.judged !== artefact.mark
        ? [{ kind: 'artefactChanged', artefact: artefact.name } as const]
        : []),
    ];
    const state =
      conflict || said.includes('notReady')
        ? 'notReady'
        : said.includes('concern')
          ? 'concern'
          : said.includes('ready')
            ? lacks.length === 0
              ? 'ready'
              : 'notReady'
            : 'open';
    return { ...row, verdict, artefact, state, lacks, open, coverage: coverage.get(row.item) };
  });
};

const showingLacks = (verdict: Row<'readinessVerdict'> | undefined): readonly RowLack[] => {
  const isShown = (field: 'implementation' | 'effectiveness') => verdict?.fields[field] === 'shown';
  return [
    ...(isShown('implementation') ? [] : [{ kind: 'implementationNotShown' } as const]),
    ...(isShown('effectiveness') ? [] : [{ kind: 'effectivenessNotShown' } as const]),
  ];
};
