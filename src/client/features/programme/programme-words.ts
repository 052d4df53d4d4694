import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { auditKinds } from '#domain/audit/audit-choices.ts';
import type { AuditStage, CoverageState } from '#domain/programme/coverage.ts';
import type { Importance } from '#domain/programme/importance.ts';

export const auditKindWords: Record<(typeof auditKinds)[number], MessageDescriptor> = {
  internal: msg`Internal audit`,
  followUp: msg`Follow-up audit`,
};
export const stageWords: Record<AuditStage, MessageDescriptor> = {
  done: msg`Done`,
  underWay: msg`Under way`,
  planned: msg`Planned`,
  undated: msg`Without a date`,
  missed: msg`Its days are over, and it was not started`,
  cancelled: msg`Cancelled`,
  unknown: msg`Over; its results are not on this tablet`,
};
export const coverageWords: Record<CoverageState, MessageDescriptor> = {
  excluded: msg`Excluded`,
  audited: msg`Audited`,
  planned: msg`Planned`,
  overdue: msg`Overdue`,
  neverAudited: msg`Never audited`,
  open: msg`Not planned`,
};
export const importanceWords: Record<Importance, MessageDescriptor> = {
  high: msg`High`,
  normal: msg`Normal`,
  low: msg`Low`,
};
