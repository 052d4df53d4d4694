import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeRecorder } from '#client/recorder/recorder.ts';
import { makeSignatureCheck } from '#client/recorder/signature-check.ts';
import { makeDeviceDatabase } from '#client/store/device-database.ts';
import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { longestText } from '#domain/fields.ts';
import { chainFaults } from '#domain/journal/chain.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { journalView } from '#domain/journal/journal-view.ts';
import { seenHeads } from '#domain/journal/seen-heads.ts';
import { editsOf } from '#domain/row.ts';
import { testTablet } from '#test/support/test-tablet.ts';

const record = 'aaaaaaaa-0000-4000-8000-000000000000';
const isSignedBy = makeSignatureCheck(crypto);

const rowsEqualARebuild = async (tablet: Awaited<ReturnType<typeof testTablet>>) => {
  const rebuilt = journalView(await tablet.database.changes.toArray());
  const rows = await tablet.database.rows.toArray();
  for (const { parent: _, ...row } of rows) expect(row).toEqual(rebuilt.get(row.record));
  const withRow = [...rebuilt.keys()].filter((id) => rows.some((row) => row.record === id));
  expect(rows).toHaveLength(withRow.length);
};

describe('the recorder, the only door for writes', () => {
  test('[J2] an audit begins with a membership, its facts and its lead', async () => {
    const tablet = await testTablet();
    const journal = await tablet.begin();
    const changes = await tablet.database.changes.toArray();
    expect(changes.find((c) => c.n === 1)?.kind).toBe('member');
    expect((await tablet.database.rows.get([journal, auditRecordId(journal)]))?.fields['title']).toBe('Test audit');
    expect(chainFaults(changes)).toEqual([]);
  });

  test("[J4] every change carries a signature that the membership's key verifies", async () => {
    const tablet = await testTablet();
    await tablet.begin();
    const changes = await tablet.database.changes.toArray();
    const founding = changes.find((c) => c.kind === 'member')?.value as { publicKey: string };
    for (const change of changes)
      expect(await isSignedBy(founding.publicKey, linkHash(change), change.signature)).toBe(true);
    const [first] = changes;
    if (!first) throw new Error('no change');
    expect(
      await isSignedBy(founding.publicKey, linkHash({ ...first, at: '2027-01-01T00:00:00.000Z' }), first.signature),
    ).toBe(false);
  });

  test('[J4] a browser without Ed25519 signs all the same, with a key marked software-held', async () => {
    const without = {
      randomUUID: () => crypto.randomUUID(),
      getRandomValues: (array: Uint8Array) => crypto.getRandomValues(array as Uint8Array<ArrayBuffer>),
      subtle: { generateKey: () => Promise.reject(new DOMException('no Ed25519', 'NotSupportedError')) },
    } as unknown as Crypto;
    const tablet = await testTablet({ crypto: without });
    await tablet.begin();
    const [key] = await tablet.database.keys.toArray();
    expect(key?.heldBy).toBe('software');
    for (const change of await tablet.database.changes.toArray())
      expect(await isSignedBy(key?.publicKey ?? '', linkHash(change), change.signature)).toBe(true);
  });

  test('[J4] a browser without Ed25519 checks signatures all the same, and a key that is none fits nothing', async () => {
    const tablet = await testTablet();
    await tablet.begin();
    const [key] = await tablet.database.keys.toArray();
    const [change] = await tablet.database.changes.toArray();
    if (!key || !change) throw new Error('nothing recorded');
    const without = {
      subtle: { importKey: () => Promise.reject(new DOMException('no Ed25519', 'NotSupportedError')) },
    } as unknown as Crypto;
    for (const check of [makeSignatureCheck(without), isSignedBy]) {
      expect(await check(key.publicKey, linkHash(change), change.signature)).toBe(true);
      expect(await check(key.publicKey, linkHash({ ...change, n: 9 }), change.signature)).toBe(false);
      expect(await check('ff'.repeat(32), linkHash(change), change.signature)).toBe(false);
    }
  });

  test('nothing is made at a date that no change can carry, and nothing recorded before is touched', async () => {
    let at = '2026-03-17T10:00:00.000Z';
    const database = makeDeviceDatabase('clock');
    await database.open();
    const recorder = makeRecorder({ database, crypto, app: 'test', now: () => at, person: () => record });
    const founded = await recorder.found('audit', () => editsOf('audit', record, { title: 'Test' }));
    const before = await database.changes.count();
    // What JavaScript gives after the year 9999.
    at = '+010000-01-01T00:00:00.000Z';
    for (const done of [
      await recorder.commit({
        journal: founded.ok ? founded.value : '',
        edits: editsOf('audit', record, { title: '2' }),
      }),
      await recorder.found('audit', () => []),
      await recorder.administer(founded.ok ? founded.value : '', () => []),
    ])
      expect(done).toEqual({ ok: false, refusal: { kind: 'clockImpossible' } });
    expect(await database.changes.count()).toBe(before);
  });

  test('every change is in the outbox until a server has it', async () => {
    const tablet = await testTablet();
    await tablet.begin();
    expect(await tablet.database.outbox.count()).toBe(await tablet.database.changes.count());
  });

  test('a refused act stores nothing and says what is too long', async () => {
    const tablet = await testTablet();
    const journal = await tablet.begin();
    const before = await tablet.database.changes.count();
    const edits = [
      { noun: 'finding', record, field: 'title', value: 'fine' },
      { noun: 'finding', record, field: 'statement', value: 'x'.repeat(longestText + 1) },
    ];
    const done = await tablet.recorder.commit({ journal, edits });
    expect(done.ok ? '' : done.refusal.kind).toBe('textTooLong');
    expect(await tablet.database.changes.count()).toBe(before);
    const unknown = await tablet.recorder.commit({
      journal,
      edits: [{ noun: 'finding', record, field: 'grade', value: 'catastrophic' }],
    });
    expect(unknown.ok ? '' : unknown.refusal.kind).toBe('valueNotAllowed');
  });

  test('200,000 characters, control characters and every script are kept as they are', async () => {
    const tablet = await testTablet();
    const journal = await tablet.begin();
    for (const value of [
      'é'.repeat(200_000),
      'a\u0000b\u0007c\td\r\ne',
      '株式会社 شركة Việt e\u0301 𠮷 🙂 हिन्दी',
      '__proto__',
      '=cmd|x',
    ]) {
      const done = await tablet.recorder.commit({
        journal,
        edits: [{ noun: 'finding', record, field: 'statement', value }],
      });
      expect(done.ok).toBe(true);
      expect((await tablet.database.rows.get([journal, record]))?.fields['statement']).toBe(value);
    }
  });

  test('[J11] rows equal a rebuild after any mix of edits, deletes and restores', async () => {
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          do: fc.constant('edit'),
          record: fc.nat(3),
          field: fc.constantFrom('title', 'statement', 'area'),
          value: fc.string({ maxLength: 3 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constantFrom('delete', 'restore', 'conflict'),
          record: fc.nat(3),
          field: fc.constant('title'),
          value: fc.string({ maxLength: 3 }),
        }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const tablet = await testTablet();
        const journal = await tablet.begin();
        const ids = [0, 1, 2, 3].map((n) => `bbbbbbbb-0000-4000-8000-00000000000${n}`);
        const [parent = '', child = ''] = ids;
        await tablet.recorder.commit({
          journal,
          edits: [{ noun: 'evidenceLink', record: child, field: 'parent', value: parent }],
        });
        for (const s of steps) {
          const id = ids[s.record] ?? '';
          const row = await tablet.database.rows.get([journal, id]);
          const children = await tablet.database.rows.where('[journal+parent]').equals([journal, id]).toArray();
          const noun = id === child ? 'evidenceLink' : 'finding';
          const field = id === child ? 'evidence' : s.field;
          const value = id === child ? id : s.value;
          const deleted = {
            noun,
            record: id,
            field: 'deleted',
            value: s.do === 'delete',
            seen: row ? seenHeads(row, children) : [],
          };
          const edit =
            s.do === 'edit'
              ? { noun, record: id, field, value }
              : s.do === 'conflict'
                ? { noun, record: id, field, value, base: [] }
                : deleted;
          expect((await tablet.recorder.commit({ journal, edits: [edit] })).ok).toBe(true);
        }
        await rowsEqualARebuild(tablet);
        tablet.database.close();
      }),
      { numRuns: 25 },
    );
  });

  test('[J4] two tabs writing at once make one chain without a fork and lose nothing', async () => {
    const one = await testTablet();
    const journal = await one.begin();
    const other = await testTablet({ database: one.database, tab: 'tab-2' });
    const writes = Array.from({ length: 20 }, (_, i) =>
      (i % 2 ? one : other).recorder.commit({
        journal,
        edits: [{ noun: 'finding', record, field: i % 2 ? 'title' : 'area', value: `${i}` }],
      }),
    );
    expect((await Promise.all(writes)).every((done) => done.ok)).toBe(true);
    const changes = await one.database.changes.toArray();
    expect(chainFaults(changes)).toEqual([]);
    expect(changes.filter((c) => c.record === record)).toHaveLength(20);
    await rowsEqualARebuild(one);
  });

  test('the witness has an act before its author is told that it is saved', async () => {
    const seen: string[] = [];
    const tablet = await testTablet({ witness: async (changes) => void seen.push(...changes.map((c) => c.id)) });
    const journal = await tablet.begin();
    const done = await tablet.recorder.commit({
      journal,
      edits: [{ noun: 'finding', record, field: 'title', value: 'x' }],
    });
    expect(done.ok && done.value.ids.every((id) => seen.includes(id))).toBe(true);
  });

  test('a full store refuses the act as a whole and leaves what was there', async () => {
    const tablet = await testTablet();
    const journal = await tablet.begin();
    const before = await tablet.database.changes.count();
    const full = new DOMException('no room', 'QuotaExceededError');
    const fail = () => {
      throw full;
    };
    tablet.database.bytes.hook('creating', fail);
    const done = await tablet.recorder.commit({
      journal,
      edits: [{ noun: 'finding', record, field: 'title', value: 'with a photo' }],
      bytes: [{ sha256: 'f'.repeat(64), mediaType: 'image/jpeg', bytes: new ArrayBuffer(8) }],
    });
    expect(done.ok ? '' : done.refusal.kind).toBe('storageFull');
    expect(await tablet.database.changes.count()).toBe(before);
    tablet.database.bytes.hook('creating').unsubscribe(fail);
    expect(
      (await tablet.recorder.commit({ journal, edits: [{ noun: 'finding', record, field: 'title', value: 'text' }] }))
        .ok,
    ).toBe(true);
  });
});

describe('drafts', () => {
  const draft = (journal: string, text: string, base: readonly string[] = []) => ({
    journal,
    record,
    noun: 'checklistResponse',
    field: 'note',
    text,
    base,
    beside: { item: '6.1.4' },
  });

  test('words typed by a tab that is gone become a change at the next start, and it is told from when', async () => {
    const killed = await testTablet({ tab: 'killed' });
    const journal = await killed.begin();
    await killed.drafts.keep(draft(journal, 'Half a sent'));
    const next = await testTablet({ database: killed.database, tab: 'next' });
    const recovered = await next.drafts.recover();
    expect(recovered?.saved).toBe(1);
    expect((await next.database.rows.get([journal, record]))?.fields).toEqual({ item: '6.1.4', note: 'Half a sent' });
    expect(await next.database.drafts.count()).toBe(0);
    expect(await next.drafts.recover()).toBeUndefined();
  });

  test('a draft of a tab that is still open stays its own', async () => {
    const one = await testTablet({ tab: 'one' });
    const journal = await one.begin();
    await one.drafts.keep(draft(journal, 'typing'));
    const other = await testTablet({ database: one.database, tab: 'two', liveTabs: ['one', 'two'] });
    expect(await other.drafts.recover()).toBeUndefined();
    expect((await one.drafts.find(journal, record, 'note'))?.text).toBe('typing');
  });

  test('words typed while the words before are being saved stay a draft on top of them', async () => {
    const tablet = await testTablet();
    const journal = await tablet.begin();
    await tablet.drafts.keep(draft(journal, 'one'));
    const settling = tablet.drafts.settle(draft(journal, 'one'));
    await tablet.drafts.keep(draft(journal, 'one two'));
    const settled = await settling;
    const left = await tablet.drafts.find(journal, record, 'note');
    if (left) {
      expect(left.text).toBe('one two');
      expect(left.base).toEqual(settled.ok ? [settled.value.head] : []);
    } else throw new Error('the newer draft was lost');
  });

  test('[J8] the same field edited in two tabs keeps both texts, side by side', async () => {
    const tablet = await testTablet();
    const journal = await tablet.begin();
    await tablet.drafts.settle(draft(journal, 'before'));
    const base = (await tablet.database.rows.get([journal, record]))?.heads['note'] ?? [];
    await tablet.drafts.settle(draft(journal, 'tab one', base));
    await tablet.drafts.settle(draft(journal, 'tab two', base));
    const row = await tablet.database.rows.get([journal, record]);
    expect(row?.open['note']?.map((head) => head.value).toSorted()).toEqual(['tab one', 'tab two']);
  });

  test('a text that is too long stays in its draft', async () => {
    const tablet = await testTablet();
    const journal = await tablet.begin();
    const long = 'x'.repeat(longestText + 1);
    await tablet.drafts.keep(draft(journal, long));
    const done = await tablet.drafts.settle(draft(journal, long));
    expect(done.ok ? '' : done.refusal.kind).toBe('textTooLong');
    expect((await tablet.drafts.find(journal, record, 'note'))?.text).toHaveLength(long.length);
  });

  test('a refused text of a tab that is gone waits as a draft of this one, and it is told', async () => {
    const killed = await testTablet({ tab: 'killed' });
    const journal = await killed.begin();
    await killed.drafts.keep(draft(journal, 'x'.repeat(longestText + 1)));
    const next = await testTablet({ database: killed.database, tab: 'next' });
    expect(await next.drafts.recover()).toMatchObject({ saved: 0, waiting: 1 });
    expect((await next.drafts.find(journal, record, 'note'))?.text).toHaveLength(longestText + 1);
    expect(await killed.database.drafts.count()).toBe(1);
  });

  test('[J8] two tabs killed while typing in one field leave both texts, side by side', async () => {
    const one = await testTablet({ tab: 'one' });
    const journal = await one.begin();
    await one.drafts.settle(draft(journal, 'before'));
    const base = (await one.database.rows.get([journal, record]))?.heads['note'] ?? [];
    const two = await testTablet({ database: one.database, tab: 'two' });
    await one.drafts.keep(draft(journal, 'from one', base));
    await two.drafts.keep(draft(journal, 'from two', base));
    const next = await testTablet({ database: one.database, tab: 'next' });
    expect(await next.drafts.recover()).toMatchObject({ saved: 2, waiting: 0 });
    const row = await one.database.rows.get([journal, record]);
    expect(row?.open['note']?.map((head) => head.value).toSorted()).toEqual(['from one', 'from two']);
  });

  test('a line that is too long is refused with its length, not as an unknown value', async () => {
    const tablet = await testTablet();
    const journal = await tablet.begin();
    const done = await tablet.recorder.commit({
      journal,
      edits: [{ noun: 'finding', record, field: 'title', value: 'x'.repeat(2_001) }],
    });
    expect(done.ok ? undefined : done.refusal).toEqual({
      kind: 'textTooLong',
      field: 'title',
      length: 2_001,
      longest: 2_000,
    });
  });
});
