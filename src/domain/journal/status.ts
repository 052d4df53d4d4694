import type { Change } from './change.ts';

export type MemberRole = 'administrator' | 'lead' | 'auditor' | 'observer';

/** What a `member` change says: who may act, in what role, and with which key they sign. */
export type Membership = { readonly person: string; readonly role: MemberRole; readonly publicKey: string };

export type ChangeStatus = 'valid' | 'late' | 'refused' | 'needsNewerApp';

const writes: readonly MemberRole[] = ['administrator', 'lead', 'auditor'];

/**
 * SPEC J6: a change's status, computed from the whole set and never stored: `late` under a membership that the
 * set doesn't hold, `refused` where the membership is another person's or its role may not write.
 */
export const changeStatuses = (changes: readonly Change[]): ((change: Change) => ChangeStatus) => {
  const memberships = new Map<string, Membership>();
  for (const change of changes)
    if (change.kind === 'member' && change.value) memberships.set(change.record, change.value as Membership);
  return (change) => {
    if (change.kind !== 'set' && change.kind !== 'attach' && change.kind !== 'member') return 'needsNewerApp';
    const membership = memberships.get(change.under);
    if (!membership) return 'late';
    return membership.person === change.by && writes.includes(membership.role) ? 'valid' : 'refused';
  };
};
