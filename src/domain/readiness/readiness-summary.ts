import { artefactLacks } from './artefact.ts';
import { applicableControls, type Control, coverageOf, excludedWithoutReason } from './control-coverage.ts';
import { type OpenNonconformity, openNonconformities } from './open-nonconformities.ts';
import { plannedAndPerformed } from './planned-and-performed.ts';
import type { ReadinessSources } from './readiness-sources.ts';
import { type RowState, rowStates } from './row-state.ts';

/** Something that stands in the way, whatever the verdicts say. */
export type Blocker =
  | { readonly kind: 'openMajor'; readonly nonconformity: OpenNonconformity }
  | { readonly kind: 'documentMissing'; readonly row: RowState }
  | { readonly kind: 'controlDocumentMissing' | 'controlNotAudited' | 'controlNotSampled'; readonly control: Control }
  | { readonly kind: 'exclusionWithoutReason'; readonly control: Control }
  | { readonly kind: 'auditNotPlanned' | 'auditNotPerformed' | 'reviewNotPlanned' | 'reviewNotPerformed' };

/** How many rows stand how. Counts, never a share: nine easy rows don't outweigh one that fails. */
export type Tally = { readonly [state in RowState['state']]: number };

export type ReadinessSummary = {
  readonly stage1: readonly RowState[];
  readonly stage2: readonly RowState[];
  readonly blockers: readonly Blocker[];
  readonly openMajors: readonly OpenNonconformity[];
  readonly openMinors: readonly OpenNonconformity[];
  /** Rows of Stage 1 that would be nonconformities in Stage 2. */
  readonly areasOfConcern: readonly RowState[];
};

export const tallyOf = (rows: readonly RowState[]): Tally => ({
  ready: rows.filter(({ state }) => state === 'ready').length,
  concern: rows.filter(({ state }) => state === 'concern').length,
  notReady: rows.filter(({ state }) => state === 'notReady').length,
  open: rows.filter(({ state }) => state === 'open').length,
});

/** The same by clause and group of controls, in the order of the rows. */
export const talliesByGroup = (
  rows: readonly RowState[],
): readonly { readonly group: string; readonly tally: Tally }[] =>
  [...Map.groupBy(rows, ({ group }) => group)].map(([group, inGroup]) => ({ group, tally: tallyOf(inGroup) }));

const isMissing = (row: RowState, today: string) =>
  row.kind === 'document' && (row.artefact === undefined || artefactLacks(row.artefact, today).length > 0);

/** An applicable control of which the catalogue says that it asks for a document, and none is named or listed for it. */
const lacksDocument = (sources: ReadinessSources, { item, entry }: Control): boolean => {
  const { catalogue, organisation } = sources;
  const asks = catalogue.nodes.some(
    (node) => node.kind === 'control' && node.ref === item && node.documents.length > 0,
  );
  const named =
    (entry?.fields.documents ?? []).some((id) => organisation.record('document', id)) ||
    (entry?.fields.documentNames ?? []).length > 0 ||
    organisation.of('document').some(({ fields }) => fields.items?.includes(item));
  return asks && !named;
};

export const readinessSummary = (sources: ReadinessSources): ReadinessSummary => {
  const [stage1, stage2] = [rowStates(sources, 'stage1'), rowStates(sources, 'stage2')];
  const open = openNonconformities(sources);
  const openMajors = open.filter(({ grade }) => grade === 'major');
  const controls = applicableControls(sources);
  const coverage = coverageOf(sources);
  const notAudited = controls.filter(({ item }) => !coverage.get(item)?.isAudited);
  const notSampled = controls.filter(({ item }) => coverage.get(item)?.isAudited && !coverage.get(item)?.isSampled);
  const facts = plannedAndPerformed(sources);
  const blockers: readonly Blocker[] = [
    ...openMajors.map((nonconformity) => ({ kind: 'openMajor', nonconformity }) as const),
    ...(facts.auditPlanned ? [] : [{ kind: 'auditNotPlanned' } as const]),
    ...(facts.auditPerformed ? [] : [{ kind: 'auditNotPerformed' } as const]),
    ...(facts.reviewPlanned ? [] : [{ kind: 'reviewNotPlanned' } as const]),
    ...(facts.reviewPerformed ? [] : [{ kind: 'reviewNotPerformed' } as const]),
    ...stage1.filter((row) => isMissing(row, sources.today)).map((row) => ({ kind: 'documentMissing', row }) as const),
    ...excludedWithoutReason(sources).map((control) => ({ kind: 'exclusionWithoutReason', control }) as const),
    ...notAudited.map((control) => ({ kind: 'controlNotAudited', control }) as const),
    ...notSampled.map((control) => ({ kind: 'controlNotSampled', control }) as const),
    ...controls
      .filter((control) => lacksDocument(sources, control))
      .map((control) => ({ kind: 'controlDocumentMissing', control }) as const),
  ];
  return {
    stage1,
    stage2,
    blockers,
    openMajors,
    openMinors: open.filter(({ grade }) => grade === 'minor'),
    areasOfConcern: stage1.filter(({ state }) => state === 'concern' || state === 'notReady'),
  };
};
