import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MemberRole } from '#domain/access/policies.ts';

export const roleWords: Record<MemberRole, MessageDescriptor> = {
  administrator: msg`Administrator`,
  lead: msg`Lead auditor`,
  auditor: msg`Auditor`,
  observer: msg`Observer`,
  processOwner: msg`Process owner`,
  verifier: msg`Verifier`,
};

/** What one can do in an audit in each role: the policies (domain/access) in words. */
export const roleMayWords: Record<MemberRole, MessageDescriptor> = {
  administrator: msg`Reads everything and decides who belongs to the audit. Records nothing.`,
  lead: msg`Reads and records everything, decides who belongs to the audit and on late work, and signs it off.`,
  auditor: msg`Reads everything and records: answers, findings, photos.`,
  observer: msg`Reads everything. Records nothing.`,
  processOwner: msg`Reads and records in the cases of their process.`,
  verifier: msg`Reads and records in the cases they verify.`,
};
