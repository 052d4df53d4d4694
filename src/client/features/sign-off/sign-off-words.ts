import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { BlockerKind } from '#domain/sign-off/sign-off-blockers.ts';
import type { signOffRoles } from '#domain/sign-off/sign-off-nouns.ts';

export const blockerWords: Record<BlockerKind, MessageDescriptor> = {
  notTheLead: msg`Only a lead auditor signs off`,
  conflicts: msg`Versions that nobody has decided between`,
  unanswered: msg`Items without a verdict`,
  conformsWithoutEvidence: msg`"Conforms" without evidence`,
  findingsIncomplete: msg`Findings that lack a part`,
  conclusion: msg`The conclusion is not written`,
  conformityAnswer: msg`Does it conform? The lead's answer is not written`,
  effectivenessAnswer: msg`Is it effective? The lead's answer is not written`,
  recommendationsUnfinished: msg`Recommendations without what, why or for whom`,
  handIns: msg`Parts that are not handed in`,
  drafts: msg`Words that are not saved yet`,
};

export const signOffRoleWords: Record<(typeof signOffRoles)[number], MessageDescriptor> = {
  lead: msg`Lead auditor`,
  auditor: msg`Auditor`,
  client: msg`Audit client`,
  auditee: msg`Auditee`,
};
