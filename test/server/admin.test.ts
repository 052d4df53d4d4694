import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addMember } from '#domain/journal/administer.ts';
import { editsOf } from '#domain/row.ts';
import { backup } from '#server/admin/backup.ts';
import { placeOf } from '#server/admin/durable-files.ts';
import { fsck } from '#server/admin/fsck.ts';
import { manifestFile } from '#server/admin/manifest.ts';
import { restore } from '#server/admin/restore.ts';
import { blobsFolder, databaseFile } from '#server/open-parts.ts';
import { serverAt } from '#test/soak/jar-fetch.ts';
import { type ConnectedTablet, connectedTablet } from '#test/support/connected-tablet.ts';
import { makeTestServer, type TestServer } from '#test/support/test-server.ts';

let folder: string;
let server: TestServer | undefined;
let origin = '';
const inFolder = (name: string) => join(folder, name);

const start = async (name: string): Promise<TestServer> => {
  const started = await makeTestServer(inFolder(name));
  await started.server.listen({ host: '127.0.0.1', port: 0 });
  const address = started.server.server.address();
  origin = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
  server = started;
  return started;
};
const stop = async () => {
  await server?.stop();
  server = undefined;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admin-'));
});
afterEach(async () => {
  await stop();
  await rm(folder, { recursive: true, force: true });
});

/** An administrator who leads an audit, and an auditor in it, on tablets that stay when the server changes. */
const team = async () => {
  const { parts } = await start('data');
  const tablet = () => connectedTablet(serverAt(() => origin));
  const [a, b] = [await tablet(), await tablet()];
  await a.join((await parts.accounts.setUpLink())?.secret ?? '', 'Sofia');
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

const finding = 'aaaaaaaa-0000-4000-8000-000000000001';
const write = async (tablet: ConnectedTablet, journal: string, title: string) => {
  const done = await tablet.recorder.commit({ journal, edits: editsOf('finding', finding, { title }) });
  if (!done.ok) throw new Error(done.refusal.kind);
};
const takePhoto = async (tablet: ConnectedTablet, journal: string): Promise<string> => {
  const bytes = Uint8Array.from([0xff, 0xd8, 0xff, ...randomBytes(20_000)]);
  const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  const kept = { sha256, mediaType: 'image/jpeg', size: bytes.length, isOriginal: true };
  const file = { name: 'p.jpg', mediaType: 'image/jpeg', size: bytes.length, sha256, kept };
  const done = await tablet.recorder.commit({
    journal,
    edits: editsOf('evidence', crypto.randomUUID(), { file }),
    bytes: [{ sha256, mediaType: 'image/jpeg', bytes: bytes.buffer }],
  });
  if (!done.ok) throw new Error(done.refusal.kind);
  return sha256;
};
const idsOn = async (tablet: ConnectedTablet) => (await tablet.database.changes.toArray()).map((c) => c.id).sort();
const serverIds = async (journal: string) =>
  ((await server?.parts.store.page(journal, 0, 500)) ?? []).map((entry) => entry.id).sort();
const errorsIn = async (name: string) =>
  (await fsck(inFolder(name))).findings.flatMap(({ weight, kind }) => (weight === 'error' ? kind : []));
const refusalKind = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'done' : result.refusal.kind;

const flipBit = async (path: string, near: string | number) => {
  const bytes = await readFile(path);
  const at = typeof near === 'number' ? near : bytes.indexOf(near);
  if (at < 0) throw new Error(`${near} is not in ${path}`);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  await writeFile(path, bytes);
};

describe('a backup that is restored', () => {
  test('is older than the tablets: they notice, offer everything again, and nothing is lost', async () => {
    const { a, b, journal } = await team();
    await write(a, journal, 'before the backup');
    const first = await takePhoto(b, journal);
    for (const tablet of [a, b, a]) await tablet.sync();
    expect(refusalKind(await backup(inFolder('data'), inFolder('backup')))).toBe('done');

    await write(a, journal, 'after the backup');
    const second = await takePhoto(b, journal);
    for (const tablet of [a, b, a]) await tablet.sync();
    const before = await serverIds(journal);
    await stop();
    expect(refusalKind(await restore(inFolder('backup'), inFolder('restored')))).toBe('done');
    await start('restored');
    expect((await serverIds(journal)).length).toBeLessThan(before.length);

    // Pushing goes on at once; nobody reads before an administrator has confirmed the members.
    for (const tablet of [a, b]) {
      const { isReadable, journals } = await tablet.sync();
      expect([isReadable, journals.get(journal)?.kind]).toEqual([false, 'membersUnconfirmed']);
    }
    expect(await serverIds(journal)).toEqual(before);
    expect((await b.account.confirmMembers()).ok).toBe(false);
    await a.account.freshen(a.password);
    expect((await a.account.confirmMembers()).ok).toBe(true);
    for (const tablet of [a, b, a]) await tablet.sync();

    for (const tablet of [a, b]) {
      expect(await idsOn(tablet)).toEqual(before);
      expect(await tablet.database.outbox.count()).toBe(0);
      expect((await tablet.database.rows.get([journal, finding]))?.fields['title']).toBe('after the backup');
    }
    expect(await server?.parts.blobs.missing([first, second])).toEqual([]);
    await stop();
    expect((await fsck(inFolder('restored'))).findings).toEqual([]);
  });

  test('signs everybody out where that is asked for: what they hold waits, and is sent once they have signed in', async () => {
    const { a, b, journal } = await team();
    expect(refusalKind(await backup(inFolder('data'), inFolder('backup')))).toBe('done');
    await write(a, journal, 'after the backup');
    await stop();
    const options = { isEverybodySignedOut: true };
    expect(refusalKind(await restore(inFolder('backup'), inFolder('restored'), options))).toBe('done');
    await start('restored');
    for (const tablet of [a, b]) expect((await tablet.sync()).failure?.kind).toBe('signInNeeded');
    expect(await a.database.outbox.count()).toBeGreaterThan(0);
    const before = await idsOn(a);
    const signedIn = await a.account.signIn({ signInName: 'Sofia', password: a.password, deviceName: 'tablet' });
    expect(signedIn.ok).toBe(true);
    await a.sync();
    expect(await serverIds(journal)).toEqual(before);
  });

  test('was taken while tablets wrote, and holds one moment of it', async () => {
    const { a, b, journal } = await team();
    const writing = Promise.all(
      [a, b].map(async (tablet) => {
        for (let i = 0; i < 12; i++) {
          await write(tablet, journal, `text ${i}`);
          await takePhoto(tablet, journal);
          await tablet.sync();
        }
      }),
    );
    for (let i = 0; i < 4; i++)
      expect(refusalKind(await backup(inFolder('data'), inFolder(`backup-${i}`)))).toBe('done');
    await writing;
    for (let i = 0; i < 4; i++) {
      expect(refusalKind(await restore(inFolder(`backup-${i}`), inFolder(`restored-${i}`)))).toBe('done');
      expect(await errorsIn(`restored-${i}`)).toEqual([]);
    }
  });

  test('leaves out a damaged file and its row, so that tablets are asked for it again', async () => {
    const { a, b, journal } = await team();
    const photo = await takePhoto(b, journal);
    for (const tablet of [b, a]) await tablet.sync();
    await flipBit(placeOf(blobsFolder(inFolder('data')), photo), 100);
    const made = await backup(inFolder('data'), inFolder('backup'));
    expect(made.ok && made.value.damaged).toEqual([photo]);
    await stop();
    await restore(inFolder('backup'), inFolder('restored'));
    const { parts } = await start('restored');
    await parts.confirmMembers();
    await a.sync();
    expect(await parts.blobs.missing([photo])).toEqual([]);
    expect(await errorsIn('restored')).toEqual([]);
  });

  test('is refused where it was tampered with or is unfinished, or a database is there: then nothing is written', async () => {
    const { b, journal } = await team();
    const photo = await takePhoto(b, journal);
    await b.sync();
    await backup(inFolder('data'), inFolder('backup'));
    expect(refusalKind(await backup(inFolder('data'), inFolder('backup')))).toBe('folderExists');
    expect(refusalKind(await restore(inFolder('backup'), inFolder('data')))).toBe('databaseThere');
    const tamper = async (name: string, change: () => Promise<void>, kind: string) => {
      await change();
      expect(refusalKind(await restore(inFolder('backup'), inFolder(name)))).toBe(kind);
      await expect(readdir(inFolder(name))).rejects.toThrow('ENOENT');
    };
    const copy = inFolder('backup');
    const undo = {
      blob: () => flipBit(placeOf(join(copy, 'blobs'), photo), 50),
      rows: () => flipBit(join(copy, 'clausewalk.sqlite'), 'Sofia'),
    };
    await tamper('x', undo.blob, 'damagedBackup');
    await undo.blob();
    await tamper('x', undo.rows, 'damagedBackup');
    await undo.rows();
    await tamper('x', () => rm(placeOf(join(copy, 'blobs'), photo)), 'damagedBackup');
    await tamper('x', () => rm(manifestFile(copy)), 'unfinishedBackup');
  });
});

describe('fsck', () => {
  test('finds a flipped bit in a photo', async () => {
    const { b, journal } = await team();
    const photo = await takePhoto(b, journal);
    await b.sync();
    await stop();
    expect(await errorsIn('data')).toEqual([]);
    await flipBit(placeOf(blobsFolder(inFolder('data')), photo), 10_000);
    expect(await errorsIn('data')).toEqual(['blobDamaged']);
    await rm(placeOf(blobsFolder(inFolder('data')), photo));
    expect(await errorsIn('data')).toEqual(['blobMissing']);
  });

  test('finds a flipped bit in a value on the disk', async () => {
    const { a, journal } = await team();
    await write(a, journal, 'the words as they were said');
    await a.sync();
    await stop();
    await flipBit(databaseFile(inFolder('data')), 'the words as they were said');
    expect(await errorsIn('data')).toEqual(['valueDiffers']);
  });

  const sqlSignature = "select json_extract(body, '$.signature') from changes where seq = 2";
  test.each([
    [
      'other words in a change',
      `update changes set body = replace(body, '"finding"', '"funding"')`,
      ['contentDiffers', 'linkDiffers', 'signatureDiffers'],
    ],
    [
      'the signature of another change',
      `update changes set body = json_set(body, '$.signature', (${sqlSignature})) where seq = 3`,
      ['signatureDiffers'],
    ],
    ['a row that names another author', "update changes set by_person = 'x' where seq = 3", ['columnsDiffer']],
    ['another link', 'update changes set link = content_hash where seq = 3', ['prefixDiffers', 'linkDiffers']],
    [
      'another time of receipt',
      "update changes set received_at = '2020-01-01T00:00:00.000Z' where seq = 3",
      ['prefixDiffers'],
    ],
    ['a change that is no JSON', "update changes set body = '{' where seq = 3", ['unreadable']],
    ['a change taken out', 'delete from changes where seq = 3', ['seqGap', 'headDiffers', 'prefixDiffers']],
    [
      'the last changes cut off',
      'delete from changes where seq = (select max(seq) from changes)',
      ['headDiffers', 'referencesDiffer'],
    ],
    ['another head', 'update journals set seq = seq + 1', ['headDiffers']],
    ['another kind of journal', "update journals set kind = 'case'", ['kindDiffers']],
    ['a role that nobody gave', "update members set role = 'lead'", ['membersDiffer']],
    ['a member list that is empty', 'delete from members', ['membersDiffer']],
    ['a photo that nobody reaches', 'delete from blob_references', ['referencesDiffer']],
    ['changes without their journal', 'delete from journals', ['journalUnknown']],
  ])('finds %s', async (_, statement, kinds) => {
    const { a, b, journal } = await team();
    await write(a, journal, 'words');
    await takePhoto(b, journal);
    for (const tablet of [a, b]) await tablet.sync();
    await stop();
    const database = new DatabaseSync(databaseFile(inFolder('data')));
    database.exec(statement);
    database.close();
    expect(new Set(await errorsIn('data'))).toEqual(new Set(kinds));
  });

  test('says of a photo that was not sent yet that it is still on a tablet', async () => {
    const { a, journal } = await team();
    const photo = await takePhoto(a, journal);
    await a.database.bytes.delete(photo);
    await a.sync();
    const { findings } = await fsck(inFolder('data'));
    expect(findings.map(({ weight, kind }) => [weight, kind])).toEqual([['note', 'stillOnTablet']]);
  });

  test('removes files that no row names after a day and on request, never before', async () => {
    await team();
    await stop();
    const hash = 'ab'.repeat(32);
    const stray = placeOf(blobsFolder(inFolder('data')), hash);
    const part = join(blobsFolder(inFolder('data')), 'parts', hash);
    for (const path of [stray, part]) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, 'x');
    }
    const age = (hours: number) => {
      const then = Date.now() / 1000 - hours * 3_600;
      return Promise.all([stray, part].map((path) => utimes(path, then, then)));
    };
    await age(23);
    expect((await fsck(inFolder('data'), { isSweeping: true })).swept).toBe(0);
    await age(25);
    expect((await fsck(inFolder('data'))).findings.map(({ kind }) => kind)).toEqual([
      'fileWithoutRow',
      'fileWithoutRow',
    ]);
    expect((await fsck(inFolder('data'), { isSweeping: true })).swept).toBe(2);
    expect((await fsck(inFolder('data'))).findings).toEqual([]);
  });
});

describe('a stored file', () => {
  /** A photo that the server knows of, and has no byte of. */
  const named = async () => {
    const all = await team();
    const photo = await takePhoto(all.b, all.journal);
    const bytes = new Uint8Array((await all.b.database.bytes.get(photo))?.bytes ?? new ArrayBuffer(0));
    await all.b.database.bytes.delete(photo);
    await all.b.sync();
    const blobs = server?.parts.blobs;
    if (!blobs) throw new Error('no server');
    return { ...all, photo, bytes, blobs };
  };
  const stream = async function* (...pieces: readonly (Uint8Array | Promise<Uint8Array>)[]) {
    for (const piece of pieces) yield await piece;
  };

  test('is made whole where the server ended after its last part came', async () => {
    const { journal, photo, bytes, blobs } = await named();
    await blobs.patch({ journal, hash: photo }, 0, false, stream(bytes));
    expect(await blobs.missingIn(journal, [photo])).toEqual([photo]);
    expect(await blobs.offset(journal, photo)).toBe(bytes.length);
    expect(await blobs.missingIn(journal, [photo])).toEqual([]);
  });

  test('is finished once where several uploads end at once', async () => {
    const { journal, photo, bytes, blobs } = await named();
    const file = { journal, hash: photo };
    await blobs.patch(file, 0, false, stream(bytes));
    const last = () => blobs.patch(file, bytes.length, true, stream());
    const ended = await Promise.all([last(), blobs.offset(journal, photo), last(), blobs.offset(journal, photo)]);
    // One that comes when it is done may be told to ask for the offset again.
    for (const one of ended) expect([undefined, bytes.length, { kind: 'wrongOffset' }]).toContainEqual(one);
    expect(await blobs.missingIn(journal, [photo])).toEqual([]);
  });

  test('stays as it is when another upload of it comes late', async () => {
    const { a, journal, photo, bytes, blobs } = await named();
    let send = (_: Uint8Array): void => undefined;
    const late = new Promise<Uint8Array>((resolve) => {
      send = resolve;
    });
    const file = { journal, hash: photo };
    const stalled = blobs.patch(file, 0, false, stream(late));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await blobs.patch(file, 0, true, stream(bytes))).toBeUndefined();
    send(new Uint8Array(1_000));
    await stalled;
    await a.sync();
    expect(new Uint8Array((await a.database.bytes.get(photo))?.bytes ?? new ArrayBuffer(0))).toEqual(bytes);
    expect(await errorsIn('data')).toEqual([]);
  });
});
