import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MemberRole, memberRoles } from '#domain/access/policies.ts';
import type { Change } from '#domain/journal/change.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { addedMembershipId, membershipsOf } from '#domain/journal/memberships.ts';
import { plainMembershipsOf } from './plain-memberships.ts';

const journal = '11111111-1111-4111-8111-111111111111';
const uuid = (n: number) => `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
const person = (n: number) => `${n.toString(16).padStart(8, '0')}-0000-4000-8000-0000000000aa`;
const founded = uuid(0xf0000000);

type Said = {
  readonly kind: 'member' | 'role' | 'remove' | 'set';
  /** Of the membership that each is made under, by the place of the change that begins it; -1: the founding. */
  readonly under: number;
  readonly by: number;
  readonly person: number;
  readonly role: MemberRole;
  readonly ends: readonly number[];
  readonly continues: number;
  readonly covers: readonly number[];
  readonly isMisnamed: boolean;
};

const blank = { v: 1, schema: 1, app: 'test', act: uuid(1), journal, noun: 'membership', field: 'membership' } as const;

/** Changes of one journal in which anything may stand on, end, go on from or list anything, also in circles. */
const changesOf = (said: readonly Said[], isFounded = true): readonly Change[] => {
  // Ids that don't lie in the order of making: the evaluation looks at changes in the order of their ids.
  const idOf = (place: number) => uuid(((place + 1) * 0x9e3779b1) >>> 0);
  const membershipOf = (place: number) => (place < 0 ? founded : addedMembershipId(journal, idOf(place)));
  const personUnder = (place: number, by: number) =>
    by > 0 ? person(by) : place < 0 ? person(0) : person(said[place]?.person ?? 0);
  const changes: Change[] = [];
  const links: string[] = [];
  const add = (change: Partial<Change> & { readonly id: string }) => {
    const made = {
      ...blank,
      at: '2026-03-17T10:00:00.000Z',
      offset: null,
      supersedes: [],
      valueHash: '00'.repeat(32),
      chain: uuid(2),
      n: changes.length + 1,
      previous: null,
      signature: '',
      ...change,
    } as Change;
    changes.push(made);
    links.push(linkHash(made));
  };
  const founding = { kind: 'audit', person: person(0), role: 'lead', publicKey: '00' } as const;
  if (isFounded)
    add({ id: uuid(0xe0000000), kind: 'member', record: founded, under: founded, by: person(0), value: founding });
  for (const [place, { kind, under, by, role, ends, continues, covers, isMisnamed, ...more }] of said.entries()) {
    const isBeginning = kind === 'member' || kind === 'role';
    add({
      id: idOf(place),
      kind,
      record: isBeginning && !isMisnamed ? membershipOf(place) : membershipOf(continues),
      under: membershipOf(under),
      by: personUnder(under, by),
      value: isBeginning ? { person: person(more.person), role, publicKey: '01' } : 'why',
      ...(kind === 'remove' || kind === 'role'
        ? { ends: ends.map(membershipOf), covers: covers.flatMap((i) => links[i] ?? []) }
        : {}),
      ...(kind === 'role' ? { continues: membershipOf(continues) } : {}),
    });
  }
  return changes;
};

const agree = (changes: readonly Change[]) => {
  const [fast, plain] = [membershipsOf(changes), plainMembershipsOf(changes)];
  expect(fast.kind).toBe(plain.kind);
  expect([...fast.all]).toEqual([...plain.all]);
  const ids = (of: readonly Change[]) => of.map(({ id }) => id);
  const memberships = [...new Set(changes.flatMap(({ record, under }) => [record, under]))];
  expect(memberships.filter(fast.isOpen)).toEqual(memberships.filter(plain.isOpen));
  expect(ids(changes.filter(fast.counts))).toEqual(ids(changes.filter(plain.counts)));
  expect(ids(changes.filter(fast.isAfterEnd))).toEqual(ids(changes.filter(plain.isAfterEnd)));
  expect(ids(fast.notices())).toEqual(ids(plain.notices()));
};

const saidArbitrary = (size: number, isTangled: boolean): fc.Arbitrary<Said> => {
  const place = fc.integer({ min: -1, max: size });
  return fc.record({
    kind: fc.constantFrom('member', 'role', 'remove', 'remove', 'set'),
    under: isTangled ? place : fc.oneof(fc.constant(-1), place),
    by: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) }),
    person: fc.integer({ min: 0, max: 4 }),
    role: fc.oneof(
      { weight: 3, arbitrary: fc.constant('lead' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...memberRoles) },
    ),
    ends: fc.array(place, { maxLength: 3 }),
    continues: place,
    covers: fc.array(fc.nat(size), { maxLength: 6 }),
    isMisnamed: fc.boolean().map((is) => is && isTangled),
  });
};

describe('who belongs to a journal, evaluated fast', () => {
  test('[J15] [J16] [J17] is what the rules say, read one by one', () => {
    const size = 14;
    for (const isTangled of [false, true])
      fc.assert(
        fc.property(
          fc.array(saidArbitrary(size, isTangled), { minLength: 1, maxLength: size }),
          fc.boolean().map((is) => is || !isTangled),
          (said, isFounded) => agree(changesOf(said, isFounded)),
        ),
        { numRuns: 1_500 },
      );
  });

  test('[J17] takes less than a second for 1,500 administrative changes, however they hang together', () => {
    const base: Said = {
      kind: 'member',
      under: -1,
      by: 0,
      person: 1,
      role: 'lead',
      ends: [],
      continues: -1,
      covers: [],
      isMisnamed: false,
    };
    const count = 1_500;
    const half = count / 2;
    const shapes: Record<string, readonly Said[]> = {
      'joining and leaving': Array.from({ length: count }, (_, i) =>
        i % 2 === 0 ? base : { ...base, kind: 'remove', ends: [i - 1], covers: [i] },
      ),
      'each lets the next one in': Array.from({ length: count }, (_, i) => ({ ...base, under: i - 1, person: i % 5 })),
      'roles that go on from each other': Array.from({ length: count }, (_, i) => ({
        ...base,
        kind: 'role',
        ends: [i - 1],
        continues: i - 1,
      })),
      'many remove the same many': Array.from({ length: count }, (_, i) =>
        i < half ? base : { ...base, kind: 'remove', ends: [i - half, (i - half + 1) % half], covers: [1] },
      ),
      'each removes the one who let them in': Array.from({ length: count }, (_, i) =>
        i < half
          ? { ...base, under: i - 1, person: i % 5 }
          : { ...base, kind: 'remove', under: i - half, ends: [Math.max(0, i - half - 1)] },
      ),
    };
    const slow: string[] = [];
    for (const [shape, said] of Object.entries(shapes)) {
      const changes = changesOf(said);
      const before = performance.now();
      const memberships = membershipsOf(changes);
      for (const change of changes) memberships.isAfterEnd(change);
      memberships.notices();
      if (performance.now() - before > 1_000) slow.push(shape);
    }
    expect(slow).toEqual([]);
  });
});
