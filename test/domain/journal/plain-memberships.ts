import * as z from 'zod/mini';
import { isAllowed, journalKinds, memberRoles, rolesIn } from '#domain/access/policies.ts';
import type { Change } from '#domain/journal/change.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import {
  addedMembershipId,
  foundedJournalId,
  isFounding,
  type Member,
  type Membership,
  type Memberships,
} from '#domain/journal/memberships.ts';

// The rules J15 to J17 as they read, each looked up anew wherever it is needed: about cubic, and what the fast one is
// compared with.

const membershipSchema = z.object({
  kind: z.optional(z.enum(journalKinds)),
  person: z.string(),
  name: z.optional(z.string()),
  role: z.enum(memberRoles),
  publicKey: z.string(),
});

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

const isEnder = (change: Change) => change.kind === 'remove' || change.kind === 'role';

/** SPEC J15 to J17. Takes any set of changes of one journal; looks at membership changes only. */
export const plainMembershipsOf = (changes: readonly Change[]): Memberships => {
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
