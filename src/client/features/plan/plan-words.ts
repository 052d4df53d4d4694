import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { photoKeepings, teamRoles } from '#domain/audit/audit-choices.ts';
import type { earlierStates } from '#domain/plan/plan-nouns.ts';

export const teamRoleWords: Record<(typeof teamRoles)[number], MessageDescriptor> = {
  lead: msg`Lead auditor`,
  auditor: msg`Auditor`,
  auditorInTraining: msg`Auditor in training`,
  technicalExpert: msg`Technical expert`,
  observer: msg`Observer`,
};

export const keepingWords: Record<(typeof photoKeepings)[number], MessageDescriptor> = {
  original: msg`Original photos`,
  copy2560: msg`2,560 px copies, original's hash kept`,
};

export const earlierStateWords: Record<(typeof earlierStates)[number], MessageDescriptor> = {
  open: msg`open`,
  closed: msg`closed`,
  unknown: msg`state not known`,
};
