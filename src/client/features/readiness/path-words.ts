import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CertificationStep, PathLack, PathStep } from '#domain/readiness/certification-path.ts';
import type { Blocker } from '#domain/readiness/readiness-summary.ts';

export const stepWords: Record<CertificationStep, MessageDescriptor> = {
  chooseBody: msg`Choose a body`,
  documents: msg`Documents`,
  internalAudit: msg`Internal audits`,
  managementReview: msg`Management review`,
  stage1: msg`Stage 1`,
  stage2: msg`Stage 2`,
  correctiveActions: msg`Corrective actions`,
  decision: msg`Decision`,
  surveillance1: msg`Surveillance 1`,
  surveillance2: msg`Surveillance 2`,
  recertification: msg`Recertification`,
};

export const stepStateWords: Record<PathStep['state'], MessageDescriptor> = {
  done: msg`Done`,
  contradicted: msg`Called done, but not so`,
  planned: msg`Planned`,
  open: msg`Open`,
};

const day = (on: string, i18n: I18n) => i18n.date(new Date(`${on}T12:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' });

/** What is missing at a step. */
export const pathLackWords = (lack: PathLack, i18n: I18n): string => {
  switch (lack.kind) {
    case 'bodyNotNamed':
      return i18n._(msg`no certification body named`);
    case 'notDated':
      return i18n._(msg`no date`);
    case 'inConflict':
      return i18n._(msg`written in two versions`);
    case 'doneInFuture': {
      const on = day(lack.on, i18n);
      return i18n._(msg`called done on ${on}, which has not come yet`);
    }
    case 'pastDue': {
      const on = day(lack.on, i18n);
      return i18n._(msg`planned for ${on}, which is past`);
    }
    case 'laterThan': {
      const on = day(lack.on, i18n);
      return i18n._(msg`has to be by ${on}`);
    }
    case 'stepBefore': {
      const step = i18n._(stepWords[lack.step]);
      return i18n._(msg`first: ${step}`);
    }
    case 'plannedBefore': {
      const step = i18n._(stepWords[lack.step]);
      return i18n._(msg`planned before an earlier step: ${step}`);
    }
    case 'documentsNotReady': {
      const refs = lack.refs.join(', ');
      return i18n._(msg`documents not ready: ${lack.count} (${refs})`);
    }
    case 'auditNotPlanned':
      return i18n._(msg`no internal audit planned`);
    case 'auditNotPerformed':
      return i18n._(msg`no internal audit performed`);
    case 'reviewNotPlanned':
      return i18n._(msg`no management review planned`);
    case 'reviewNotPerformed':
      return i18n._(msg`no management review held with results`);
    case 'clausesNotAudited':
      return i18n._(msg`clauses not audited: ${lack.count}`);
    case 'controlsNotAudited':
      return i18n._(msg`controls not audited: ${lack.count}`);
    case 'reviewBeforeAudit': {
      const on = day(lack.on, i18n);
      return i18n._(msg`no review since the audit that ended on ${on}`);
    }
    case 'stage1NotReady':
      return i18n._(msg`rows of Stage 1 not ready: ${lack.count}`);
    case 'stage2NotReady':
      return i18n._(msg`rows of Stage 2 not ready: ${lack.count}`);
    case 'concerns':
      return i18n._(msg`of these with a concern: ${lack.count}`);
    case 'openMajors': {
      const numbers = lack.numbers.join(', ');
      return i18n._(msg`open majors: ${numbers}`);
    }
    case 'openMinors': {
      const numbers = lack.numbers.join(', ');
      return i18n._(msg`open minors: ${numbers}`);
    }
  }
};

export const blockerWords: Record<Blocker['kind'], MessageDescriptor> = {
  openMajor: msg`Open majors`,
  auditNotPlanned: msg`No internal audit planned`,
  auditNotPerformed: msg`No internal audit performed`,
  reviewNotPlanned: msg`No management review planned`,
  reviewNotPerformed: msg`No management review held with results`,
  documentMissing: msg`Documents missing`,
  exclusionWithoutReason: msg`Excluded without a reason`,
  controlNotAudited: msg`Controls not audited in this cycle`,
  controlNotSampled: msg`Controls answered without evidence`,
  controlDocumentMissing: msg`Controls without their document`,
};
