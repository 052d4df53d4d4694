import { describe, expect, test } from 'vitest';
import { applyPage } from '#client/recorder/merge.ts';
import { tabletStore } from '#client/recorder/tablet-store.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { editsOf } from '#domain/row.ts';
import { type PageReply, pageReply } from '#protocol/messages.ts';
import { noPrefix, prefixAfter } from '#protocol/prefix-hash.ts';
import { testTablet } from '#test/support/test-tablet.ts';

const record = 'aaaaaaaa-0000-4000-8000-000000000001';
const newId = () => crypto.randomUUID() as string;

/** A tablet, and the page in which a server would send back everything it wrote. */
const tabletAndPage = async () => {
  const tablet = await testTablet();
  const journal = await tablet.begin();
  await tablet.recorder.commit({ journal, edits: editsOf('finding', record, { title: 'mine' }) });
  const changes = await tablet.database.changes.toArray();
  let prefix = noPrefix;
  const items = changes.map((change, i) => {
    const item = { seq: i + 1, receivedAt: '2026-03-17T12:00:00.000Z', link: linkHash(change) };
    prefix = prefixAfter(prefix, { ...item, id: change.id });
    return { ...item, change: change as never };
  });
  const page: PageReply = { after: 0, upTo: items.length, head: items.length, prefix, items };
  const store = tabletStore(tablet.database, tablet.now);
  const apply = (from: { seq: number; prefix: string } | null, given = page) =>
    store.inJournal(journal, (tables) => applyPage(tables, from, given, noPrefix, { newId }));
  return { ...tablet, journal, page, apply, count: changes.length };
};

describe('applying a page', () => {
  test('what comes back leaves the outbox, and the cursor moves, in one transaction', async () => {
    const { database, journal, apply, page, count } = await tabletAndPage();
    expect(await database.outbox.count()).toBe(count);
    expect(await apply(null)).toBe('applied');
    expect(await database.outbox.count()).toBe(0);
    expect((await database.journals.get(journal))?.cursor).toEqual({ seq: count, prefix: page.prefix });
  });

  test('a page that does not continue from the stored cursor is not applied', async () => {
    const { database, apply, count, page } = await tabletAndPage();
    expect(await apply({ seq: 3, prefix: 'ab'.repeat(32) })).toBe('cursorMoved');
    expect(await apply(null, { ...page, after: 2 })).toBe('cursorMoved');
    expect(await database.outbox.count()).toBe(count);
  });

  test('a stored change of a day that no calendar has is read like any other', async () => {
    const { apply, page, database, journal } = await tabletAndPage();
    const at = '2026-02-31T24:00:00.000Z';
    let prefix = noPrefix;
    const items = page.items.map((item) => {
      const change = item.change.kind === 'set' ? { ...item.change, at } : item.change;
      const link = linkHash(change as never);
      prefix = prefixAfter(prefix, { seq: item.seq, receivedAt: item.receivedAt, link, id: change.id });
      return { ...item, link, change };
    });
    await database.outbox.clear();
    await database.changes.bulkDelete(items.map(({ change }) => change.id));
    expect(pageReply.safeParse({ ...page, items, prefix }).success).toBe(true);
    expect(await apply(null, { ...page, items, prefix })).toBe('applied');
    expect((await database.rows.get([journal, record]))?.fields['title']).toBe('mine');
  });

  test('a page whose hash is not that of its items is not applied', async () => {
    const { database, apply, page, count } = await tabletAndPage();
    const [first, ...rest] = page.items;
    if (!first) throw new Error('no items');
    for (const items of [
      rest,
      [first, ...rest].reverse(),
      [{ ...first, receivedAt: '2026-03-17T13:00:00.000Z' }, ...rest],
    ])
      expect(await apply(null, { ...page, items })).toBe('pageBroken');
    expect(await database.outbox.count()).toBe(count);
  });

  test('a server that leaves out a value takes nothing away: only a redaction does', async () => {
    const { database, apply, page } = await tabletAndPage();
    const items = page.items.map((item) => {
      const { value: _, salt: __, ...bare } = item.change as { value?: unknown; salt?: unknown };
      return { ...item, change: bare as never };
    });
    expect(await apply(null, { ...page, items })).toBe('applied');
    expect((await database.changes.toArray()).every((change) => change.value !== undefined)).toBe(true);
  });

  test('own words under an id that the server gave to other words are told, and nothing is overwritten', async () => {
    const { database, journal, page, apply } = await tabletAndPage();
    const own = (await database.changes.toArray()).find((change) => change.value === 'mine');
    if (!own) throw new Error('no change');
    const other = { ...own, valueHash: 'ab'.repeat(32), signature: 'cd'.repeat(64) };
    let prefix = noPrefix;
    const items = page.items.map((item) => {
      const change = (item.change as { id: string }).id === own.id ? other : item.change;
      const next = { seq: item.seq, receivedAt: item.receivedAt, link: linkHash(change as never) };
      prefix = prefixAfter(prefix, { ...next, id: (change as { id: string }).id });
      return { ...next, change: change as never };
    });
    const applied = await apply(null, { ...page, items, prefix });
    expect(typeof applied === 'object' && applied.clashing.map((c) => c.id)).toEqual([own.id]);
    expect((await database.changes.get(own.id))?.value).toBe('mine');
    expect((await database.journals.get(journal))?.cursor).toBeNull();
  });
});
