import { describe, expect, test } from 'vitest';
import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { handIn } from '#domain/audit/hand-in.ts';
import { responseRecordId } from '#domain/checklist/answer-item.ts';
import { decideOn, removeMember } from '#domain/journal/administer.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { merkleRoot } from '#domain/journal/merkle-root.ts';
import { authorityOf } from '#domain/journal/status.ts';
import { must } from '#domain/must.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { editsOf } from '#domain/row.ts';
import { waiveHandIn, waiverRecordId } from '#domain/sign-off/hand-ins.ts';
import { signOff, supplement } from '#domain/sign-off/seal-audit.ts';
import { finalIssue, isSignedTwice, sealsOf } from '#domain/sign-off/seals.ts';
import type { Blocker } from '#domain/sign-off/sign-off-blockers.ts';
import type { SimulatedAuthor } from '#test/support/simulated-author.ts';
import { checkOf, factsOf, finishedAudit, heldBy, knownTo } from './finished-audit.ts';

const kinds = ({ blockers }: { readonly blockers: readonly Blocker[] }) => [...new Set(blockers.map((b) => b.kind))];

const sealNow = (author: SimulatedAuthor, reason = 'First issue') => {
  const made = signOff(factsOf(author), heldBy(author), reason, knownTo(author));
  if (!made.ok) throw new Error(made.refusal.kind);
  return author.act(made.value);
};

const supplementOf = (author: SimulatedAuthor, acts: readonly string[], reason = 'Late note') =>
  supplement(factsOf(author), heldBy(author), { reason, acts, person: author.person });

const note = (author: SimulatedAuthor, item: string, text: string) =>
  author.edit(...editsOf('checklistResponse', responseRecordId(author.journal, item), { item, note: text }));

const madeAt = { at: '2026-03-20T12:00:00.000Z', app: 'test' };

describe('what stands between an audit and its sign-off', () => {
  test('nothing blocks a finished audit', () => {
    expect(checkOf(finishedAudit().lead).blockers).toEqual([]);
  });

  test('[SO1] an auditor is told that only a lead signs off, and is refused', () => {
    const { join } = finishedAudit();
    const auditor = join('b');
    expect(kinds(checkOf(auditor))).toContain('notTheLead');
    expect(signOff(factsOf(auditor), heldBy(auditor), 'Now', knownTo(auditor))).toMatchObject({
      refusal: { kind: 'notTheLead' },
    });
  });

  test('[SO2] a field in two versions blocks, a working note too, and leads to where it is decided', () => {
    const { lead, join } = finishedAudit();
    const auditor = join('b');
    const working = (author: SimulatedAuthor, text: string) =>
      author.edit(
        ...editsOf('checklistResponse', responseRecordId(author.journal, '4.1'), { item: '4.1', workingNote: text }),
      );
    working(lead, 'mine');
    working(auditor, 'theirs');
    lead.receive(auditor.changes.values());
    const conflicts = checkOf(lead).blockers.filter(({ kind }) => kind === 'conflicts');
    expect(conflicts).toEqual([{ kind: 'conflicts', name: '4.1', place: { at: 'conflicts' } }]);
  });

  test('[SO2] late work that two leads decided on differently blocks', () => {
    const { lead, join } = finishedAudit();
    const [other, gone] = [join('b', 'lead'), join('c')];
    note(gone, '4.1', 'from outside');
    const late = must(
      heldBy(gone).find((change) => change.by === gone.person),
      'change',
    );
    lead.act((authoring, held) => [removeMember(authoring, held, [gone.membership], 'left')]);
    other.receive(lead.changes.values());
    for (const [author, kind] of [
      [lead, 'admit'],
      [other, 'dismiss'],
    ] as const) {
      author.receive(gone.changes.values());
      author.act((authoring, held) => [decideOn(authoring, held, { kind, target: linkHash(late), reason: 'x' })]);
    }
    lead.receive(other.changes.values());
    expect(checkOf(lead).blockers).toContainEqual({ kind: 'conflicts', name: late.field, place: { at: 'tray' } });
  });

  test('[SO3] an item without an answer blocks, and leads to the item', () => {
    const { lead, act, answer } = finishedAudit();
    act(answer('7.2', null));
    expect(checkOf(lead).blockers).toEqual([{ kind: 'unanswered', name: '7.2', place: { at: 'item', item: '7.2' } }]);
  });

  test('[SO4] "conforms" on nothing, or on a working paper alone, blocks', () => {
    const { lead, act, answer, newRecord } = finishedAudit();
    act(answer('7.2', 'conforms'));
    expect(kinds(checkOf(lead))).toEqual(['conformsWithoutEvidence']);
    const evidence = newRecord();
    lead.edit(...editsOf('evidence', evidence, { item: '7.2', kind: 'observation', paper: 'working' }));
    expect(kinds(checkOf(lead))).toEqual(['conformsWithoutEvidence']);
    lead.edit(...editsOf('evidence', evidence, { paper: 'report' }));
    expect(checkOf(lead).blockers).toEqual([]);
  });

  test('[SO5] a finding without its parts blocks, and leads to the finding', () => {
    const { lead, raise } = finishedAudit();
    const record = raise('7.2', 'minor');
    expect(checkOf(lead).blockers).toEqual([
      { kind: 'findingsIncomplete', name: 'SA-01', place: { at: 'finding', record } },
    ]);
  });

  test.each(['conclusion', 'conformityAnswer', 'effectivenessAnswer'] as const)('[SO6] no %s blocks', (word) => {
    const { lead } = finishedAudit();
    lead.edit(...editsOf('audit', auditRecordId(lead.journal), { [word]: ' ' }));
    expect(checkOf(lead).blockers).toEqual([{ kind: word, name: '', place: { at: 'words' } }]);
  });

  test('[SO7] a member who has not handed in blocks, on each tablet that they recorded with', () => {
    const { lead, join } = finishedAudit();
    const auditor = join('b');
    const [first, second] = ['dddddddd-0000-4000-8000-000000000001', 'dddddddd-0000-4000-8000-000000000002'];
    const stateOf = () => {
      lead.receive(auditor.changes.values());
      return checkOf(lead).parties.find(({ person }) => person === auditor.person);
    };
    expect(stateOf()).toMatchObject({ state: 'lacking', name: 'Auditor b' });
    auditor.edit(...handIn(lead.journal, { person: auditor.person, installation: first }, true));
    expect(stateOf()).toMatchObject({ state: 'handedIn', lacking: 0 });
    // Their second tablet: another chain.
    auditor.writeUnder(auditor.membership);
    note(auditor, '4.1', 'from the second tablet');
    expect(stateOf()).toMatchObject({ state: 'lacking', lacking: 1 });
    auditor.edit(...handIn(lead.journal, { person: auditor.person, installation: second }, true));
    expect(stateOf()).toMatchObject({ state: 'handedIn' });
    auditor.edit(...handIn(lead.journal, { person: auditor.person, installation: second }, false));
    expect(stateOf()).toMatchObject({ state: 'lacking' });
  });

  test('[SO7] an observer hands in nothing; an auditor of the plan without a tablet does', () => {
    const { lead, join, newRecord } = finishedAudit();
    join('b', 'observer');
    lead.edit(...editsOf('teamMember', newRecord(), { name: 'Visitor', role: 'observer' }));
    expect(checkOf(lead).blockers).toEqual([]);
    lead.edit(...editsOf('teamMember', newRecord(), { name: 'On paper', role: 'auditor' }));
    expect(checkOf(lead).blockers).toEqual([{ kind: 'handIns', name: 'On paper', place: { at: 'handIns' } }]);
  });

  test("[SO8] a lead waives somebody's hand-in with a reason; an auditor's waiver is none", () => {
    const { lead, join } = finishedAudit();
    const auditor = join('b');
    const party = { person: auditor.person, name: 'Auditor b' };
    const input = { reason: 'On leave', by: 'Lead', person: lead.person, at: '2026-03-19T10:00:00.000Z' };
    const authority = authorityOf(heldBy(lead));
    expect(waiveHandIn(lead.journal, authority, party, { ...input, reason: ' ' })).toMatchObject({
      refusal: { kind: 'reasonNeeded' },
    });
    expect(waiveHandIn(lead.journal, authority, party, { ...input, person: auditor.person })).toMatchObject({
      refusal: { kind: 'notTheLead' },
    });
    auditor.edit(...editsOf('waiver', waiverRecordId(lead.journal, auditor.person), { ...party, reason: 'Trust me' }));
    lead.receive(auditor.changes.values());
    expect(kinds(checkOf(lead))).toEqual(['handIns']);
    const waived = waiveHandIn(lead.journal, authority, party, input);
    if (!waived.ok) throw new Error(waived.refusal.kind);
    lead.edit(...waived.value);
    expect(checkOf(lead)).toMatchObject({ blockers: [] });
    expect(checkOf(lead).parties.find(({ person }) => person === auditor.person)?.state).toBe('waived');
  });

  test('[SO20] a recommendation without what, why or for whom blocks', () => {
    const { lead, newRecord } = finishedAudit();
    lead.edit(...editsOf('recommendation', newRecord(), { text: 'Do', reason: 'Since', findings: [] }));
    expect(checkOf(lead).blockers).toEqual([
      { kind: 'recommendationsUnfinished', name: '1', place: { at: 'recommendations' } },
    ]);
  });

  test('[SO9] words that are no change yet block, and lead to their field', () => {
    const { lead } = finishedAudit();
    const drafts = [{ noun: 'checklistResponse', record: responseRecordId(lead.journal, '4.1'), field: 'note' }];
    expect(checkOf(lead, { drafts }).blockers).toEqual([
      { kind: 'drafts', name: '4.1', place: { at: 'item', item: '4.1' } },
    ]);
  });

  test('[SO10] photos that are elsewhere are named and block nothing', () => {
    const { lead, newRecord } = finishedAudit();
    const hash = 'a'.repeat(64);
    const kept = { sha256: hash, mediaType: 'image/jpeg', size: 1, isOriginal: true };
    lead.edit(
      ...editsOf('evidence', newRecord(), {
        item: '4.1',
        kind: 'photo',
        paper: 'report',
        number: 'SA-P01',
        file: { name: 'a.jpg', mediaType: 'image/jpeg', size: 1, sha256: hash, kept },
      }),
    );
    const check = checkOf(lead, { isFileHere: (sha256) => sha256 !== hash });
    expect(check.blockers).toEqual([]);
    expect(check.notes).toContainEqual({ kind: 'photosElsewhere', names: ['SA-P01'] });
  });
});

describe('sealing', () => {
  test('[SO11] the seal lists what was checked; what arrived since is late', () => {
    const { lead, join } = finishedAudit();
    const auditor = join('b');
    auditor.edit(...handIn(lead.journal, { person: auditor.person, installation: auditor.person }, true));
    lead.receive(auditor.changes.values());
    const made = signOff(factsOf(lead), heldBy(lead), 'First', knownTo(lead));
    if (!made.ok) throw new Error(made.refusal.kind);
    note(auditor, '4.1', 'came in between');
    lead.receive(auditor.changes.values());
    lead.act(made.value);
    expect(sealsOf(heldBy(lead)).late).toMatchObject([{ by: auditor.person }]);
    expect(factsOf(lead).responses.get('4.1')?.fields.note).toBeUndefined();
  });

  test('[SO13] what is signed off is not signed off again, nor supplemented before', () => {
    const { lead } = finishedAudit();
    expect(supplementOf(lead, [])).toMatchObject({ refusal: { kind: 'notSignedOff' } });
    expect(signOff(factsOf(lead), heldBy(lead), ' ', knownTo(lead))).toMatchObject({
      refusal: { kind: 'reasonNeeded' },
    });
    sealNow(lead);
    expect(signOff(factsOf(lead), heldBy(lead), 'Again', knownTo(lead))).toMatchObject({
      refusal: { kind: 'alreadySignedOff' },
    });
  });

  test('a blocked audit is refused, with how much blocks it', () => {
    const { lead, act, answer } = finishedAudit();
    act(answer('7.2', null));
    expect(signOff(factsOf(lead), heldBy(lead), 'Now', knownTo(lead))).toMatchObject({
      refusal: { kind: 'signOffBlocked', count: 1 },
    });
  });

  test('[SO14] [SO18] a supplement takes in the late acts that are chosen, whole, and the report is of it', () => {
    const { lead, join } = finishedAudit();
    const auditor = join('b');
    auditor.edit(...handIn(lead.journal, { person: auditor.person, installation: auditor.person }, true));
    lead.receive(auditor.changes.values());
    sealNow(lead);
    note(auditor, '4.1', 'chosen');
    note(auditor, '4.2', 'left out');
    lead.receive(auditor.changes.values());
    const before = sealsOf(heldBy(lead));
    expect(before.late).toHaveLength(2);
    expect(reportModel(factsOf(lead), { ...madeAt, seals: before })).toMatchObject({
      isDraft: false,
      signOff: { late: 4, issues: [{ issue: 1, reason: 'First issue' }] },
    });
    const [chosen] = before.late;
    expect(supplementOf(lead, [])).toMatchObject({ refusal: { kind: 'nothingLateChosen' } });
    expect(supplementOf(lead, [chosen?.act ?? ''], '')).toMatchObject({ refusal: { kind: 'reasonNeeded' } });
    const made = supplementOf(lead, [chosen?.act ?? '']);
    if (!made.ok) throw new Error(made.refusal.kind);
    lead.act(made.value);
    const seals = sealsOf(heldBy(lead));
    const model = reportModel(factsOf(lead), { ...madeAt, seals });
    expect(factsOf(lead).responses.get('4.1')?.fields.note).toBe('chosen');
    expect(factsOf(lead).responses.get('4.2')?.fields.note).toBeUndefined();
    expect(seals.issues.map(({ issue, isStanding }) => [issue, isStanding])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(model).toMatchObject({ isDraft: false, signOff: { late: 2, isSignedTwice: false } });
    const standing = must(
      heldBy(lead).findLast(({ kind }) => kind === 'seal'),
      'seal',
    );
    expect(model.signOff?.issues[1]?.root).toBe(merkleRoot(standing.covers ?? [], []));
  });

  test('[SO16] a supplement takes in nothing that would leave two versions', () => {
    const { lead, join } = finishedAudit();
    const auditor = join('b');
    auditor.edit(...handIn(lead.journal, { person: auditor.person, installation: auditor.person }, true));
    lead.receive(auditor.changes.values());
    note(lead, '4.1', "the lead's");
    sealNow(lead);
    note(auditor, '4.1', 'made beside it');
    lead.receive(auditor.changes.values());
    const acts = sealsOf(heldBy(lead)).late.map(({ act }) => act);
    expect(supplementOf(lead, acts)).toEqual({ ok: false, refusal: { kind: 'lateConflicts', names: ['4.1'] } });
  });

  test('[SO15] [SO17] two sign-offs made apart both stand, and nothing is final until a supplement', () => {
    const { lead, join } = finishedAudit();
    const other = join('b', 'lead');
    other.edit(
      ...editsOf('waiver', waiverRecordId(lead.journal, lead.person), {
        person: lead.person,
        name: 'Lead',
        reason: 'Out of reach',
      }),
    );
    lead.edit(
      ...editsOf('waiver', waiverRecordId(lead.journal, other.person), {
        person: other.person,
        name: 'Other',
        reason: 'Out of reach',
      }),
    );
    sealNow(lead, 'by one');
    sealNow(other, 'by the other');
    lead.receive(other.changes.values());
    const twice = sealsOf(heldBy(lead));
    expect(isSignedTwice(twice)).toBe(true);
    expect(finalIssue(twice)).toBeUndefined();
    expect(reportModel(factsOf(lead), { ...madeAt, seals: twice })).toMatchObject({
      isDraft: true,
      signOff: { isSignedTwice: true },
    });
    const made = supplementOf(lead, [], 'Both say the same');
    if (!made.ok) throw new Error(made.refusal.kind);
    const [seal] = lead.act(made.value);
    expect(seal?.value).toMatchObject({ former: [expect.any(String), expect.any(String)] });
    expect(finalIssue(sealsOf(heldBy(lead)))).toMatchObject({ issue: 3, reason: 'Both say the same' });
  });

  test('[SO18] a machine that lacks what the seal lists makes a draft', () => {
    const { lead } = finishedAudit();
    sealNow(lead);
    const held = heldBy(lead).filter(({ field }) => field !== 'conclusion');
    expect(sealsOf(held).issues[0]?.absent).toBe(1);
    expect(finalIssue(sealsOf(held))).toBeUndefined();
    expect(finalIssue(sealsOf(heldBy(lead)))?.issue).toBe(1);
  });
});
