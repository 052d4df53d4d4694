import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AskedKey } from '#domain/readiness/asked-rows.ts';
import { extraGroup, type ReadinessRow } from '#domain/readiness/readiness-rows.ts';
import type { RowLack, RowState } from '#domain/readiness/row-state.ts';

export const askedWords: Record<AskedKey, MessageDescriptor> = {
  scope: msg`Scope of the management system`,
  policy: msg`AI policy`,
  risksAndOpportunities: msg`Actions on risks and opportunities`,
  riskAssessmentProcess: msg`Process of the AI risk assessment`,
  riskTreatmentProcess: msg`Process of the AI risk treatment`,
  statementOfApplicability: msg`Statement of Applicability`,
  treatmentPlan: msg`Risk treatment plan`,
  impactAssessmentProcess: msg`Process of the impact assessment`,
  impactAssessmentResults: msg`Results of the impact assessment`,
  objectives: msg`AI objectives`,
  competence: msg`Evidence of competence`,
  necessaryDocuments: msg`Documents that the organisation found necessary`,
  processEvidence: msg`Evidence that processes ran as planned`,
  riskResults: msg`Results of risk assessments`,
  treatmentResults: msg`Results of risk treatment`,
  impactResults: msg`Results of impact assessments done`,
  monitoringResults: msg`Monitoring and measurement results`,
  auditProgramme: msg`Internal audit programme`,
  auditResults: msg`Results of internal audits`,
  reviewResults: msg`Results of management reviews`,
  nonconformityRecords: msg`Nonconformities, actions and their results`,
  controlDocuments: msg`Documents of the applicable controls`,
  understanding: msg`The standard is understood`,
  scopeFits: msg`The scope fits the organisation`,
  auditPlanned: msg`Internal audits are planned`,
  auditPerformed: msg`Internal audits are performed`,
  reviewPlanned: msg`Management reviews are planned`,
  reviewPerformed: msg`Management reviews are performed`,
};

/** What to look for where no question of the catalogue fits the row. */
export const askedHints: { readonly [key in AskedKey]?: MessageDescriptor } = {
  controlDocuments: msg`Which controls that apply ask for a document, and where is it?`,
  understanding: msg`Can those who answer for the system say what the standard asks of them, and where it is met?`,
  scopeFits: msg`Do sites, processes and AI systems in the scope agree with what is there, and is what stays outside given with its reason?`,
  auditPlanned: msg`Does a programme say which audits are held over the cycle, and why these?`,
  auditPerformed: msg`Was every clause and every applicable control audited in this cycle?`,
  reviewPlanned: msg`Is it settled when top management looks at the system, and at what?`,
  reviewPerformed: msg`Was a review held with all its inputs, and what was decided?`,
};

export const stateWords: Record<RowState['state'], MessageDescriptor> = {
  ready: msg`Ready`,
  concern: msg`Concern`,
  notReady: msg`Not ready`,
  open: msg`No verdict`,
};

export const rowTitle = (row: Pick<ReadinessRow, 'asked' | 'title' | 'ref'>, i18n: I18n): string =>
  row.asked ? i18n._(askedWords[row.asked]) : (row.title ?? row.ref);

export const groupWords = (group: string, i18n: I18n): string =>
  group === extraGroup ? i18n._(msg`Own controls`) : group;

const dayOf = (day: string, i18n: I18n): string => {
  const date = new Date(`${day}T12:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : i18n.date(date, { dateStyle: 'long', timeZone: 'UTC' });
};

/** What a row lacks to be ready, in a sentence with its remedy. */
export const lackWords = (lack: RowLack, i18n: I18n): string => {
  switch (lack.kind) {
    case 'noVerdict':
      return i18n._(msg`Nobody has given a verdict.`);
    case 'noPerson':
      return i18n._(msg`The verdict has no name under it. Give it again.`);
    case 'noArtefact':
      return i18n._(msg`There is no dated artefact. Take one of those below, or name one with its date.`);
    case 'undated':
      return i18n._(msg`"${lack.artefact}" has no date. Give it one in the register, or take another.`);
    case 'template':
      return i18n._(msg`"${lack.artefact}" is a template: it shows nothing until it is filled in.`);
    case 'inFuture': {
      const on = dayOf(lack.on, i18n);
      return i18n._(msg`"${lack.artefact}" is dated ${on}, which has not come yet.`);
    }
    case 'reviewOverdue': {
      const on = dayOf(lack.on, i18n);
      return i18n._(msg`"${lack.artefact}" was due for review on ${on}. Have it reviewed, then date it anew.`);
    }
    case 'artefactGone':
      return i18n._(msg`"${lack.artefact}" was taken out since. Take another.`);
    case 'artefactInConflict':
      return i18n._(msg`"${lack.artefact}" stands in two versions in the register. Choose one there first.`);
    case 'artefactChanged':
      return i18n._(
        msg`The verdict was given on another version than "${lack.artefact}". Look at this one, then give it again.`,
      );
    case 'conflict':
      return i18n._(msg`This row was written in two versions. Choose one, then give the verdict again.`);
    case 'excludedWithoutReason':
      return i18n._(msg`The Statement of Applicability excludes this control without a reason, so it applies.`);
    case 'implementationNotShown':
      return i18n._(msg`Nothing says that it is put into practice.`);
    case 'effectivenessNotShown':
      return i18n._(msg`Nothing says that it works.`);
    case 'openMajor': {
      const numbers = lack.numbers.join(', ');
      return i18n._(msg`An open major stands here: ${numbers}. It has to be closed first.`);
    }
    case 'notPlanned':
      return i18n._(msg`Nothing with a day is planned. Plan it first.`);
    case 'notPerformed':
      return i18n._(msg`None is on record that took place and came to results.`);
  }
};
