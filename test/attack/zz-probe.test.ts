import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { addMember, redactChanges } from '#domain/journal/administer.ts';
import { editsOf } from '#domain/row.ts';
import { authorityOf } from '#domain/journal/status.ts';
import { connectedTablet } from '#test/support/connected-tablet.ts';
import { makeTestServer } from '#test/support/test-server.ts';

test('the same file in two journals reaches the members of both', async () => {
  const server = await makeTestServer();
  const [a, b] = [await connectedTablet(server), await connectedTablet(server)];
  await a.join((await server.parts.accounts.setUpLink())?.secret ?? '', 'Sofia');
  const invited = await a.account.invite('Ben', 'auditor');
  if (!invited.ok) throw new Error('x');
  await b.join(invited.value.secret, 'Ben');
  const people = await a.account.people();
  const ben = people.ok ? people.value.people.find(({ name }) => name === 'Ben') : undefined;
  const [one, two] = [await a.begin(), await a.begin()];
  for (const j of [one, two]) await a.database.journals.update(j, { sharing: 'server' });
  await a.recorder.administer(two, (by) => [addMember(by, { person: ben?.person ?? '', name: 'Ben', role: 'auditor', publicKey: ben?.keys[0] ?? '' })]);
  const bytes = Uint8Array.from([0xff, 0xd8, 0xff, 1, 2, 3]);
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  const file = { name: 'p.jpg', mediaType: 'image/jpeg', size: bytes.length, sha256: hash, kept: { sha256: hash, mediaType: 'image/jpeg', size: bytes.length, isOriginal: true } };
  for (const journal of [one, two]) await a.recorder.commit({ journal, edits: editsOf('evidence', crypto.randomUUID(), { file }), bytes: [{ sha256: hash, mediaType: 'image/jpeg', bytes: bytes.buffer }] });
  for (let i = 0; i < 3; i++) { await a.sync(); await b.sync(); }
  const got = await b.database.bytes.get(hash);
  await server.stop();
  expect(got).toBeDefined();
});
