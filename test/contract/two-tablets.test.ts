import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { addMember, removeMember } from '#domain/journal/administer.ts';
import { authorityOf } from '#domain/journal/status.ts';
import { editsOf } from '#domain/row.ts';
import { type ConnectedTablet, connectedTablet } from '#test/support/connected-tablet.ts';
import { makeTestServer, type TestServer } from '#test/support/test-server.ts';

let server: TestServer;
afterEach(() => server.stop());

/** A lead with an audit on the server, and an auditor who was admitted to it. */
const team = async () => {
  server = await makeTestServer();
  const [a, b] = [await connectedTablet(server), await connectedTablet(server)];
  const setUp = await server.parts.accounts.setUpLink();
  await a.join(setUp?.secret ?? '', 'Sofia');
  const invited = await a.account.invite('Ben', 'auditor');
  if (!invited.ok) throw new Error(invited.failure.kind);
  await b.join(invited.value.secret, 'Ben');
  const journal = await a.begin();
  await a.database.journals.update(journal, { sharing: 'server' });
  const people = await a.account.people();
  const ben = people.ok ? people.value.people.find(({ name }) => name === 'Ben') : undefined;
  await a.recorder.administer(journal, (by) => [
    addMember(by, { person: ben?.person ?? '', name: 'Ben', role: 'auditor', publicKey: ben?.keys[0] ?? '' }),
  ]);
  await a.sync();
  await b.sync();
  return { a, b, journal };
};
const record = 'aaaaaaaa-0000-4000-8000-000000000001';
const edit = (tablet: ConnectedTablet, journal: string, title: string, of = record) =>
  tablet.recorder.commit({ journal, edits: editsOf('finding', of, { title }) });
const rowOn = (tablet: ConnectedTablet, journal: string) => tablet.database.rows.get([journal, record]);
const outboxOf = (tablet: ConnectedTablet) => tablet.database.outbox.count();

describe('two tablets and a server', () => {
  test('what one records the other has, and the outbox is empty once it came back', async () => {
    const { a, b, journal } = await team();
    expect(await outboxOf(a)).toBe(0);
    expect((await edit(b, journal, 'from Ben')).ok).toBe(true);
    expect(await outboxOf(b)).toBe(1);
    expect((await b.sync()).failure).toBeUndefined();
    expect(await outboxOf(b)).toBe(0);
    await a.sync();
    expect((await rowOn(a, journal))?.fields['title']).toBe('from Ben');
  });

  test('[J8] both versions of a field edited apart stand side by side on both, and one resolution settles both', async () => {
    const { a, b, journal } = await team();
    await edit(a, journal, 'from Sofia');
    await edit(b, journal, 'from Ben');
    for (const tablet of [a, b, a]) await tablet.sync();
    for (const tablet of [a, b])
      expect((await rowOn(tablet, journal))?.open['title']?.map((head) => head.value).sort()).toEqual([
        'from Ben',
        'from Sofia',
      ]);
    await edit(a, journal, 'both agree');
    await a.sync();
    await b.sync();
    const row = await rowOn(b, journal);
    expect(row?.fields['title']).toBe('both agree');
    expect(row?.open).toEqual({});
  });

  const takePhoto = async (tablet: ConnectedTablet, journal: string, length: number) => {
    const bytes = new Uint8Array(length).map((_, i) => [0xff, 0xd8, 0xff][i] ?? i % 251);
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
    const file = {
      name: 'p.jpg',
      mediaType: 'image/jpeg',
      size: bytes.length,
      sha256: hash,
      kept: { sha256: hash, mediaType: 'image/jpeg', size: bytes.length, isOriginal: true },
    };
    const done = await tablet.recorder.commit({
      journal,
      edits: editsOf('evidence', record, { file }),
      bytes: [{ sha256: hash, mediaType: 'image/jpeg', bytes: bytes.buffer }],
    });
    expect(done.ok).toBe(true);
    return { hash, bytes };
  };

  test('photos travel by their content', async () => {
    const { a, b, journal } = await team();
    const { hash, bytes } = await takePhoto(b, journal, 5_003);
    await b.sync();
    await a.sync();
    expect(new Uint8Array((await a.database.bytes.get(hash))?.bytes ?? new ArrayBuffer(0))).toEqual(bytes);
  });

  test.each([0, 1_000])(
    'parts at the server that are %i bytes longer than the file are given up, and it is sent anew',
    async (more) => {
      const { a, b, journal } = await team();
      const { hash, bytes } = await takePhoto(b, journal, 9_000);
      await b.sync({ isPaused: () => true });
      const wrong = new Uint8Array(bytes.length + more).fill(7);
      expect((await b.wire.patchBlob(journal, hash, 0, wrong, false)).ok).toBe(true);
      expect((await b.sync({ partSize: 4_000 })).journals.get(journal)).toEqual({ kind: 'synced' });
      await a.sync();
      expect(new Uint8Array((await a.database.bytes.get(hash))?.bytes ?? new ArrayBuffer(0))).toEqual(bytes);
    },
  );

  test('[J16] what a removed member records later is late: kept on the server, counted nowhere, and the tablet is locked, then purged', async () => {
    const { a, b, journal } = await team();
    await edit(b, journal, 'in time');
    await b.sync();
    await a.sync();
    const memberships = authorityOf(await a.database.changes.toArray()).memberships;
    const ended = [...memberships.all.values()].filter((m) => m.person === b.person()).map((m) => m.membership);
    await a.recorder.administer(journal, (by, held) => [removeMember(by, held, ended, 'left the team')]);
    await edit(b, journal, 'too late');
    await a.sync();
    await b.sync();
    await a.sync();
    expect((await rowOn(a, journal))?.fields['title']).toBe('in time');
    expect((await server.parts.store.page(journal, 0, 500)).some(({ body }) => body.includes('too late'))).toBe(true);
    expect((await b.database.journals.get(journal))?.lock).toBe('purged');
    expect(await b.database.rows.where('[journal+noun]').equals([journal, 'finding']).count()).toBe(0);
    const refused = await edit(b, journal, 'once more');
    expect(refused.ok ? '' : refused.refusal.kind).toBe('journalClosed');
  });

  test('a portal, a cut before and a cut after a call lose and double nothing', async () => {
    const { b, a, journal } = await team();
    for (const text of ['one', 'two', 'three']) await edit(b, journal, text);
    const faults = ['portal', 'before', 'after', 'none', 'after', 'none'] as const;
    const shaky = await connectedTablet(server, () => faults[Math.floor(Math.random() * faults.length)] ?? 'none');
    expect((await shaky.sync()).failure).toBeDefined();
    for (let i = 0; i < 3; i++) await b.sync();
    await a.sync();
    expect((await rowOn(a, journal))?.fields['title']).toBe('three');
    expect((await server.parts.store.page(journal, 0, 500)).map((entry) => entry.seq)).toEqual(
      (await server.parts.store.page(journal, 0, 500)).map((_, i) => i + 1),
    );
  });
});
