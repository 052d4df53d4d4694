import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { SigningKey } from '#client/store/device-database.ts';
import { takeInPackage } from '#client/sync/package-file.ts';
import { addMember, removeMember } from '#domain/journal/administer.ts';
import type { Change, Json } from '#domain/journal/change.ts';
import { valueHash } from '#domain/journal/hashes.ts';
import { makeChange } from '#domain/journal/make-change.ts';
import { packed } from '#test/package/packing.ts';
import { newKey, signedJournal } from '#test/package/signing-author.ts';
import { countedIds } from '#test/support/simulated-author.ts';
import { testTablet } from '#test/support/test-tablet.ts';

const newRecord = countedIds('e');
const saying = (value: Json) => (authoring: Parameters<typeof makeChange>[0]) =>
  makeChange(authoring, { noun: 'audit', record: newRecord(), field: 'title', value }, []);

/** A lead and an auditor, each with words of their own. */
const team = () => {
  const made = signedJournal();
  const auditor = made.admit('auditor', addMember);
  const mine = made.lead.say(saying('by the lead'));
  const theirs = auditor.say(saying('by the auditor'));
  return { ...made, auditor, mine, theirs };
};

/** Takes a package of these changes in on an empty tablet, or on `tablet`. */
const takenIn = async (
  journal: string,
  changes: readonly Change[],
  tablet?: Awaited<ReturnType<typeof testTablet>>,
) => {
  const here = tablet ?? (await testTablet());
  const { bytes } = await packed([{ journal, changes }]);
  const parts = { ...here, newId: () => crypto.randomUUID() as string };
  const taken = await takeInPackage(parts, new Blob([bytes]), crypto.randomUUID(), 'tablet');
  return { taken, held: await here.database.changes.count(), tablet: here };
};

const replaced = (changes: readonly Change[], change: Change, by: Partial<Change>) =>
  changes.map((c) => (c === change ? { ...c, ...by } : c));

/** Other words in place of those that were signed, their hash made to fit. */
const otherWords = (value: Json): Partial<Change> => {
  const salt = 'ab'.repeat(16);
  return { value, salt, valueHash: valueHash(salt, value) };
};

describe('a package on a tablet', () => {
  test('[P12] that is as its authors signed it is taken in, and nothing in it is of an unknown key', async () => {
    const { journal, changes } = team();
    const { taken, held } = await takenIn(journal, changes);
    expect(taken).toEqual({ ok: true, value: { journals: 1, changes: changes.length, files: 0, unknownKeys: 0 } });
    expect(held).toBe(changes.length);
  });

  test('[P12] with a forged signature, changed text, a swapped author, date or place is refused, and nothing stored', async () => {
    const { journal, changes, lead, auditor, mine, theirs } = team();
    const forgeries: readonly Partial<Change>[] = [
      { signature: 'ab'.repeat(64) },
      { signature: '' },
      { signature: mine.signature },
      otherWords('not what the auditor said'),
      { by: lead.person, under: lead.membership },
      { at: '2020-01-01T00:00:00.000Z' },
      { supersedes: [mine.id] },
      { n: 2, previous: mine.valueHash },
      { key: newKey().publicKey },
      { key: undefined as never },
    ];
    for (const forgery of forgeries) {
      const { taken, held } = await takenIn(journal, replaced(changes, theirs, forgery));
      expect(taken).toMatchObject({
        ok: false,
        refusal: { kind: 'distrusted', what: 'signature', journal, change: { chain: theirs.chain } },
      });
      expect(held).toBe(0);
    }
    expect(auditor.person).not.toBe(lead.person);
  });

  test('[P12] the refusal holds for membership changes and for a founding', async () => {
    const { journal, changes, lead, auditor } = team();
    const removal = lead.say((by, held) => removeMember(by, held, [auditor.membership], 'left'));
    const [founding] = changes;
    for (const change of [founding as Change, removal]) {
      const { taken, held } = await takenIn(journal, replaced(changes, change, { signature: 'ab'.repeat(64) }));
      expect(taken).toMatchObject({ ok: false, refusal: { what: 'signature' } });
      expect(held).toBe(0);
    }
  });

  test('[P12] a change re-signed with a key of its forger is taken in as of an unknown key, not as fine', async () => {
    const { journal, changes, lead, author } = team();
    const thief = author(lead.person, lead.membership, newKey());
    thief.say(saying('in the name of the lead'));
    const { taken } = await takenIn(journal, changes);
    expect(taken).toMatchObject({ ok: true, value: { unknownKeys: 1 } });
  });

  test("[J23] keys that the tablet's server has enrolled are their persons', and so are its own", async () => {
    const { journal, changes, lead, author } = team();
    const [second, third] = [author(lead.person, lead.membership, newKey()), newKey()];
    second.say(saying("from the lead's second tablet"));
    author(lead.person, lead.membership, third).say(saying('from here'));
    const tablet = await testTablet();
    await tablet.database.server.put({
      key: 'server',
      account: 'a',
      name: 'Lead',
      role: 'lead',
      persons: [],
      isSignedOut: false,
      people: [{ person: lead.person, name: 'Lead', keys: [second.key.publicKey] }],
    });
    const own: SigningKey = {
      person: lead.person,
      publicKey: third.publicKey,
      heldBy: 'software',
      secretKey: new Uint8Array(),
    };
    await tablet.database.keys.put(own);
    expect((await takenIn(journal, changes, tablet)).taken).toMatchObject({ ok: true, value: { unknownKeys: 0 } });
  });

  test('[J23] a part of a journal is checked with the members that the tablet holds', async () => {
    const { journal, changes, theirs } = team();
    const { tablet } = await takenIn(
      journal,
      changes.filter((change) => change !== theirs),
    );
    const { taken } = await takenIn(journal, [theirs], tablet);
    expect(taken).toMatchObject({ ok: true, value: { changes: 1, unknownKeys: 0 } });
  });

  test('[P12] gaps and forks under good signatures hinder nothing: a tablet was set back', async () => {
    const { journal, changes, lead, mine } = team();
    lead.say(saying('one more'));
    const { taken } = await takenIn(
      journal,
      changes.filter((change) => change !== mine),
    );
    expect(taken).toMatchObject({ ok: true, value: { unknownKeys: 0 } });
  });

  test("[P12] a broken chain that its author's key has not signed is refused", async () => {
    const { journal, changes, lead, author } = team();
    const thief = author(lead.person, lead.membership, newKey());
    const first = thief.say(saying('one'));
    thief.say(saying('two'));
    const again = author(lead.person, lead.membership, thief.key, true, first.chain);
    const other = again.say(saying('in place of the first'));
    const spliced = changes.filter((change) => change !== first);
    expect(spliced).toContain(other);
    expect((await takenIn(journal, spliced)).taken).toMatchObject({
      ok: false,
      refusal: { kind: 'distrusted', what: 'chain', journal, change: { chain: first.chain, n: 2 } },
    });
  });
});
