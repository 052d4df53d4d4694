import { actOf, isAllowed } from '../access/policies.ts';
import type { Change } from './change.ts';
import { linkHash } from './hashes.ts';
import { type Memberships, membershipsOf } from './memberships.ts';
import { computedRecordId } from './record-id.ts';

/** SPEC J6. The first three count: they are heads and supersede. `needsNewerApp` is of a kind that this app doesn't know. */
export type ChangeStatus =
  | 'valid'
  | 'admitted'
  | 'redacted'
  | 'late'
  | 'dismissed'
  | 'undecided'
  | 'refused'
  | 'needsNewerApp';

export const isCounted = (status: ChangeStatus): boolean =>
  status === 'valid' || status === 'admitted' || status === 'redacted';

/** A decision on one late or refused change is one field of one record, so that two leads' decisions can conflict. */
export const decisionRecordId = (journal: string, target: string): string =>
  computedRecordId(journal, 'decision', target);

/** A journal's seals are the heads of one field. */
export const sealRecordId = (journal: string): string => computedRecordId(journal, 'seal', 'seal');

/** What is known of a set of changes besides its records: who may write, what is sealed, decided and redacted. */
export type Authority = {
  readonly memberships: Memberships;
  readonly statusOf: (change: Change) => ChangeStatus;
  /** The seals that stand: one, none, or several that were made apart ("signed twice"). */
  readonly standingSeals: readonly Change[];
  readonly isSealed: boolean;
  /** The redaction of each change whose value is to be taken away, by the change's id. */
  readonly redactions: ReadonlyMap<string, Change>;
};

const administrative = new Set(['member', 'role', 'remove', 'admit', 'dismiss', 'seal', 'redact']);

/** Administrative changes decide on all others, and are few. */
export const isAdministrative = (change: Pick<Change, 'kind'>): boolean => administrative.has(change.kind);

const isReopening = (seal: Change) => seal.field === 'reopened';

const standing = (ofOneField: readonly Change[]): readonly Change[] => {
  const superseded = new Set(ofOneField.flatMap((c) => c.supersedes));
  return ofOneField.filter((c) => !superseded.has(c.id));
};

/**
 * SPEC J6 and J15 to J22: the status of every change, computed from the administrative changes of a set and never
 * stored. Other changes in the set are looked past, so that a caller need not read them.
 */
export const authorityOf = (changes: readonly Change[]): Authority => {
  const acts = [...new Map(changes.filter(isAdministrative).map((c) => [c.id, c])).values()].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const memberships = membershipsOf(acts);
  const { kind } = memberships;

  /** Of a change by its membership alone: may its author say this, and was it still theirs to say. */
  const byMembership = (change: Change): 'valid' | 'late' | 'refused' => {
    const member = memberships.all.get(change.under);
    if (!member) return 'late';
    const act = actOf(change.kind);
    if (member.person !== change.by || !act || !kind || !isAllowed(member.role, act, kind)) return 'refused';
    return memberships.isAfterEnd(change) ? 'late' : 'valid';
  };
  const ofMembershipChange = (change: Change): ChangeStatus => {
    if (memberships.counts(change)) return 'valid';
    return byMembership(change) === 'refused' ? 'refused' : 'late';
  };

  const valid = (kinds: readonly string[]) => acts.filter((c) => kinds.includes(c.kind) && byMembership(c) === 'valid');
  const seals = valid(['seal']).filter((c) => !isReopening(c) || kind === 'case');
  const standingSeals = standing(seals).filter((c) => !isReopening(c));
  const covered = new Set(seals.flatMap((seal) => seal.covers ?? []));
  const isSealed = standingSeals.length > 0;
  const decisions = Map.groupBy(valid(['admit', 'dismiss']), (c) => c.target ?? '');
  const decisive = new Set(acts.map((c) => c.id));
  // Who belongs to a journal, and what was decided, can't be taken away: without it nothing else would stand.
  const redactions = new Map(
    valid(['redact']).flatMap((c) => (c.redacts ?? []).flatMap((id) => (decisive.has(id) ? [] : [[id, c] as const]))),
  );
  const decided = (link: string) => {
    const said = new Set(standing(decisions.get(link) ?? []).map((c) => c.kind));
    if (said.size > 1) return 'undecided';
    return said.has('admit') ? 'admitted' : said.has('dismiss') ? 'dismissed' : undefined;
  };

  const ofRecordChange = (change: Change): ChangeStatus => {
    const base = byMembership(change);
    if (base === 'valid' && !isSealed) return 'valid';
    const link = linkHash(change);
    if (covered.has(link)) return 'valid';
    if (base === 'valid') return 'late';
    const decision = decided(link);
    return decision === 'admitted' && isSealed ? base : (decision ?? base);
  };

  const statusOf = (change: Change): ChangeStatus => {
    if (actOf(change.kind) === undefined) return 'needsNewerApp';
    if (change.kind === 'member' || change.kind === 'role' || change.kind === 'remove')
      return ofMembershipChange(change);
    if (isAdministrative(change)) return isReopening(change) && kind !== 'case' ? 'refused' : byMembership(change);
    const status = ofRecordChange(change);
    return isCounted(status) && redactions.has(change.id) ? 'redacted' : status;
  };
  return { memberships, statusOf, standingSeals, isSealed, redactions };
};

/** The status of each change of a whole set. */
export const changeStatuses = (changes: readonly Change[]): ((change: Change) => ChangeStatus) =>
  authorityOf(changes).statusOf;
