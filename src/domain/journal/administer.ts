import type { MemberRole } from '../access/policies.ts';
import type { Change, UnlinkedChange } from './change.ts';
import { linkHash } from './hashes.ts';
import { type Authoring, unlinkedChange } from './make-change.ts';
import { addedMembershipId, type Member, type Membership } from './memberships.ts';
import { merkleRoot } from './merkle-root.ts';
import { type Authority, authorityOf, decisionRecordId, isCounted, sealRecordId } from './status.ts';

/** Admits a person to a journal. */
export const addMember = (authoring: Authoring, member: Membership): UnlinkedChange => {
  const id = authoring.newId();
  return unlinkedChange(authoring, {
    id,
    kind: 'member',
    record: addedMembershipId(authoring.journal, id),
    noun: 'membership',
    field: 'membership',
    supersedes: [],
    value: member,
  });
};

/** Link hashes of the changes under these memberships that the author holds: what stays valid after they end (SPEC J16). */
const heldUnder = (held: readonly Change[], memberships: readonly string[]): readonly string[] => {
  const under = new Set(memberships);
  for (let size = -1; size !== under.size; ) {
    size = under.size;
    for (const change of held) if (change.continues && under.has(change.continues)) under.add(change.record);
  }
  return held
    .filter((change) => under.has(change.under))
    .map((change) => linkHash(change))
    .sort();
};

/** Ends a membership and goes on from it in another role. `held`: every change of the journal on this tablet. */
export const changeRole = (
  authoring: Authoring,
  held: readonly Change[],
  from: Member,
  role: MemberRole,
): UnlinkedChange => {
  const id = authoring.newId();
  const { membership, kind: _founded, ...member } = from;
  return unlinkedChange(authoring, {
    id,
    kind: 'role',
    record: addedMembershipId(authoring.journal, id),
    noun: 'membership',
    field: 'membership',
    supersedes: [],
    value: { ...member, role },
    ends: [membership],
    continues: membership,
    covers: heldUnder(held, [membership]),
  });
};

/** Ends memberships. What their person recorded and this tablet doesn't hold will be late: kept, and to be decided on. */
export const removeMember = (
  authoring: Authoring,
  held: readonly Change[],
  ends: readonly string[],
  reason: string,
): UnlinkedChange =>
  unlinkedChange(authoring, {
    kind: 'remove',
    record: ends[0] ?? authoring.under,
    noun: 'membership',
    field: 'removal',
    supersedes: [],
    value: reason,
    ends,
    covers: heldUnder(held, ends),
  });

/** Decides on one late or refused change, superseding what was decided before on this screen (SPEC J18). */
export const decideOn = (
  authoring: Authoring,
  held: readonly Change[],
  decision: { readonly kind: 'admit' | 'dismiss'; readonly target: string; readonly reason: string },
): UnlinkedChange =>
  unlinkedChange(authoring, {
    kind: decision.kind,
    record: decisionRecordId(authoring.journal, decision.target),
    noun: 'decision',
    field: 'decision',
    supersedes: held
      .filter((c) => (c.kind === 'admit' || c.kind === 'dismiss') && c.target === decision.target)
      .map((c) => c.id),
    value: decision.reason,
    target: decision.target,
  });

/** Takes away the values of changes; everything still verifies (SPEC J20). */
export const redactChanges = (authoring: Authoring, ids: readonly string[], reason: string): UnlinkedChange =>
  unlinkedChange(authoring, {
    kind: 'redact',
    record: authoring.newId(),
    noun: 'redaction',
    field: 'redaction',
    supersedes: [],
    value: reason,
    redacts: ids,
  });

/** Hashes of the files that changes name: kept bytes and readable copies. */
export const blobsOf = (changes: readonly Change[]): readonly string[] => [
  ...new Set(
    changes.flatMap((change) => {
      if (change.kind !== 'attach' || typeof change.value !== 'object' || change.value === null) return [];
      const { kept, readable } = change.value as {
        kept?: { sha256?: string };
        readable?: { sha256?: string };
      };
      return [kept?.sha256, readable?.sha256].filter((hash) => typeof hash === 'string');
    }),
  ),
];

/**
 * SPEC J21: seals what counts in the changes this tablet holds. Where seals stand already it is a supplement: it lists
 * all that they list, and supersedes them. `also`: late link hashes that a supplement takes in.
 */
export const sealJournal = (
  authoring: Authoring,
  held: readonly Change[],
  reason: string,
  also: readonly string[] = [],
): UnlinkedChange => {
  const authority = authorityOf(held);
  const taken = new Set([...also, ...authority.standingSeals.flatMap((seal) => seal.covers ?? [])]);
  const covered = held
    .map((change) => ({ change, link: linkHash(change) }))
    .filter(({ change, link }) => taken.has(link) || isCounted(authority.statusOf(change)));
  const links = [...new Set([...taken, ...covered.map(({ link }) => link)])].sort();
  const blobs = blobsOf(covered.map(({ change }) => change)).toSorted();
  return unlinkedChange(authoring, {
    kind: 'seal',
    record: sealRecordId(authoring.journal),
    noun: 'seal',
    field: 'seal',
    supersedes: sealsIn(held).map((seal) => seal.id),
    covers: links,
    value: {
      reason,
      issue: sealsIn(held).length + 1,
      root: merkleRoot(links, blobs),
      blobs,
      former: authority.standingSeals.flatMap((seal) => rootIn(seal) ?? []),
    },
  });
};

/** Opens a sealed case again. An audit is never opened again. */
export const reopenCase = (authoring: Authoring, held: readonly Change[], reason: string): UnlinkedChange =>
  unlinkedChange(authoring, {
    kind: 'seal',
    record: sealRecordId(authoring.journal),
    noun: 'seal',
    field: 'reopened',
    supersedes: sealsIn(held).map((seal) => seal.id),
    value: reason,
  });

const sealsIn = (held: readonly Change[]) => held.filter((change) => change.kind === 'seal');

/** The Merkle root that a seal states. */
export const rootIn = (seal: Change): string | undefined => {
  const value = seal.value as { readonly root?: unknown } | null | undefined;
  return typeof value?.root === 'string' ? value.root : undefined;
};

/** A person's membership to write under: the one that was open first in a fixed order; undefined for one who may not. */
export const membershipFor = (authority: Authority, person: string): Member | undefined => {
  const { memberships } = authority;
  return [...memberships.all.values()]
    .filter((m) => m.person === person && memberships.isOpen(m.membership))
    .toSorted((a, b) => (a.membership < b.membership ? -1 : 1))[0];
};
