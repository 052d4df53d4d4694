import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ReviewInput, ReviewInputs, ReviewSilence } from '#domain/readiness/review-inputs.ts';

export const reviewPartWords: Record<ReviewInputs['parts'][number]['part'], MessageDescriptor> = {
  earlierActions: msg`Actions from earlier reviews`,
  issues: msg`Changes in context: external and internal issues`,
  parties: msg`Changes in needs and expectations of interested parties`,
  nonconformities: msg`Nonconformities and corrective actions`,
  monitoring: msg`Monitoring and measurement results`,
  auditResults: msg`Audit results`,
  opportunities: msg`Opportunities for improvement`,
};

export const silenceWords: Record<ReviewSilence, MessageDescriptor> = {
  actionsNotTracked: msg`What became of each decision isn't recorded here: ask who had to carry it out.`,
  noEarlierReview: msg`No earlier review is on record, so neither are its actions.`,
  issuesNotRecorded: msg`Records show what changed in them, not what changed in law, market or technology.`,
  partiesNotRecorded: msg`What customers, affected people and authorities expect anew has to be told by those who meet them.`,
  noCases: msg`No case is on this tablet. That doesn't say there was no nonconformity.`,
  measuresElsewhere: msg`The figures themselves and their trend stand in the measuring reports, not here.`,
  noAuditSince: msg`No audit on this tablet ended in this time.`,
  noOpportunities: msg`No audit of this time noted one. Other sources are not kept here.`,
};

export const sourceWords = ({ source }: ReviewInput, i18n: I18n): string => {
  switch (source.kind) {
    case 'review':
      return i18n._(msg`from the review "${source.name}"`);
    case 'audit':
      return i18n._(msg`from the audit ${source.name}`);
    case 'case':
      return i18n._(msg`from its case, audit ${source.name}`);
    case 'inventory':
      return i18n._(msg`from the inventory`);
    case 'register':
      return i18n._(msg`from the register of documents`);
  }
};

/** What kind of thing an input is, before its own words. */
export const inputWords = (input: ReviewInput, i18n: I18n): string => {
  switch (input.kind) {
    case 'results':
      return i18n._(msg`Results then`);
    case 'systemNew':
      return i18n._(msg`AI system added`);
    case 'systemChanged':
      return i18n._(msg`AI system changed`);
    case 'siteNew':
      return i18n._(msg`Site added`);
    case 'documentIssued':
      return i18n._(msg`Document issued`);
    case 'seen':
      return i18n._(msg`Seen in an audit`);
    case 'case': {
      const grade = input.grade === 'major' ? i18n._(msg`Major`) : i18n._(msg`Minor`);
      const state = input.state === 'closed' ? i18n._(msg`closed`) : i18n._(msg`open`);
      return input.overdue
        ? i18n._(msg`${grade}, ${state}, actions overdue: ${input.overdue}`)
        : i18n._(msg`${grade}, ${state}`);
    }
    case 'audit': {
      const { major = 0, minor = 0, opportunityForImprovement: improvements = 0 } = input.counts ?? {};
      return i18n._(msg`Audit with majors: ${major}, minors: ${minor}, improvements: ${improvements}`);
    }
    case 'conclusion':
      return i18n._(msg`Conclusion`);
    case 'opportunity':
      return i18n._(msg`Improvement`);
  }
};
