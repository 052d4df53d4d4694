import { describe, expect, test } from 'vitest';
import { isAllowed, memberRoles } from '#domain/access/policies.ts';
import {
  addMember,
  changeRole,
  decideOn,
  membershipFor,
  redactChanges,
  removeMember,
  reopenCase,
  rootIn,
  sealJournal,
} from '#domain/journal/administer.ts';
import type { Change } from '#domain/journal/change.ts';
import { contentHash, linkHash } from '#domain/journal/hashes.ts';
import { journalView } from '#domain/journal/journal-view.ts';
import { foundedJournalId, membershipsOf } from '#domain/journal/memberships.ts';
import { merkleRoot } from '#domain/journal/merkle-root.ts';
import { authorityOf } from '#domain/journal/status.ts';
import { SimulatedAuthor } from '#test/support/simulated-author.ts';

const record = 'aaaaaaaa-0000-4000-8000-000000000000';
const all = (...authors: SimulatedAuthor[]): readonly Change[] => [
  ...new Map(authors.flatMap((author) => [...author.changes.values()]).map((c) => [c.id, c])).values(),
];
const share = (...authors: SimulatedAuthor[]) => {
  const everything = all(...authors);
  for (const author of authors) author.receive(everything);
};
const title = (value: string) => ({ noun: 'thing', record, field: 'title', value });
const statusIn = (changes: readonly Change[], value: string) => {
  const change = changes.find((c) => c.value === value);
  return change && authorityOf(changes).statusOf(change);
};

/** A lead and an auditor whom the lead admitted. */
const team = (role: 'auditor' | 'observer' | 'lead' = 'auditor') => {
  const lead = new SimulatedAuthor('a').found();
  const other = new SimulatedAuthor('b');
  const [joined] = lead.act((by) => [addMember(by, { person: other.person, role, publicKey: '01' })]);
  other.writeUnder(joined?.record ?? '');
  share(lead, other);
  return { lead, other };
};
const membershipOf = (author: SimulatedAuthor, changes: readonly Change[]) =>
  membershipFor(authorityOf(changes), author.person);

describe('memberships', () => {
  test("[J15] a journal's id is its founder's: another founding of it counts for nothing", () => {
    const founding = { membership: record, person: record, role: 'lead', publicKey: '00', kind: 'audit' } as const;
    const journal = foundedJournalId(founding);
    expect(journal[14]).toBe('8');
    expect(foundedJournalId({ ...founding, publicKey: '01' })).not.toBe(journal);
    const intruder = new SimulatedAuthor('c', journal).found();
    expect(membershipsOf([...intruder.changes.values()]).all.size).toBe(0);
  });

  test('[J15] a second change can not claim a membership that another one added', () => {
    const { lead, other } = team();
    const joined = all(lead).find((c) => c.record === other.membership);
    if (!joined) throw new Error('no change');
    const forged = {
      ...joined,
      id: 'ffffffff-0000-4000-8000-000000000000',
      value: { ...(joined.value as object), role: 'lead' },
    };
    expect(membershipOf(other, [...all(lead), forged as Change])?.role).toBe('auditor');
  });

  test('[J22] what a role may not do is refused, also when it is done', () => {
    const { lead, other } = team('observer');
    other.edit(title('by an observer'));
    other.act((by) => [addMember(by, { person: other.person, role: 'lead', publicKey: '01' })]);
    share(lead, other);
    expect(statusIn(all(lead), 'by an observer')).toBe('refused');
    expect(membershipOf(other, all(lead))?.role).toBe('observer');
    expect(lead.view().get(record)).toBeUndefined();
  });

  test('[J22] nobody but a lead seals an audit, and an observer only reads', () => {
    expect(memberRoles.filter((role) => isAllowed(role, 'seal', 'audit'))).toEqual(['lead']);
    expect(memberRoles.filter((role) => isAllowed(role, 'record', 'audit'))).toEqual(['lead', 'auditor']);
    expect(isAllowed('processOwner', 'read', 'audit')).toBe(false);
  });

  test('[J16] what the remover held stays, what came later is late', () => {
    const { lead, other } = team();
    other.edit(title('in time'));
    share(lead, other);
    other.edit(title('too late'));
    lead.act((by, held) => [removeMember(by, held, [other.membership], 'left')]);
    share(lead, other);
    expect(statusIn(all(lead), 'in time')).toBe('valid');
    expect(statusIn(all(lead), 'too late')).toBe('late');
    expect(lead.view().get(record)?.fields['title']).toBe('in time');
  });

  test('[J16] of two removals only what both list counts', () => {
    const { lead, other } = team();
    const second = new SimulatedAuthor('c');
    const [joined] = lead.act((by) => [addMember(by, { person: second.person, role: 'lead', publicKey: '02' })]);
    second.writeUnder(joined?.record ?? '');
    share(lead, other, second);
    other.edit(title('seen by one lead'));
    lead.receive(other.changes.values());
    lead.act((by, held) => [removeMember(by, held, [other.membership], 'left')]);
    second.act((by, held) => [removeMember(by, held, [other.membership], 'left')]);
    share(lead, other, second);
    expect(statusIn(all(lead), 'seen by one lead')).toBe('late');
  });

  test('[J17] a removal reaches the role that a membership went on in', () => {
    const { lead, other } = team();
    const second = new SimulatedAuthor('c');
    const [joined] = lead.act((by) => [addMember(by, { person: second.person, role: 'lead', publicKey: '02' })]);
    second.writeUnder(joined?.record ?? '');
    share(lead, other, second);
    const member = membershipOf(other, all(lead));
    if (!member) throw new Error('no member');
    lead.act((by, held) => [changeRole(by, held, member, 'lead')]);
    second.act((by, held) => [removeMember(by, held, [other.membership], 'left')]);
    share(lead, other, second);
    expect(membershipOf(other, all(lead))).toBeUndefined();
  });

  test('[J17] two leads who remove each other apart are both out, and the others stay', () => {
    const { lead, other } = team('lead');
    const third = new SimulatedAuthor('c');
    const [joined] = lead.act((by) => [addMember(by, { person: third.person, role: 'auditor', publicKey: '02' })]);
    third.writeUnder(joined?.record ?? '');
    share(lead, other, third);
    lead.act((by, held) => [removeMember(by, held, [other.membership], 'x')]);
    other.act((by, held) => [removeMember(by, held, [lead.membership], 'y')]);
    share(lead, other, third);
    expect([lead, other, third].map((author) => membershipOf(author, all(lead)) !== undefined)).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("[J17] a refused change of role can't pull another's membership into a removal", () => {
    const { lead, other } = team();
    const member = membershipOf(other, all(lead));
    if (!member) throw new Error('no member');
    other.act((by, held) => [{ ...changeRole(by, held, member, 'lead'), record: lead.membership }]);
    other.act((by, held) => [removeMember(by, held, [other.membership], 'leaves')]);
    share(lead, other);
    expect(membershipOf(lead, all(lead))?.role).toBe('lead');
    expect(membershipOf(other, all(lead))).toBeUndefined();
  });

  test("[J17] a removal can't make late what its author's own membership stands on", () => {
    const { lead, other } = team('lead');
    other.act((by, held) => [
      removeMember(
        by,
        held.filter((c) => c.record !== other.membership),
        [lead.membership],
        'took over',
      ),
    ]);
    share(lead, other);
    expect(membershipOf(other, all(lead))?.role).toBe('lead');
    expect(membershipOf(lead, all(lead))).toBeUndefined();
  });
});

describe('decisions, seals, redactions', () => {
  const withLateWork = () => {
    const { lead, other } = team();
    other.edit(title('late'));
    lead.act((by, held) => [removeMember(by, held, [other.membership], 'left')]);
    share(lead, other);
    const late = all(lead).find((c) => c.value === 'late');
    if (!late) throw new Error('no late change');
    return { lead, other, target: linkHash(late) };
  };

  test('[J18] late work counts once it is admitted, and no longer once that was decided otherwise', () => {
    const { lead, target } = withLateWork();
    const [admission] = lead.act((by, held) => [decideOn(by, held, { kind: 'admit', target, reason: 'checked' })]);
    expect(statusIn(all(lead), 'late')).toBe('admitted');
    expect(admission?.value).toBe('checked');
    expect(JSON.stringify(admission)).not.toContain('"late"');
    lead.act((by, held) => [decideOn(by, held, { kind: 'dismiss', target, reason: 'not so' })]);
    expect(statusIn(all(lead), 'late')).toBe('dismissed');
  });

  test('[J18] while two decisions disagree the change is undecided and does not count', () => {
    const { lead, target } = withLateWork();
    const before = all(lead);
    lead.act((_, __) => []);
    lead.act((by) => [decideOn(by, before, { kind: 'admit', target, reason: 'a' })]);
    lead.act((by) => [decideOn(by, before, { kind: 'dismiss', target, reason: 'b' })]);
    expect(statusIn(all(lead), 'late')).toBe('undecided');
  });

  test('[J19] what a seal does not list is late until a supplement lists it, and an admission does not help', () => {
    const { lead, other } = team();
    other.edit(title('unseen at signing'));
    lead.act((by, held) => [sealJournal(by, held, 'signed')]);
    share(lead, other);
    expect(statusIn(all(lead), 'unseen at signing')).toBe('late');
    const late = all(lead).find((c) => c.value === 'unseen at signing');
    const target = late ? linkHash(late) : '';
    lead.act((by, held) => [decideOn(by, held, { kind: 'admit', target, reason: 'x' })]);
    expect(statusIn(all(lead), 'unseen at signing')).toBe('late');
    lead.act((by, held) => [sealJournal(by, held, 'forgotten', [target])]);
    expect(statusIn(all(lead), 'unseen at signing')).toBe('valid');
  });

  test('[J19] a reopened case takes changes again, a reopened audit does not exist', () => {
    const { lead } = team();
    lead.act((by, held) => [sealJournal(by, held, 'signed')]);
    lead.act((by, held) => [reopenCase(by, held, 'again')]);
    lead.edit(title('after'));
    expect(authorityOf(all(lead)).isSealed).toBe(true);
    expect(statusIn(all(lead), 'after')).toBe('late');
  });

  test('[J20] a redaction takes the value of a change and leaves a chain that verifies', () => {
    const { lead, other } = team('lead');
    const administrator = new SimulatedAuthor('d');
    const [joined] = lead.act((by) => [
      addMember(by, { person: administrator.person, role: 'administrator', publicKey: '03' }),
    ]);
    administrator.writeUnder(joined?.record ?? '');
    other.edit(title('a name'));
    share(lead, other, administrator);
    const named = all(lead).find((c) => c.value === 'a name');
    if (!named) throw new Error('no change');
    administrator.act((by) => [redactChanges(by, [named.id], 'personal data')]);
    const { value: _, salt: __, ...rest } = named;
    const changes = all(administrator).map((c) => (c.id === named.id ? (rest as Change) : c));
    expect(authorityOf(changes).statusOf(rest as Change)).toBe('redacted');
    expect(contentHash(rest as Change)).toBe(contentHash(named));
    expect(journalView(changes).get(record)?.heads['title']).toEqual([named.id]);
    expect(journalView(changes).get(record)?.fields['title']).toBeUndefined();
  });

  test('[J21] a seal states the Merkle root of what it lists, and a supplement holds the former root', () => {
    const { lead } = team();
    lead.edit(title('x'));
    const [seal] = lead.act((by, held) => [sealJournal(by, held, 'signed')]);
    expect(seal && rootIn(seal)).toBe(merkleRoot(seal?.covers ?? [], []));
    const [supplement] = lead.act((by, held) => [sealJournal(by, held, 'more')]);
    const { former } = (supplement?.value ?? {}) as { former?: string[] };
    expect(former).toEqual([seal && rootIn(seal)]);
    expect(authorityOf(all(lead)).standingSeals.map((s) => s.id)).toEqual([supplement?.id]);
  });

  test('[J21] the Merkle root is that of RFC 9162', () => {
    // Of no leaves, and of one: SHA-256 of nothing, and of a zero byte and the leaf.
    expect(merkleRoot([], [])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(merkleRoot(['00'], [])).toBe('96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7');
    const [a, b, c] = ['aa'.repeat(32), 'bb'.repeat(32), 'cc'.repeat(32)];
    expect(merkleRoot([a, b, c], [])).toBe(merkleRoot([c, a, b], []));
    expect(merkleRoot([a, b], [c])).toBe(merkleRoot([a, b, c], []));
    expect(merkleRoot([a], [b])).not.toBe(merkleRoot([b], [a]));
  });
});
