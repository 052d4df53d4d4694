import * as z from 'zod/mini';
import {
  isAllowed,
  type JournalKind,
  journalKinds,
  type MemberRole,
  memberRoles,
  rolesIn,
} from '../access/policies.ts';
import type { Change } from './change.ts';
import { hashOf, linkHash } from './hashes.ts';
import { computedRecordId } from './record-id.ts';

const membershipSchema = z.object({
  kind: z.optional(z.enum(journalKinds)),
  person: z.string(),
  name: z.optional(z.string()),
  role: z.enum(memberRoles),
  publicKey: z.string(),
});

/** What a `member` or `role` change says: who may act, in what role, and with which key they sign. */
export type Membership = {
  /** Said by a founding only. */
  readonly kind?: JournalKind;
  readonly person: string;
  readonly name?: string;
  readonly role: MemberRole;
  /** One of the person's keys, in hex; those of other installations are vouched for by the server. */
  readonly publicKey: string;
};

export type Member = Membership & { readonly membership: string };

/** Whether a change was made under the very membership that it begins (SPEC J2). */
export const isFounding = (change: Change): boolean => change.kind === 'member' && change.under === change.record;

/**
 * SPEC J15: a journal's id is made from who founds it, so that nobody else can be its founder. Hex of SHA-256, cut to a
 * UUID of version 8.
 */
export const foundedJournalId = (founding: Required<Omit<Member, 'name'>>): string => {
  const { membership, person, publicKey, kind } = founding;
  const hex = hashOf([membership, person, publicKey, kind]);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** SPEC J15: an added membership's id is made from the change that adds it, so that no two changes can claim one. */
export const addedMembershipId = (journal: string, change: string): string =>
  computedRecordId(journal, 'membership', change);

const isBound = (journal: string) => journal[14] === '8';

/** The membership that a change begins, if it is well made. */
const begunBy = (change: Change): Membership | undefined => {
  if (!membershipSchema.safeParse(change.value).success) return undefined;
  const said = change.value as unknown as Membership;
  const { person, role, publicKey, kind } = said;
  if (!isFounding(change)) return change.record === addedMembershipId(change.journal, change.id) ? said : undefined;
  if (person !== change.by || !kind) return undefined;
  const bound = { membership: change.record, person, role, publicKey, kind };
  return !isBound(change.journal) || change.journal === foundedJournalId(bound) ? said : undefined;
};

/** Who belongs to a journal, and what the end of a membership makes late. A pure function of the set of changes. */
export type Memberships = {
  readonly kind: JournalKind | undefined;
  /** By membership, also those that ended. Only those that were begun by one who may. */
  readonly all: ReadonlyMap<string, Member>;
  readonly isOpen: (membership: string) => boolean;
  /** SPEC J16: an effective end of the change's membership doesn't list it. */
  readonly isAfterEnd: (change: Change) => boolean;
  /** Whether a membership change counts. */
  readonly counts: (change: Change) => boolean;
  /**
   * Every removal and change of role that counts, with the changes that they stand on: what shows the end of a
   * membership to one who holds an older state. Not those of one membership only: another's end may have made late what
   * admitted it.
   */
  readonly notices: () => readonly Change[];
};

const isEnder = (change: Change) => change.kind === 'remove' || change.kind === 'role';

/** SPEC J15 to J17. Takes any set of changes of one journal; looks at membership changes only. */
export const membershipsOf = (changes: readonly Change[]): Memberships => {
  const membershipChanges = changes
    .filter((c) => c.kind === 'member' || isEnder(c))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const begun = new Map<string, { readonly member: Member; readonly by: Change }>();
  for (const change of membershipChanges) {
    const said = change.kind === 'remove' ? undefined : begunBy(change);
    if (said && !begun.has(change.record))
      begun.set(change.record, { member: { ...said, membership: change.record }, by: change });
  }
  const beginnings = new Set([...begun.values()].map(({ by }) => by));
  const kind = [...begun.values()].find(({ by }) => isFounding(by))?.member.kind;

  const links = new Map<string, string>();
  const linkOf = (change: Change): string => {
    const known = links.get(change.id) ?? linkHash(change);
    links.set(change.id, known);
    return known;
  };

  // Only a change that begins the membership it names: a refused one must not pull another's membership in.
  const goingOn = Map.groupBy(
    membershipChanges.filter((change) => change.continues && beginnings.has(change)),
    (change) => change.continues,
  );
  /** A removal reaches every membership that goes on from one it names (SPEC J17). */
  const reachOf = (ender: Change): ReadonlySet<string> => {
    const reach = new Set(ender.ends ?? []);
    // A set gives what is added to it while it is walked.
    if (ender.kind === 'remove')
      for (const membership of reach) for (const { record } of goingOn.get(membership) ?? []) reach.add(record);
    return reach;
  };
  const grounds = new Map<string, ReadonlySet<Change>>();
  /** The beginnings that a membership stands on, its own first. */
  const groundOfMembership = (membership: string): ReadonlySet<Change> => {
    const known = grounds.get(membership);
    if (known) return known;
    const ground = new Set<Change>();
    for (let at = begun.get(membership)?.by; at && !ground.has(at); at = begun.get(at.under)?.by) {
      ground.add(at);
      if (isFounding(at)) break;
    }
    grounds.set(membership, ground);
    return ground;
  };
  /** What an end stands on itself: it can't take away its own ground. */
  const standsOn = (ender: Change, change: Change): boolean =>
    ender === change || groundOfMembership(ender.under).has(change);

  const enders = membershipChanges.filter(isEnder).map((change) => ({ change, covers: new Set(change.covers ?? []) }));
  type Ender = (typeof enders)[number];
  const endersOf = new Map<string, Ender[]>();
  for (const ender of enders)
    for (const membership of reachOf(ender.change)) {
      const known = endersOf.get(membership);
      if (known) known.push(ender);
      else endersOf.set(membership, [ender]);
    }
  const endersAgainst = (change: Change): readonly Ender[] =>
    isFounding(change)
      ? []
      : (endersOf.get(change.under) ?? []).filter(
          (ender) => !standsOn(ender.change, change) && !ender.covers.has(linkOf(change)),
        );

  const mayMake = (change: Change, member: Member): boolean => {
    if (member.person !== change.by || kind === undefined) return false;
    if (change.kind !== 'remove' && !beginnings.has(change)) return false;
    const given = change.kind === 'remove' ? undefined : begun.get(change.record)?.member.role;
    if (given !== undefined && !rolesIn(kind).includes(given)) return false;
    if (isFounding(change)) return true;
    const isLeaving =
      change.kind === 'remove' && (change.ends ?? []).every((m) => begun.get(m)?.member.person === change.by);
    return isLeaving || isAllowed(member.role, 'manage members', kind);
  };

  // Grounded evaluation: a change counts once its membership counts and every end against it is known not to.
  const verdicts = new Map<Change, boolean>();
  const support = (change: Change): boolean | undefined => {
    if (isFounding(change)) return true;
    const beginning = begun.get(change.under)?.by;
    return beginning === undefined ? false : verdicts.get(beginning);
  };
  const madeUnder = Map.groupBy(membershipChanges, (change) => change.under);
  /** The changes that an end is against, and how many ends against each change are not known to be void. */
  const threatened = new Map<Change, Change[]>(enders.map(({ change }) => [change, []]));
  const threats = new Map<Change, number>();
  for (const change of membershipChanges) {
    const against = endersAgainst(change);
    threats.set(change, against.length);
    for (const ender of against) threatened.get(ender.change)?.push(change);
  }
  const news: Change[] = [];
  const decide = (change: Change, verdict: boolean) => {
    if (verdicts.has(change)) return;
    verdicts.set(change, verdict);
    news.push(change);
  };
  const consider = (change: Change) => {
    const member = begun.get(change.under)?.member;
    const held = member === undefined || !mayMake(change, member) ? false : support(change);
    if (held === false) decide(change, false);
    else if (held && threats.get(change) === 0) decide(change, true);
  };
  /** Each verdict is followed to what hangs on it, once. */
  const settle = () => {
    for (let change = news.pop(); change; change = news.pop()) {
      const verdict = verdicts.get(change) === true;
      for (const other of threatened.get(change) ?? []) {
        if (verdict) decide(other, false);
        else {
          const left = (threats.get(other) ?? 0) - 1;
          threats.set(other, left);
          if (left === 0) consider(other);
        }
      }
      if (beginnings.has(change)) for (const other of madeUnder.get(change.record) ?? []) consider(other);
    }
  };
  for (const change of membershipChanges) consider(change);
  settle();
  // What is left are circles: people who removed each other. Both ends hold; nobody wins by a clock (SPEC J17).
  for (let open = enders; ; ) {
    open = open.filter(({ change }) => !verdicts.has(change));
    if (open.length === 0) break;
    const grounded = open.filter(({ change }) => support(change) === true);
    // All at once: one that holds must not void another first.
    for (const { change } of grounded.length > 0 ? grounded : open) decide(change, true);
    settle();
  }

  const all = new Map(
    [...begun].flatMap(([membership, { member, by }]) => (verdicts.get(by) ? [[membership, member] as const] : [])),
  );
  const isEffective = ({ change }: Ender) => verdicts.get(change) === true;
  const effective = new Map(
    [...endersOf].flatMap(([membership, of]) => {
      const ends = of.filter(isEffective);
      return ends.length > 0 ? [[membership, ends] as const] : [];
    }),
  );
  return {
    kind,
    all,
    isOpen: (membership) => all.has(membership) && !effective.has(membership),
    isAfterEnd: (change) => (effective.get(change.under) ?? []).some(({ covers }) => !covers.has(linkOf(change))),
    counts: (change) => verdicts.get(change) === true,
    notices: () => [
      ...new Set(
        enders
          .filter(isEffective)
          .flatMap(({ change }) => [...new Set([change, ...groundOfMembership(change.under)])].toReversed()),
      ),
    ],
  };
};
