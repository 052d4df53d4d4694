import 'fake-indexeddb/auto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMember } from '#domain/journal/administer.ts';
import type { Change } from '#domain/journal/change.ts';
import { hashOf } from '#domain/journal/hashes.ts';
import { journalView } from '#domain/journal/journal-view.ts';
import { authorityOf } from '#domain/journal/status.ts';
import { must } from '#domain/must.ts';
import { editsOf } from '#domain/row.ts';
import { backup } from '#server/admin/backup.ts';
import { hashOfFile, placeOf } from '#server/admin/durable-files.ts';
import { fsck } from '#server/admin/fsck.ts';
import { readDatabase } from '#server/admin/read-database.ts';
import { restore } from '#server/admin/restore.ts';
import { blobsFolder, databaseFile } from '#server/open-parts.ts';
import { type ConnectedTablet, connectedTablet } from '#test/support/connected-tablet.ts';
import type { TestServer } from '#test/support/test-server.ts';
import { makeFaultyProxy } from './faulty-proxy.ts';
import { jarFetch } from './jar-fetch.ts';
import { fileOf, randomPhoto } from './raw-tablet.ts';
import { makeServerProcesses, type RunningServer } from './server-process.ts';

// `node test/soak/chaos.ts [SECONDS]`: four real tablets work over a network that cuts and waits, on a server that is
// killed and twice set back to a backup. At the end nothing is lost, nothing is double, and all see the same.

const seconds = Number(process.argv[2] ?? 600);
const mostRoundsToRest = 15;
const mostLargePhotos = 6;
const names = ['Sofia', 'Ben', 'Chloe', 'Dimitri'] as const;

const below = (n: number) => Math.floor(Math.random() * n);
const chance = (share: number) => Math.random() < share;
const pick = <T>(all: readonly T[]): T | undefined => all[below(all.length)];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const figures = {
  acts: 0,
  edits: 0,
  photos: 0,
  resolved: 0,
  deleted: 0,
  syncs: 0,
  failedSyncs: 0,
  kills: 0,
  backups: 0,
  restores: 0,
  changesSetBack: 0,
  readsRefused: 0,
};
/** How often each kind of failure ended a cycle, or a journal's part of one. */
const failures = new Map<string, number>();
const faults: string[] = [];
const fault = (words: string) => {
  if (faults.length < 40) console.log(`FAULT ${words}`);
  faults.push(words);
};

const root = await mkdtemp(join(tmpdir(), 'chaos-'));
const processes = await makeServerProcesses();
let dataDir = join(root, 'data-0');
let server: RunningServer = await processes.start(dataDir);
const { port } = server;
const proxy = await makeFaultyProxy(() => port);

const fetches = names.map(() => jarFetch(() => proxy.origin));
const tablets = await Promise.all(fetches.map((own) => connectedTablet({ fetch: () => own } as unknown as TestServer)));
const lead = must(tablets[0], 'the lead');
const leadFetch = must(fetches[0], "the lead's fetch");

/** Ids of everything that was recorded, by journal. */
const authored = new Map<string, Set<string>>();
const photos = new Map<string, number>();
const noteIds = (journal: string, ids: readonly string[]) => {
  const known = authored.get(journal) ?? new Set();
  authored.set(journal, known);
  for (const id of ids) known.add(id);
};

/** An audit with all four in it. */
const begin = async (): Promise<string> => {
  await lead.join(server.setUp ?? '', names[0]);
  for (const [i, tablet] of tablets.entries()) {
    if (tablet === lead) continue;
    const invited = await lead.account.invite(names[i] ?? '', 'auditor');
    if (!invited.ok) throw new Error(invited.failure.kind);
    await tablet.join(invited.value.secret, names[i] ?? '');
  }
  const journal = await lead.begin();
  await lead.database.journals.update(journal, { sharing: 'server' });
  const people = await lead.account.people();
  if (!people.ok) throw new Error(people.failure.kind);
  await lead.recorder.administer(journal, (by) =>
    people.value.people
      .filter(({ person }) => person !== lead.person())
      .map(({ person, name, keys }) => addMember(by, { person, name, role: 'auditor', publicKey: keys[0] ?? '' })),
  );
  noteIds(
    journal,
    (await lead.database.changes.toArray()).map((change) => change.id),
  );
  for (const tablet of tablets) await tablet.sync();
  return journal;
};
const journal = await begin();
const hot = Array.from({ length: 8 }, () => crypto.randomUUID() as string);

const commit = async (tablet: ConnectedTablet, of: Parameters<ConnectedTablet['recorder']['commit']>[0]) => {
  const done = await tablet.recorder.commit(of);
  if (done.ok) noteIds(of.journal, done.value.ids);
  else fault(`a tablet refused to record: ${JSON.stringify(done.refusal)}`);
  figures.edits += of.edits.length;
  return done.ok;
};

let largePhotos = 0;
const takePhoto = async (tablet: ConnectedTablet) => {
  const isLarge = largePhotos < mostLargePhotos && chance(0.08);
  if (isLarge) largePhotos += 1;
  const photo = randomPhoto(isLarge ? 8_100_000 + below(3_000_000) : 1_000 + below(80_000));
  const { sha256, bytes } = photo;
  const done = await commit(tablet, {
    journal,
    edits: editsOf('evidence', crypto.randomUUID(), { file: fileOf(photo), title: `photo ${figures.photos}` }),
    bytes: [{ sha256, mediaType: 'image/jpeg', bytes: bytes.buffer }],
  });
  if (!done) return;
  photos.set(sha256, bytes.length);
  figures.photos += 1;
};

const findingsOn = (tablet: ConnectedTablet) =>
  tablet.database.rows.where('[journal+noun]').equals([journal, 'finding']).toArray();

const act = async (tablet: ConnectedTablet): Promise<void> => {
  figures.acts += 1;
  const said = `${tablet.person().slice(0, 4)} ${figures.acts}`;
  const kind = below(100);
  if (kind < 30) {
    const edits = editsOf('finding', crypto.randomUUID(), {
      title: said,
      statement: `${said} ${'x'.repeat(below(300))}`,
    });
    await commit(tablet, { journal, edits });
  } else if (kind < 62) {
    const edits = editsOf('finding', pick(hot) ?? '', { [chance(0.7) ? 'title' : 'statement']: said });
    await commit(tablet, { journal, edits });
  } else if (kind < 74) await takePhoto(tablet);
  else if (kind < 86) {
    const row = (await findingsOn(tablet)).find(({ open }) => Object.keys(open).length > 0);
    const [field, heads] = Object.entries(row?.open ?? {})[0] ?? [];
    if (!row || !field || !heads) return;
    figures.resolved += 1;
    const edits = [{ noun: 'finding', record: row.record, field, value: field === 'deleted' ? chance(0.5) : said }];
    const seen = Object.entries(row.heads).flatMap(([name, ids]) => (name === 'deleted' ? [] : ids));
    await commit(tablet, { journal, edits: field === 'deleted' ? edits.map((edit) => ({ ...edit, seen })) : edits });
  } else if (kind < 96) {
    const row = pick(await findingsOn(tablet));
    if (!row) return;
    const isRestoring = row.visibility !== 'visible' && chance(0.5);
    figures.deleted += 1;
    const seen = Object.entries(row.heads).flatMap(([name, ids]) => (name === 'deleted' ? [] : ids));
    await commit(tablet, {
      journal,
      edits: [{ noun: 'finding', record: row.record, field: 'deleted', value: !isRestoring, seen }],
    });
  } else if (tablet === lead && kind < 98) {
    const admitted = {
      person: crypto.randomUUID(),
      name: 'Guest',
      role: 'observer',
      publicKey: 'ab'.repeat(32),
    } as const;
    const done = await tablet.recorder.administer(journal, (by) => [addMember(by, admitted)]);
    if (done.ok)
      noteIds(
        journal,
        done.value.map((change) => change.id),
      );
  } else if (kind === 98 && authored.size < 6) {
    const own = await tablet.begin();
    await tablet.database.journals.update(own, { sharing: 'server' });
    noteIds(
      own,
      (await tablet.database.changes.where('[journal+kind]').between([own, ''], [own, '\uffff']).toArray()).map(
        (c) => c.id,
      ),
    );
  }
};

const sync = async (tablet: ConnectedTablet): Promise<boolean> => {
  figures.syncs += 1;
  try {
    const outcome = await tablet.sync();
    const ends = [...(outcome.failure ? [outcome.failure] : []), ...outcome.journals.values()];
    const failed = ends.map(({ kind }) => kind).filter((kind) => kind !== 'synced');
    for (const kind of failed) failures.set(kind, (failures.get(kind) ?? 0) + 1);
    const isDone = failed.length === 0;
    if (!isDone) figures.failedSyncs += 1;
    return isDone;
  } catch (error) {
    fault(`sync threw: ${error instanceof Error ? error.stack : String(error)}`);
    return false;
  }
};

const ends = Date.now() + seconds * 1000;
const isOver = () => Date.now() > ends;

const workOn = async (tablet: ConnectedTablet): Promise<void> => {
  while (!isOver()) {
    for (let i = below(6); i >= 0; i--) await act(tablet);
    // Now and then two tabs at once.
    if (chance(0.8)) await Promise.all(chance(0.1) ? [sync(tablet), sync(tablet)] : [sync(tablet)]);
    await pause(below(900));
  }
};

const changesIn = (folder: string) => {
  const database = readDatabase(databaseFile(folder));
  const rows = database.all('changes').map((row) => ({ journal: row.journal, id: row.id, seq: row.seq }));
  database.close();
  return rows;
};

const restart = async () => {
  server = await processes.start(dataDir, port);
};
const kill = async () => {
  figures.kills += 1;
  if (server.hasEnded()) fault('the server ended by itself');
  await server.kill();
};

const takeBackup = async (to: string) => {
  const made = await backup(dataDir, to);
  if (made.ok) figures.backups += 1;
  else fault(`backup: ${made.refusal.happened}`);
  if (made.ok && made.value.damaged.length > 0) fault(`backup: ${made.value.damaged.length} files damaged`);
};

/** A call of the lead's through the faulty network, until it is answered. */
const untilAnswered = async <T>(call: () => Promise<T | undefined>): Promise<T> => {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await call().catch(() => undefined);
    if (answer !== undefined) return answer;
    await pause(50);
  }
  throw new Error('The lead got no answer.');
};
const readStatus = () =>
  untilAnswered(async () => {
    const reply = await leadFetch(`/api/journals/${journal}/changes?after=0`);
    await reply.arrayBuffer();
    return reply.status;
  });

const restoreFrom = async (from: string) => {
  await kill();
  const before = changesIn(dataDir).length;
  const next = join(root, `data-${figures.restores + 1}`);
  const restored = await restore(from, next);
  if (!restored.ok) {
    fault(`restore: ${restored.refusal.happened}`);
    return restart();
  }
  const { findings } = await fsck(next);
  for (const { weight, words } of findings) if (weight === 'error') fault(`fsck after restore: ${words}`);
  figures.restores += 1;
  figures.changesSetBack += before - restored.value.changes;
  dataDir = next;
  await restart();
  for (let i = 0; i < 4; i++) {
    await pause(below(1_000));
    const status = await readStatus();
    if (status === 503) figures.readsRefused += 1;
    else fault(`read after a restore, before the members were confirmed: ${status}`);
  }
  const isDone = async (answer: Promise<{ readonly ok: boolean }>) => ((await answer).ok ? true : undefined);
  await untilAnswered(() => isDone(lead.account.freshen(lead.password)));
  await untilAnswered(() => isDone(lead.account.confirmMembers()));
  const status = await readStatus();
  if (status !== 200) fault(`no reading after the members were confirmed: ${status}`);
};

/** What befalls the server: kills all along, two backups, each restored later. */
const fate = async () => {
  const part = (share: number) => ends - seconds * 1000 * (1 - share);
  const events: { readonly at: number; readonly run: () => Promise<void> }[] = [
    { at: part(0.15), run: () => takeBackup(join(root, 'backup-1')) },
    { at: part(0.35), run: () => restoreFrom(join(root, 'backup-1')) },
    { at: part(0.55), run: () => takeBackup(join(root, 'backup-2')) },
    { at: part(0.8), run: () => restoreFrom(join(root, 'backup-2')) },
  ];
  while (!isOver()) {
    const [next] = events;
    if (next && Date.now() > next.at) {
      events.shift();
      await next.run();
    } else if (chance(0.25)) {
      await kill();
      await pause(chance(0.3) ? below(2_000) : 0);
      await restart();
    } else await pause(below(2_500));
  }
  for (const event of events) await event.run();
};

/** The rows a tablet shows, without what only its store adds. */
const shown = (rows: Iterable<object>) =>
  hashOf(
    [...rows]
      .map((row) => ({ ...row, parent: undefined }) as { record?: string })
      .sort((a, b) => (String(a.record) < String(b.record) ? -1 : 1)),
  );

const isAtRest = async (): Promise<boolean> => {
  for (const tablet of tablets) {
    if ((await tablet.database.outbox.count()) > 0) return false;
    if (
      (await tablet.database.bytes
        .where('sha256')
        .anyOf([...photos.keys()])
        .count()) < photos.size
    )
      return false;
  }
  const cursors = await Promise.all(
    tablets.map(async (tablet) => (await tablet.database.journals.get(journal))?.cursor),
  );
  return new Set(cursors.map((cursor) => JSON.stringify(cursor))).size === 1;
};

const check = async () => {
  const rows = changesIn(dataDir);
  const onServer = Map.groupBy(rows, (row) => row.journal);
  let lost = 0;
  let duplicates = 0;
  for (const [of, ids] of authored) {
    const there = (onServer.get(of) ?? []).map((row) => row.id);
    const set = new Set(there);
    lost += [...ids].filter((id) => !set.has(id)).length;
    duplicates += there.length - set.size + [...set].filter((id) => !ids.has(id)).length;
  }
  if (lost > 0) fault(`${lost} recorded changes are not on the server`);
  if (duplicates > 0) fault(`${duplicates} changes are on the server twice, or under ids that nobody recorded`);
  const serverIds = (onServer.get(journal) ?? []).map((row) => row.id).sort();

  let view: string | undefined;
  let conflictsOpen = 0;
  for (const [i, tablet] of tablets.entries()) {
    const changes: Change[] = (await tablet.database.changes.toArray()).filter((change) => change.journal === journal);
    if (String(changes.map((change) => change.id).sort()) !== String(serverIds))
      fault(`${names[i]} has other changes than the server`);
    const seen = [...journalView(changes).values()];
    conflictsOpen = seen.filter((row) => Object.keys(row.open).length > 0).length;
    const own = shown(seen);
    view ??= own;
    if (own !== view) fault(`${names[i]} sees other than ${names[0]}`);
    const stored = (await tablet.database.rows.toArray()).filter((row) => row.journal === journal);
    if (shown(stored) !== own) fault(`${names[i]}'s rows are not what its changes say`);
    const waiting = await tablet.database.outbox.toArray();
    if (waiting.length > 0)
      fault(`${names[i]} has ${waiting.length} in its outbox, aside: ${waiting.flatMap((w) => w.aside ?? []).join()}`);
    const status = authorityOf(changes).statusOf;
    const uncounted = changes.filter((change) => !['valid'].includes(status(change)));
    if (uncounted.length > 0) fault(`${names[i]} counts ${uncounted.length} changes as other than valid`);
  }
  let missing = 0;
  for (const [sha256] of photos) {
    const actual = await hashOfFile(placeOf(blobsFolder(dataDir), sha256)).catch(() => undefined);
    if (actual !== sha256) missing += 1;
  }
  if (missing > 0) fault(`${missing} photos are missing on the server or have other bytes`);
  const examined = await fsck(dataDir);
  for (const { weight, kind, words } of examined.findings)
    if (weight === 'error' || kind !== 'fileWithoutRow') fault(`fsck: ${words}`);
  return { lost, duplicates, missingPhotos: missing, changesOnServer: rows.length, conflictsOpen };
};

proxy.setFaulty(true);
const stillRunning = setInterval(() => {
  const left = Math.max(0, Math.round((ends - Date.now()) / 1000));
  if (left > 0) console.log(`${left} s left: ${JSON.stringify({ ...figures, ...proxy.cuts })}`);
}, 60_000);
try {
  await Promise.all([...tablets.map(workOn), fate()]);
  clearInterval(stillRunning);
  proxy.setFaulty(false);
  let rounds = 0;
  const begun = Date.now();
  for (; rounds < mostRoundsToRest && !(await isAtRest()); rounds++) for (const tablet of tablets) await sync(tablet);
  if (!(await isAtRest())) fault(`not at rest after ${rounds} rounds`);
  await server.stop();
  const checked = await check();
  console.log(
    JSON.stringify(
      {
        seconds,
        ...figures,
        largePhotos,
        journals: authored.size,
        ...proxy.cuts,
        roundsToRest: rounds,
        secondsToRest: (Date.now() - begun) / 1000,
        failures: Object.fromEntries(failures),
        ...checked,
        faults: faults.length,
      },
      null,
      1,
    ),
  );
} finally {
  clearInterval(stillRunning);
  await processes.stopAll();
  await proxy.stop();
  if (faults.length === 0) await rm(root, { recursive: true, force: true });
  else console.log(`The server's folders are kept: ${root}`);
}
process.exit(faults.length > 0 ? 1 : 0);
