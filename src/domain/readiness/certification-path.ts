import { leavesOf } from '../catalogue/catalogue.ts';
import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { editsOf, type Row } from '../row.ts';
import { applicableControls, coverageOf } from './control-coverage.ts';
import { heldReviews } from './held-reviews.ts';
import { isInConflict } from './is-in-conflict.ts';
import { certificationSteps } from './readiness-nouns.ts';
import { endedAudits, type ReadinessSources } from './readiness-sources.ts';
import { type ReadinessSummary, readinessSummary } from './readiness-summary.ts';
import { isRealDay, monthsAfter } from './real-day.ts';

export type CertificationStep = (typeof certificationSteps)[number];

/** What is missing at a step of the path. */
export type PathLack =
  | { readonly kind: 'bodyNotNamed' | 'notDated' | 'inConflict' }
  | { readonly kind: 'doneInFuture' | 'pastDue' | 'laterThan'; readonly on: string }
  | { readonly kind: 'stepBefore' | 'plannedBefore'; readonly step: CertificationStep }
  | { readonly kind: 'documentsNotReady'; readonly count: number; readonly refs: readonly string[] }
  | { readonly kind: 'auditNotPlanned' | 'auditNotPerformed' | 'reviewNotPlanned' | 'reviewNotPerformed' }
  | { readonly kind: 'clausesNotAudited' | 'controlsNotAudited'; readonly count: number }
  | { readonly kind: 'reviewBeforeAudit'; readonly on: string }
  | { readonly kind: 'stage1NotReady' | 'stage2NotReady' | 'concerns'; readonly count: number }
  | { readonly kind: 'openMajors' | 'openMinors'; readonly count: number; readonly numbers: readonly string[] };

export type PathStep = {
  readonly step: CertificationStep;
  readonly record: Row<'certificationStep'> | undefined;
  /** `contradicted`: somebody calls it done, and what is recorded here says otherwise. */
  readonly state: 'done' | 'contradicted' | 'planned' | 'open';
  readonly missing: readonly PathLack[];
};

/** Exists once per step. */
export const stepRecordId = (journal: string, step: CertificationStep): string =>
  computedRecordId(journal, 'certificationStep', step);

/** What names the step in its record, beside the first thing said of it. */
export const stepEdits = (
  journal: string,
  step: CertificationStep,
  fields: Partial<Row<'certificationStep'>['fields']>,
): readonly Edit[] => editsOf('certificationStep', stepRecordId(journal, step), { step, ...fields });

const counted = <
  K extends 'clausesNotAudited' | 'controlsNotAudited' | 'stage1NotReady' | 'stage2NotReady' | 'concerns',
>(
  kind: K,
  count: number,
) => (count > 0 ? [{ kind, count }] : []);

/** What the organisation's own records say is missing at a step, whatever its dates are. */
const factLacks = (
  step: CertificationStep,
  sources: ReadinessSources,
  { stage1, stage2, blockers, openMajors, openMinors }: ReadinessSummary,
): readonly PathLack[] => {
  const has = (kind: 'auditNotPlanned' | 'auditNotPerformed' | 'reviewNotPlanned' | 'reviewNotPerformed') =>
    blockers.some((blocker) => blocker.kind === kind) ? [{ kind } as const] : [];
  const numbered = (kind: 'openMajors' | 'openMinors', open: typeof openMajors) =>
    open.length > 0
      ? [{ kind, count: open.length, numbers: open.map(({ number, title }) => number || title) } as const]
      : [];
  switch (step) {
    case 'documents': {
      const rows = stage1.filter(({ kind, state }) => kind === 'document' && state !== 'ready');
      const refs = [...new Set(rows.map(({ ref }) => ref))];
      return rows.length > 0 ? [{ kind: 'documentsNotReady', count: rows.length, refs }] : [];
    }
    case 'internalAudit': {
      const coverage = coverageOf(sources);
      const clauses = leavesOf(sources.catalogue).filter(
        ({ kind, ref }) => kind === 'clause' && !coverage.get(ref)?.isAudited,
      );
      const controls = applicableControls(sources).filter(({ item }) => !coverage.get(item)?.isAudited);
      return [
        ...has('auditNotPlanned'),
        ...has('auditNotPerformed'),
        ...counted('clausesNotAudited', clauses.length),
        ...counted('controlsNotAudited', controls.length),
      ];
    }
    case 'managementReview': {
      const audited = endedAudits(sources).at(-1)?.audit?.fields.endsOn;
      const reviewed = heldReviews(sources).at(-1)?.fields.heldOn;
      return [
        ...has('reviewNotPlanned'),
        ...has('reviewNotPerformed'),
        ...(audited !== undefined && reviewed !== undefined && reviewed < audited
          ? [{ kind: 'reviewBeforeAudit', on: audited } as const]
          : []),
      ];
    }
    case 'stage1':
      return [
        ...counted('stage1NotReady', stage1.filter(({ state }) => state !== 'ready').length),
        ...counted('concerns', stage1.filter(({ state }) => state === 'concern').length),
      ];
    case 'stage2':
      return [
        ...counted('stage2NotReady', stage2.filter(({ state }) => state !== 'ready').length),
        ...numbered('openMajors', openMajors),
      ];
    case 'correctiveActions':
      return [...numbered('openMajors', openMajors), ...numbered('openMinors', openMinors)];
    case 'decision':
      return numbered('openMajors', openMajors);
    case 'chooseBody':
    case 'surveillance1':
    case 'surveillance2':
    case 'recertification':
      return [];
  }
};

/** Steps that what is recorded here can contradict; the rest is the certification body's to say. */
const provenHere: readonly CertificationStep[] = [
  'documents',
  'internalAudit',
  'managementReview',
  'correctiveActions',
];

const mustFollow: { readonly [step in CertificationStep]?: CertificationStep } = {
  stage1: 'chooseBody',
  stage2: 'stage1',
  decision: 'stage2',
  surveillance1: 'decision',
  surveillance2: 'surveillance1',
  recertification: 'decision',
};

/** Months after the decision: a first surveillance within one year, recertification before three are over (ISO/IEC 17021-1). */
const within: { readonly [step in CertificationStep]?: number } = { surveillance1: 12, recertification: 36 };

/** The path to a certificate and on, each step with what is missing at it. */
export const certificationPath = (
  sources: ReadinessSources,
  summary: ReadinessSummary = readinessSummary(sources),
): readonly PathStep[] => {
  const records = new Map(
    sources.organisation.of('certificationStep').map((record) => [record.fields.step, record] as const),
  );
  const doneOf = (step: CertificationStep): string | undefined => {
    const record = records.get(step);
    const day = record?.fields.doneOn;
    return record && isRealDay(day) && day <= sources.today && !isInConflict(record, ['doneOn']) ? day : undefined;
  };
  return certificationSteps.map((step, index): PathStep => {
    const record = records.get(step);
    const { plannedOn, doneOn } = record?.fields ?? {};
    const done = doneOf(step);
    const facts = factLacks(step, sources, summary);
    const before = mustFollow[step];
    const limit = within[step];
    const decided = doneOf('decision');
    const latest = limit !== undefined && decided !== undefined ? monthsAfter(decided, limit) : undefined;
    const when = done ?? plannedOn;
    const earlier = certificationSteps
      .slice(0, index)
      .findLast((other) => (records.get(other)?.fields.plannedOn ?? '') > (plannedOn ?? '9'));
    const missing: readonly PathLack[] = [
      ...(record && isInConflict(record) ? [{ kind: 'inConflict' } as const] : []),
      ...(step === 'chooseBody' && (record?.fields.body ?? '').trim() === ''
        ? [{ kind: 'bodyNotNamed' } as const]
        : []),
      ...(doneOn !== undefined && isRealDay(doneOn) && doneOn > sources.today
        ? [{ kind: 'doneInFuture', on: doneOn } as const]
        : []),
      ...(done === undefined && !isRealDay(plannedOn) ? [{ kind: 'notDated' } as const] : []),
      ...(done === undefined && isRealDay(plannedOn) && plannedOn < sources.today
        ? [{ kind: 'pastDue', on: plannedOn } as const]
        : []),
      ...(latest !== undefined && when !== undefined && when > latest
        ? [{ kind: 'laterThan', on: latest } as const]
        : []),
      ...(before !== undefined && doneOf(before) === undefined ? [{ kind: 'stepBefore', step: before } as const] : []),
      ...(done === undefined && earlier !== undefined ? [{ kind: 'plannedBefore', step: earlier } as const] : []),
      ...(done === undefined || provenHere.includes(step) ? facts : []),
    ];
    const state =
      done !== undefined
        ? facts.length > 0 && provenHere.includes(step)
          ? 'contradicted'
          : 'done'
        : isRealDay(plannedOn)
          ? 'planned'
          : 'open';
    return { step, record, state, missing };
  });
};
