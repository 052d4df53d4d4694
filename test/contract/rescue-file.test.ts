import 'fake-indexeddb/auto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { makePackage, takeInPackage as takeInOnTablet } from '#client/sync/package-file.ts';
import { editsOf } from '#domain/row.ts';
import { takeInPackage } from '#server/admin/take-in-package.ts';
import { connectedTablet } from '#test/support/connected-tablet.ts';
import { makeTestServer, type TestServer } from '#test/support/test-server.ts';

let server: TestServer;
let folder: string | undefined;
afterEach(async () => {
  await server.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const record = 'aaaaaaaa-0000-4000-8000-000000000001';
const newId = () => crypto.randomUUID() as string;

/** A tablet with an audit and a photo that were never sent, and its rescue file. */
const withRescueFile = async () => {
  server = await makeTestServer();
  const tablet = await connectedTablet(server);
  const setUp = await server.parts.accounts.setUpLink();
  await tablet.join(setUp?.secret ?? '', 'Sofia');
  const journal = await tablet.begin();
  await tablet.database.journals.update(journal, { sharing: 'server' });
  const bytes = Uint8Array.from([0xff, 0xd8, 0xff, ...Array.from({ length: 999 }, (_, i) => i % 256)]);
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  const kept = { sha256: hash, mediaType: 'image/jpeg', size: bytes.length, isOriginal: true };
  await tablet.recorder.commit({
    journal,
    edits: editsOf('evidence', record, {
      title: 'rescued',
      file: { name: 'p.jpg', mediaType: 'image/jpeg', size: bytes.length, sha256: hash, kept },
    }),
    bytes: [{ sha256: hash, mediaType: 'image/jpeg', bytes: bytes.buffer }],
  });
  const made = await makePackage({ ...tablet, newId }, { app: 'test' });
  if (!made.ok) throw new Error(made.refusal.kind);
  return { tablet, journal, hash, file: made.value.file, count: await tablet.database.changes.count() };
};

describe('a rescue file', () => {
  test('is taken in by a server: every change and photo, once; the tablet then finds everything there', async () => {
    const { tablet, journal, hash, file, count } = await withRescueFile();
    folder = await mkdtemp(join(tmpdir(), 'rescue-'));
    const path = join(folder, 'r.audit.zip');
    await writeFile(path, new Uint8Array(await file.arrayBuffer()));
    expect(await takeInPackage(path, server.parts)).toEqual({
      ok: true,
      value: { journals: 1, changes: count, files: 1, refused: [] },
    });
    const again = await takeInPackage(path, server.parts);
    expect(again.ok && again.value.changes).toBe(0);
    expect(await server.parts.blobs.offset(journal, hash)).toBe(1_002);
    await tablet.sync();
    expect(await tablet.database.outbox.count()).toBe(0);
  });

  test('is taken in by another tablet, twice without effect, and changed anywhere not at all', async () => {
    const { journal, file, count, hash } = await withRescueFile();
    const other = await connectedTablet(server);
    const parts = { ...other, newId };
    const spoiled = new Uint8Array(await file.arrayBuffer());
    spoiled[Math.floor(spoiled.length / 2)] = (spoiled[Math.floor(spoiled.length / 2)] ?? 0) ^ 1;
    const refused = await takeInOnTablet(parts, new Blob([spoiled]), other.person(), 'tablet');
    expect(refused.ok).toBe(false);
    expect(await other.database.changes.count()).toBe(0);
    const taken = await takeInOnTablet(parts, file, other.person(), 'tablet');
    expect(taken).toEqual({ ok: true, value: { journals: 1, changes: count, files: 1, unknownKeys: 0 } });
    expect((await other.database.rows.get([journal, record]))?.fields['title']).toBe('rescued');
    expect(await other.database.bytes.get(hash)).toBeDefined();
    const again = await takeInOnTablet(parts, file, other.person(), 'tablet');
    expect(again.ok && again.value.changes).toBe(0);
  });
});
