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

  /** A removal reaches every membership that goes on from one it names (SPEC J17). */
  const reachOf = (ender: Change): ReadonlySet<string> => {
    const reach = new Set(ender.ends ?? []);
    if (ender.kind === 'role') return reach;
    for (let size = -1; size !== reach.size; ) {
      size = reach.size;
      // Only a change that begins the membership it names: a refused one must not pull another's membership in.
      for (const change of membershipChanges)
        if (change.continues && reach.has(change.continues) && beginnings.has(change)) reach.add(change.record);
    }
    return reach;
  };
  /** What an end stands on itself: it can't take away its own ground. */
  const groundOf = (ender: Change): ReadonlySet<Change> => {
    const ground = new Set<Change>([ender]);
    for (let at: Change | undefined = ender; at && !isFounding(at); ) {
      at = begun.get(at.under)?.by;
      if (!at || ground.has(at)) break;
      ground.add(at);
    }
    return ground;
  };
  const enders = membershipChanges.filter(isEnder).map((change) => ({
    change,
    reach: reachOf(change),
    ground: groundOf(change),
    covers: new Set(change.covers ?? []),
  }));
  type Ender = (typeof enders)[number];
  const endersAgainst = (change: Change): readonly Ender[] =>
    isFounding(change)
      ? []
      : enders.filter(
          (ender) => ender.reach.has(change.under) && !ender.ground.has(change) && !ender.covers.has(linkOf(change)),
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
  const against = new Map(membershipChanges.map((change) => [change, endersAgainst(change)]));
  const support = (change: Change): boolean | undefined => {
    if (isFounding(change)) return true;
    const beginning = begun.get(change.under)?.by;
    return beginning === undefined ? false : verdicts.get(beginning);
  };
  const settle = () => {
    for (let isNews = true; isNews; ) {
      isNews = false;
      for (const change of membershipChanges) {
        if (verdicts.has(change)) continue;
        const member = begun.get(change.under)?.member;
        const held = member === undefined || !mayMake(change, member) ? false : support(change);
        const ends = (against.get(change) ?? []).map((ender) => verdicts.get(ender.change));
        const verdict =
          held === false || ends.includes(true) ? false : held && ends.every((end) => end === false) ? true : undefined;
        if (verdict === undefined) continue;
        verdicts.set(change, verdict);
        isNews = true;
      }
    }
  };
  settle();
  // What is left are circles: people who removed each other. Both ends hold; nobody wins by a clock (SPEC J17).
  for (;;) {
    const open = enders.filter(({ change }) => !verdicts.has(change));
    if (open.length === 0) break;
    const grounded = open.filter(({ change }) => support(change) === true);
    for (const { change } of grounded.length > 0 ? grounded : open) verdicts.set(change, true);
    settle();
  }

  const all = new Map(
    [...begun].flatMap(([membership, { member, by }]) => (verdicts.get(by) ? [[membership, member] as const] : [])),
  );
  const effective = enders.filter(({ change }) => verdicts.get(change) === true);
  const endersOf = (membership: string) => effective.filter(({ reach }) => reach.has(membership));
  return {
    kind,
    all,
    isOpen: (membership) => all.has(membership) && endersOf(membership).length === 0,
    isAfterEnd: (change) => endersOf(change.under).some(({ covers }) => !covers.has(linkOf(change))),
    counts: (change) => verdicts.get(change) === true,
    notices: () => [...new Set(effective.flatMap(({ ground }) => [...ground].toReversed()))],
  };
};
