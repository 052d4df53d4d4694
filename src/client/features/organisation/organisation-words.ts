import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { lifeCycleStages, methods, systemRoles } from '#domain/audit/audit-choices.ts';
import type { areaKinds, competenceKinds, personRoles } from '#domain/organisation/organisation-nouns.ts';

type Words<T extends readonly string[]> = Record<T[number], MessageDescriptor>;

export const methodWords: Words<typeof methods> = {
  onSite: msg`On site`,
  remote: msg`Remote`,
  hybrid: msg`Hybrid`,
};
export const systemRoleWords: Words<typeof systemRoles> = {
  developer: msg`Developer`,
  provider: msg`Provider`,
  deployer: msg`Deployer`,
  user: msg`User`,
};
export const stageWords: Words<typeof lifeCycleStages> = {
  planned: msg`Planned`,
  inDevelopment: msg`In development`,
  inVerification: msg`In verification`,
  inOperation: msg`In operation`,
  retired: msg`Retired`,
};
export const areaKindWords: Words<typeof areaKinds> = {
  process: msg`Process`,
  area: msg`Area`,
};
export const personRoleWords: Words<typeof personRoles> = {
  lead: msg`Lead auditor`,
  auditor: msg`Auditor`,
  technicalExpert: msg`Technical expert`,
  processOwner: msg`Process owner`,
  verifier: msg`Verifier`,
  topManagement: msg`Top management`,
};
export const competenceWords: Words<typeof competenceKinds> = {
  education: msg`Education`,
  training: msg`Training`,
  experience: msg`Experience`,
  knowledge: msg`Knowledge`,
  auditorQualification: msg`Auditor qualification`,
};
