import { describe, expect, test } from 'vitest';
import { takeIn } from '#client/recorder/merge.ts';
import { newId } from '#client/recorder/new-id.ts';
import { tabletStore } from '#client/recorder/tablet-store.ts';
import { readChanges } from '#client/store/read-all-changes.ts';
import { readAuditFacts } from '#client/store/read-facts.ts';
import { readSeals } from '#client/store/read-seals.ts';
import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { handIn } from '#domain/audit/hand-in.ts';
import { responseRecordId } from '#domain/checklist/answer-item.ts';
import { itemStates } from '#domain/checklist/item-states.ts';
import { addMember } from '#domain/journal/administer.ts';
import { journalView } from '#domain/journal/journal-view.ts';
import { merkleRoot } from '#domain/journal/merkle-root.ts';
import { must } from '#domain/must.ts';
import { editsOf } from '#domain/row.ts';
import { signOff, supplement } from '#domain/sign-off/seal-audit.ts';
import { catalogue, sofia, testTablet } from '#test/support/test-tablet.ts';

const marek = '3a000000-0000-4000-8000-000000000002';
type TestTablet = Awaited<ReturnType<typeof testTablet>>;

const handOver = async (from: TestTablet, to: TestTablet, journal: string) => {
  const changes = await readChanges(from.database, journal);
  await tabletStore(to.database, to.now).inJournal(journal, (tables) => takeIn(tables, changes, { newId }));
};

/** Two tablets of one audit that is ready to be signed off: Sofia's, who leads it, and Marek's. */
const twoTablets = async () => {
  const [lead, other] = [await testTablet(), await testTablet({ person: () => marek })];
  const journal = await lead.begin();
  const publicKey = await other.recorder.signing.publicKey(marek);
  const added = await lead.recorder.administer(journal, (by) => [
    addMember(by, { person: marek, name: 'Marek', role: 'auditor', publicKey }),
  ]);
  if (!added.ok) throw new Error(added.refusal.kind);
  await other.database.journals.put({
    ...must(await lead.database.journals.get(journal), 'journal'),
    person: marek,
    membership: added.value[0]?.record ?? '',
    chain: newId(),
    n: 0,
    previous: null,
  });
  await handOver(lead, other, journal);
  const commit = async (tablet: TestTablet, edits: Parameters<TestTablet['recorder']['commit']>[0]['edits']) =>
    tablet.recorder.commit({ journal, edits });
  await commit(other, handIn(journal, { person: marek, installation: newId() }, true));
  await handOver(other, lead, journal);
  const facts = await readAuditFacts(lead.database, journal, catalogue);
  await commit(lead, [
    ...itemStates(facts).flatMap(({ item }) =>
      editsOf('checklistResponse', responseRecordId(journal, item), {
        item,
        response: 'notAudited',
        reason: 'No time',
      }),
    ),
    ...editsOf('audit', auditRecordId(journal), {
      conclusion: 'In place.',
      conformityAnswer: 'In large part.',
      effectivenessAnswer: 'Yes.',
    }),
  ]);
  await handOver(lead, other, journal);
  const seal = async () => {
    const made = signOff(
      await readAuditFacts(lead.database, journal, catalogue),
      await readChanges(lead.database, journal),
      'First issue',
      {
        signer: { person: sofia.person, key: await lead.recorder.signing.publicKey(sofia.person) },
        drafts: [],
        isFileHere: () => true,
      },
    );
    if (!made.ok) throw new Error(made.refusal.kind);
    return lead.recorder.administer(journal, made.value);
  };
  const note = (tablet: TestTablet, text: string) =>
    commit(tablet, editsOf('checklistResponse', responseRecordId(journal, '4.1'), { item: '4.1', note: text }));
  return { lead, other, journal, seal, note, commit };
};

const rowsEqualARebuild = async ({ database }: TestTablet) => {
  const rebuilt = journalView(await database.changes.toArray());
  for (const { parent: _, ...row } of await database.rows.toArray()) expect(row).toEqual(rebuilt.get(row.record));
};

describe('a sealed journal on a tablet', () => {
  test('[SO12] takes no more words, and a draft stays where it is', async () => {
    const { lead, journal, seal, note } = await twoTablets();
    expect((await seal()).ok).toBe(true);
    expect(await note(lead, 'too late')).toEqual({ ok: false, refusal: { kind: 'journalClosed', why: 'sealed' } });
    const draft = {
      journal,
      noun: 'checklistResponse',
      record: responseRecordId(journal, '4.1'),
      field: 'note',
      base: [],
      beside: {},
      text: 'typed',
    };
    await lead.drafts.keep(draft);
    expect((await lead.drafts.settle(draft)).ok).toBe(false);
    expect(await lead.drafts.find(journal, draft.record, 'note')).toMatchObject({ text: 'typed' });
  });

  test('[SO12] [SO14] what another tablet wrote beside the seal is kept as late, until a supplement takes it in', async () => {
    const { lead, other, journal, seal, note } = await twoTablets();
    expect((await note(other, 'from the cellar')).ok).toBe(true);
    await seal();
    await handOver(other, lead, journal);
    await handOver(lead, other, journal);
    const record = responseRecordId(journal, '4.1');
    for (const tablet of [lead, other]) {
      expect((await tablet.database.rows.get([journal, record]))?.fields['note']).toBeUndefined();
      expect((await readSeals(tablet.database, journal)).late).toMatchObject([{ by: marek }]);
      await rowsEqualARebuild(tablet);
    }
    expect(await note(other, 'more')).toMatchObject({ refusal: { kind: 'journalClosed', why: 'sealed' } });

    const held = await readChanges(lead.database, journal);
    const made = supplement(await readAuditFacts(lead.database, journal, catalogue), held, {
      reason: 'A note from the cellar',
      acts: (await readSeals(lead.database, journal)).late.map(({ act }) => act),
      person: sofia.person,
    });
    if (!made.ok) throw new Error(made.refusal.kind);
    const sealed = await lead.recorder.administer(journal, made.value);
    if (!sealed.ok) throw new Error(sealed.refusal.kind);
    await handOver(lead, other, journal);
    for (const tablet of [lead, other]) {
      expect((await tablet.database.rows.get([journal, record]))?.fields['note']).toBe('from the cellar');
      const { issues, late } = await readSeals(tablet.database, journal);
      expect(late).toEqual([]);
      expect(issues.map(({ issue, isStanding }) => [issue, isStanding])).toEqual([
        [1, false],
        [2, true],
      ]);
      expect(issues[1]?.root).toBe(merkleRoot(sealed.value[0]?.covers ?? [], []));
      await rowsEqualARebuild(tablet);
    }
  });
});
