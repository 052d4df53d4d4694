import { Dexie } from 'dexie';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkArrivals } from '#client/recorder/check-arrivals.ts';
import { takeIn } from '#client/recorder/merge.ts';
import { makeSignatureCheck } from '#client/recorder/signature-check.ts';
import { tabletStore } from '#client/recorder/tablet-store.ts';
import { makeDeviceDatabase } from '#client/store/device-database.ts';
import { addMember, redactChanges } from '#domain/journal/administer.ts';
import type { Change, Json } from '#domain/journal/change.ts';
import { valueHash } from '#domain/journal/hashes.ts';
import { makeChange } from '#domain/journal/make-change.ts';
import { editsOf } from '#domain/row.ts';
import { newKey, signedJournal } from '#test/package/signing-author.ts';
import { countedIds } from '#test/support/simulated-author.ts';
import { testTablet } from '#test/support/test-tablet.ts';

const newRecord = countedIds('e');
const newId = () => crypto.randomUUID() as string;
const verify = makeSignatureCheck(crypto);
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

/** A tablet at which changes arrive. */
const receiver = async (journal: string) => {
  const tablet = await testTablet();
  const { database } = tablet;
  const store = tabletStore(database, tablet.now);
  const arrive = (changes: readonly Change[]) =>
    store.inJournal(journal, async (tables) => {
      if (!(await tables.held()))
        await tables.putHeld({
          journal,
          kind: 'audit',
          person: newId(),
          membership: journal,
          chain: newId(),
          n: 0,
          previous: null,
          sharing: 'server',
          cursor: null,
        });
      return takeIn(tables, changes, { newId });
    });
  const unchecked = async () => new Set((await database.arrivals.toArray()).flatMap(({ ids }) => ids));
  const check = () => checkArrivals(database, verify);
  const doubts = async () => (await database.doubts.toArray()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { ...tablet, store, arrive, unchecked, check, doubts };
};

const replaced = (changes: readonly Change[], change: Change, by: Partial<Change>) =>
  changes.map((c) => (c === change ? { ...c, ...by } : c));

describe('what arrives on a tablet', () => {
  test('is unchecked until somebody has looked at it, and right where it is; what was recorded here needs no look', async () => {
    const { journal, changes } = team();
    const { arrive, unchecked, check, doubts, begin, database, recorder } = await receiver(journal);
    const own = await begin();
    await recorder.commit({ journal: own, edits: editsOf('finding', newRecord(), { title: 'mine' }) });
    expect(await database.arrivals.count()).toBe(0);
    await arrive(changes);
    expect(await unchecked()).toEqual(new Set(changes.map(({ id }) => id)));
    await check();
    expect(await unchecked()).toEqual(new Set());
    expect(await doubts()).toEqual([]);
  });

  test('a forged signature, changed text, a swapped author or date, is found, with its record and who is said to have written it', async () => {
    const { journal, changes, lead, mine, theirs } = team();
    const salt = 'ab'.repeat(16);
    const forgeries: readonly Partial<Change>[] = [
      { signature: 'ab'.repeat(64) },
      { signature: 'zz' },
      { signature: mine.signature },
      { value: 'other words', salt, valueHash: valueHash(salt, 'other words') },
      { by: lead.person, under: lead.membership },
      { at: '2020-01-01T00:00:00.000Z' },
    ];
    for (const forgery of forgeries) {
      const { arrive, check, doubts } = await receiver(journal);
      await arrive(replaced(changes, theirs, forgery));
      await check();
      const { id, record } = theirs;
      const by = forgery.by ?? theirs.by;
      expect(await doubts()).toEqual([
        { id, journal, record, by, signature: 'bad', isLinkBroken: false, isValueWrong: false },
      ]);
    }
  });

  test('a swapped author is found in the middle of a chain too', async () => {
    const { journal, changes, lead, auditor } = team();
    const later = auditor.say(saying('more by the auditor'));
    const { arrive, check, doubts } = await receiver(journal);
    await arrive(replaced(changes, later, { by: lead.person, under: lead.membership }));
    await check();
    expect(await doubts()).toMatchObject([{ id: later.id, by: lead.person, signature: 'bad' }]);
  });

  test('words that do not fit their signed hash are found', async () => {
    const { journal, changes, theirs } = team();
    const { arrive, check, doubts } = await receiver(journal);
    await arrive(replaced(changes, theirs, { value: 'other words' }));
    await check();
    expect(await doubts()).toMatchObject([{ id: theirs.id, signature: 'right', isValueWrong: true }]);
  });

  test('[J4] a broken chain is found, also where the change behind the break came first', async () => {
    const { journal, changes, lead, author } = signedJournal();
    const chained = author(lead.person, lead.membership, lead.key);
    const first = chained.say(saying('one'));
    const second = chained.say(saying('two'));
    const other = author(lead.person, lead.membership, lead.key, true, first.chain).say(saying('in its place'));
    const held = changes.filter((change) => change !== first);
    for (const order of [[held], [held.filter((c) => c !== other), [other]], [[other], held]]) {
      const { arrive, check, doubts, unchecked } = await receiver(journal);
      for (const changesNow of order) {
        await arrive(changesNow);
        await check();
      }
      expect(await doubts()).toMatchObject([{ id: second.id, signature: 'right', isLinkBroken: true }]);
      // What it does stand behind arrives after all: a fork, and nothing is broken.
      await arrive([first]);
      await check();
      expect(await doubts()).toEqual([]);
      expect(await unchecked()).toEqual(new Set());
    }
  });

  test('a key that nothing ties to its author is unknown, until a membership or the server says whose it is', async () => {
    const { journal, changes, lead, author, theirs, auditor } = team();
    const second = author(lead.person, lead.membership, newKey());
    const said = second.say(saying("from the lead's second tablet"));
    const { arrive, check, doubts, database } = await receiver(journal);
    const admission = changes.find(({ value }) => (value as { person?: string }).person === auditor.person);
    await arrive(changes.filter((change) => change !== admission));
    await check();
    expect(new Map((await doubts()).map(({ id, signature, key }) => [id, [signature, key]]))).toEqual(
      new Map([
        [theirs.id, ['unknownKey', auditor.key.publicKey]],
        [said.id, ['unknownKey', second.key.publicKey]],
      ]),
    );
    await arrive([admission as Change]);
    await check();
    expect((await doubts()).map(({ id }) => id)).toEqual([said.id]);
    await database.server.put({
      key: 'server',
      account: 'a',
      name: 'Lead',
      role: 'lead',
      persons: [],
      isSignedOut: false,
      people: [{ person: lead.person, name: 'Lead', keys: [second.key.publicKey] }],
    });
    await check();
    expect(await doubts()).toEqual([]);
  });

  test("a chain whose beginning isn't here yet is not accused: its key may be another of its author's", async () => {
    const { journal, changes, lead, author } = team();
    const second = author(lead.person, lead.membership, newKey());
    const [first, later] = [second.say(saying('one')), second.say(saying('two'))];
    const { arrive, check, doubts } = await receiver(journal);
    await arrive(changes.filter((change) => change !== first));
    await check();
    expect(await doubts()).toMatchObject([{ id: later.id, signature: 'unknownKey' }]);
    await arrive([first]);
    await check();
    const unknown = { signature: 'unknownKey', key: second.key.publicKey };
    expect(await doubts()).toMatchObject([first, later].map(({ id }) => ({ id, ...unknown })));
  });

  test("what somebody else says under a chain's name accuses nobody in it", async () => {
    const { journal, changes, lead, auditor, author, theirs } = team();
    const second = author(lead.person, lead.membership, newKey());
    const later = [second.say(saying('one')), second.say(saying('two'))];
    // The auditor says keys of their own making in the lead's chain.
    const [, said = theirs] = later;
    const intruder = author(auditor.person, auditor.membership, newKey(), true, said.chain);
    const intruding = Array.from({ length: 6 }, () => intruder.say(saying('intruding')));
    const { arrive, check, doubts } = await receiver(journal);
    await arrive([...intruding, ...changes.filter((change) => !intruding.includes(change))]);
    await check();
    const found = new Map((await doubts()).map(({ id, signature }) => [id, signature]));
    for (const { id } of later) expect(found.get(id)).toBe('unknownKey');
    for (const { id } of intruding) expect(found.get(id)).toBe('unknownKey');
  });

  test('what is put in place of a checked change is unchecked again', async () => {
    const { journal, changes, theirs } = team();
    const { arrive, check, doubts, unchecked, store } = await receiver(journal);
    await arrive(changes);
    await check();
    await store.inJournal(journal, (tables) => tables.putChanges([{ ...theirs, field: 'scope' }]));
    expect(await unchecked()).toEqual(new Set([theirs.id]));
    await check();
    expect(await doubts()).toMatchObject([{ id: theirs.id, signature: 'bad' }]);
  });

  test('a redacted change stays right, and a doubt goes with the change it is about', async () => {
    const { journal, changes, theirs, admit, mine } = team();
    const administrator = admit('administrator', addMember);
    administrator.say((by) => redactChanges(by, [theirs.id], 'on request'));
    const { arrive, check, doubts, store } = await receiver(journal);
    await arrive(replaced(changes, mine, { signature: 'ab'.repeat(64) }));
    await check();
    expect((await doubts()).map(({ id }) => id)).toEqual([mine.id]);
    await store.inJournal(journal, (tables) => tables.dropChanges([mine.id]));
    expect(await doubts()).toEqual([]);
  });

  test('nothing counts as checked that was not, wherever the check is broken off', async () => {
    const { journal, changes, lead } = team();
    const forged = Array.from({ length: 250 }, (_, i) => lead.say(saying(`words ${i}`))).filter((_, i) => i % 50 === 7);
    const bad = new Set(forged.map(({ id }) => id));
    const spoiled = changes.map((change) => (bad.has(change.id) ? { ...change, signature: 'ab'.repeat(64) } : change));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 3 }), async (breaks) => {
        const { arrive, unchecked, check, doubts, database } = await receiver(journal);
        await arrive(spoiled);
        for (const after of breaks) {
          let count = 0;
          const failing = (...asked: Parameters<typeof verify>) => {
            if (++count > after) throw new Error('killed');
            return verify(...asked);
          };
          await checkArrivals(database, failing).catch(() => undefined);
          const [open, found] = [await unchecked(), new Set((await doubts()).map(({ id }) => id))];
          for (const id of bad) expect(open.has(id) || found.has(id)).toBe(true);
        }
        await check();
        expect(await unchecked()).toEqual(new Set());
        expect(new Set((await doubts()).map(({ id }) => id))).toEqual(bad);
      }),
      { numRuns: 4 },
    );
  });

  test('a store of the version before is unchecked as a whole', async () => {
    const { journal, changes, theirs } = team();
    const name = `before-${newId()}`;
    const before = new Dexie(name);
    before.version(2).stores({
      changes: 'id, [journal+record], [journal+act], [journal+kind]',
      journals: 'journal, kind, openedAt',
      keys: 'person',
      server: 'key',
    });
    await before.open();
    await before.table('journals').put({ journal, kind: 'audit' });
    await before.table('changes').bulkPut(replaced(changes, theirs, { signature: 'ab'.repeat(64) }));
    before.close();
    const database = makeDeviceDatabase(name);
    await database.open();
    expect((await database.arrivals.toArray()).flatMap(({ ids }) => ids).toSorted()).toEqual(
      changes.map(({ id }) => id).toSorted(),
    );
    await checkArrivals(database, verify);
    expect(await database.arrivals.count()).toBe(0);
    expect(await database.doubts.toArray()).toMatchObject([{ id: theirs.id, signature: 'bad' }]);
    database.close();
  });
});
