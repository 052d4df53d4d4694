import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ReportPart } from '#domain/report/report-gaps.ts';

export const partWords: Record<ReportPart, MessageDescriptor> = {
  objectives: msg`Objectives`,
  scope: msg`Scope`,
  dates: msg`Audit dates`,
  team: msg`Team`,
  impartiality: msg`Impartiality declarations`,
  ownWork: msg`Reasons for auditing own areas`,
  itemsAnswered: msg`A verdict on every item`,
  areasNotCovered: msg`Areas not covered, with reasons`,
  conformsWithEvidence: msg`Evidence for what conforms`,
  findingsComplete: msg`Findings, each in its parts`,
  photosPlaced: msg`Photos with captions`,
  photosDrawable: msg`Photos that the PDF can show`,
  conflicts: msg`No version left open`,
  conclusion: msg`Conclusion`,
  answers: msg`The lead's two answers (9.2.1)`,
  samplingCaveat: msg`How samples were drawn`,
  openingMeeting: msg`Opening meeting recorded`,
  closingMeeting: msg`Closing meeting recorded`,
  samplesFinished: msg`Samples finished, as drawn`,
};
