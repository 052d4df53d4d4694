import type { AskedKey } from './asked-rows.ts';
import { type CertificationStep, certificationPath, type PathLack } from './certification-path.ts';
import { type OpenNonconformity } from './open-nonconformities.ts';
import { organisationNameOf, type ReadinessSources } from './readiness-sources.ts';
import { type Blocker, readinessSummary, type Tally, talliesByGroup } from './readiness-summary.ts';
import type { RowLack, RowState } from './row-state.ts';

/** A row as the readiness report prints it. */
export type ReportedRow = {
  readonly ref: string;
  readonly asked?: AskedKey;
  readonly title?: string;
  readonly artefact: string;
  readonly artefactOn: string | undefined;
  readonly state: RowState['state'];
  readonly lacks: readonly RowLack[];
  readonly note: string;
  readonly by: string;
  readonly givenOn: string | undefined;
};

export type ReportedBlocker = {
  readonly kind: Blocker['kind'];
  readonly ref?: string;
  readonly asked?: AskedKey;
  readonly title?: string;
  readonly number?: string;
};

/** What the readiness report says: plain data for a worker. Counts only, no share. */
export type ReadinessModel = {
  readonly organisation: string;
  readonly today: string;
  readonly body: string;
  readonly stages: readonly {
    readonly stage: 'stage1' | 'stage2';
    readonly groups: readonly { readonly group: string; readonly tally: Tally }[];
    readonly rows: readonly ReportedRow[];
  }[];
  readonly concerns: readonly ReportedRow[];
  readonly blockers: readonly ReportedBlocker[];
  readonly openMinors: readonly Pick<OpenNonconformity, 'number' | 'title' | 'item'>[];
  readonly path: readonly {
    readonly step: CertificationStep;
    readonly state: 'done' | 'contradicted' | 'planned' | 'open';
    readonly plannedOn?: string | undefined;
    readonly doneOn?: string | undefined;
    readonly body: string;
    readonly note: string;
    readonly missing: readonly PathLack[];
  }[];
};

const reported = (row: RowState): ReportedRow => ({
  ref: row.ref,
  ...(row.asked ? { asked: row.asked } : {}),
  ...(row.title ? { title: row.title } : {}),
  artefact: row.artefact?.name ?? '',
  artefactOn: row.artefact?.on,
  state: row.state,
  lacks: row.lacks,
  note: row.verdict?.fields.note ?? '',
  by: row.verdict?.fields.by ?? '',
  givenOn: row.verdict?.fields.givenOn,
});

const reportedBlocker = (blocker: Blocker): ReportedBlocker => {
  switch (blocker.kind) {
    case 'openMajor': {
      const { item, number, title } = blocker.nonconformity;
      return { kind: blocker.kind, ref: item, number, title };
    }
    case 'documentMissing': {
      const { ref, asked } = blocker.row;
      return { kind: blocker.kind, ref, ...(asked ? { asked } : {}) };
    }
    case 'controlDocumentMissing':
    case 'controlNotAudited':
    case 'controlNotSampled':
    case 'exclusionWithoutReason':
      return { kind: blocker.kind, ref: blocker.control.ref, title: blocker.control.title };
    case 'auditNotPlanned':
    case 'auditNotPerformed':
    case 'reviewNotPlanned':
    case 'reviewNotPerformed':
      return { kind: blocker.kind };
  }
};

export const readinessModel = (sources: ReadinessSources): ReadinessModel => {
  const summary = readinessSummary(sources);
  const path = certificationPath(sources, summary);
  return {
    organisation: organisationNameOf(sources.organisation),
    today: sources.today,
    body: path.find(({ step }) => step === 'chooseBody')?.record?.fields.body ?? '',
    stages: (['stage1', 'stage2'] as const).map((stage) => ({
      stage,
      groups: talliesByGroup(summary[stage]),
      rows: summary[stage].map(reported),
    })),
    concerns: summary.areasOfConcern.map(reported),
    blockers: summary.blockers.map(reportedBlocker),
    openMinors: summary.openMinors.map(({ number, title, item }) => ({ number, title, item })),
    path: path.map(({ step, state, record, missing }) => ({
      step,
      state,
      plannedOn: record?.fields.plannedOn,
      doneOn: record?.fields.doneOn,
      body: record?.fields.body ?? '',
      note: record?.fields.note ?? '',
      missing,
    })),
  };
};
