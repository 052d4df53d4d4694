import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Change } from '#domain/journal/change.ts';
import { blobOffsetHeader, type PageReply } from '#protocol/messages.ts';
import { noPrefix, prefixAfter } from '#protocol/prefix-hash.ts';
import { limits } from '#protocol/protocol.ts';
import { fsck } from '#server/admin/fsck.ts';
import { makeRawTablet, type RawTablet, randomPhoto, sha256Of } from './raw-tablet.ts';
import { makeServerProcesses, type RunningServer, type ServerProcesses } from './server-process.ts';

// `node test/soak/kill.ts [ROUNDS]`: a real server is killed at a random moment of every round, while two tablets push
// changes and photos, and is looked at before it is started again.

const rounds = Number(process.argv[2] ?? 1000);
/** A new data folder after so many rounds, so that looking at all of it stays quick. */
const roundsPerFolder = 10;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const below = (n: number) => Math.floor(Math.random() * n);
const chance = (share: number) => Math.random() < share;

type Photo = ReturnType<typeof randomPhoto>;
type Post = { readonly ids: readonly string[]; isAcknowledged: boolean };
type Working = {
  readonly tablet: RawTablet;
  /** Sent and not acknowledged: sent again as it was. */
  unsure: readonly Change[];
  /** Named by an acknowledged change, and not acknowledged themselves. */
  photos: readonly Photo[];
  /** Named by changes that are unsure. */
  unnamed: readonly Photo[];
};

const figures = {
  acknowledgedChanges: 0,
  posts: 0,
  photos: 0,
  resumed: 0,
  lostChanges: 0,
  lostPhotos: 0,
  partial: 0,
  rowsWithoutBlob: 0,
  seqFaults: 0,
  fsckErrors: 0,
  unexpected: 0,
};
const told: string[] = [];
const tell = (words: string) => {
  if (told.length < 40) console.log(words);
  told.push(words);
};

/** A call that the kill broke gives undefined; any other answer than the expected one is told. */
const answered = async (call: Promise<Response>, expected: readonly number[]): Promise<Response | undefined> => {
  let response: Response;
  try {
    response = await call;
    if (expected.includes(response.status)) return response;
    figures.unexpected += 1;
    tell(`UNEXPECTED ${response.status} ${response.url}: ${await response.text()}`);
    return undefined;
  } catch {
    return undefined;
  }
};

/** One data folder with its team, through several lives of its server. */
const makeWorld = async (processes: ServerProcesses) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'kill-'));
  let server: RunningServer = await processes.start(dataDir);
  const origin = () => server.origin;
  const [a, b] = [makeRawTablet('a', origin), makeRawTablet('b', origin)];
  await a.join(server.setUp ?? '');
  const invited = (await (await a.send('POST', '/invitations', { name: 'b', role: 'auditor' })).json()) as {
    secret: string;
  };
  await b.join(invited.secret);
  const founding = a.found();
  const journal = a.journal();
  const admission = a.addMember({ person: b.person, publicKey: b.key }, 'auditor');
  const founded = await a.send('PUT', `/journals/${journal}`, { changes: [...founding, ...admission] });
  if (!founded.ok) throw new Error(await founded.text());
  b.enter({ journal, membership: admission[0]?.record ?? '' });

  const working: readonly Working[] = [a, b].map((tablet) => ({ tablet, unsure: [], photos: [], unnamed: [] }));
  const acknowledged = new Set([...founding, ...admission].map((change) => change.id));
  const storedPhotos = new Set<string>();
  const onServer = new Set<string>();
  let cursor = { seq: 0, prefix: noPrefix };
  let posts: Post[] = [];
  let newPhotos: string[] = [];
  const underWay = new Set<Photo>();

  /** Reads on from the cursor, and checks the order as a tablet does. */
  const read = async (): Promise<void> => {
    for (;;) {
      const path = `/journals/${journal}/changes?after=${cursor.seq}&prefix=${cursor.prefix}`;
      const reply = await answered(a.get(path), [200]);
      if (!reply) throw new Error('A page could not be read.');
      const page = (await reply.json()) as PageReply;
      for (const { seq, link, receivedAt, change } of page.items) {
        if (seq !== cursor.seq + 1 || onServer.has(change.id)) {
          figures.seqFaults += 1;
          tell(`SEQ ${seq} after ${cursor.seq}, change ${change.id}`);
        }
        onServer.add(change.id);
        cursor = { seq, prefix: prefixAfter(cursor.prefix, { seq, id: change.id, link, receivedAt }) };
      }
      if (cursor.prefix !== page.prefix) {
        figures.seqFaults += 1;
        tell(`PREFIX at ${cursor.seq} is not that of the items`);
      }
      if (page.upTo >= page.head) return;
    }
  };

  const download = async (hashes: readonly string[]): Promise<void> => {
    for (const sha256 of hashes) {
      const reply = await answered(a.get(`/journals/${journal}/blobs/${sha256}`), [200]);
      const bytes = reply && new Uint8Array(await reply.arrayBuffer());
      if (bytes && sha256Of(bytes) === sha256) continue;
      figures.lostPhotos += 1;
      tell(`LOST PHOTO ${sha256}`);
    }
  };

  /** What the last life of the server had acknowledged is there, and what it had not is there whole or not at all. */
  const verify = async (): Promise<void> => {
    await read();
    for (const post of posts) {
      const there = post.ids.filter((id) => onServer.has(id)).length;
      if (post.isAcknowledged && there < post.ids.length) {
        figures.lostChanges += post.ids.length - there;
        tell(`LOST ${post.ids.length - there} of ${post.ids.length} acknowledged changes`);
      } else if (there > 0 && there < post.ids.length) {
        figures.partial += 1;
        tell(`PARTIAL ${there} of ${post.ids.length} changes of one push`);
      }
    }
    await download(newPhotos);
    posts = [];
    newPhotos = [];
  };

  const pushOnce = async (one: Working): Promise<boolean> => {
    if (one.unsure.length === 0) {
      const photo = chance(0.5)
        ? randomPhoto(chance(0.04) ? 8_200_000 + below(2_000_000) : 500 + below(60_000))
        : undefined;
      const count = chance(0.2) ? 150 : below(12) + 1;
      const admitted = { person: crypto.randomUUID(), publicKey: a.key };
      const more = one.tablet === a && chance(0.1) ? a.addMember(admitted, 'observer') : [];
      one.unsure = [...more, ...one.tablet.record(count, photo)];
      one.unnamed = photo ? [photo] : [];
    } else if (chance(0.3)) one.unsure = [...one.unsure, ...one.tablet.record(below(5) + 1)];
    const post: Post = { ids: one.unsure.map((change) => change.id), isAcknowledged: false };
    // A change that a former push brought in may stand beside new ones: then only the new ones come together.
    posts.push({ ...post, ids: post.ids.filter((id) => !onServer.has(id)) });
    figures.posts += 1;
    const sent = posts.at(-1);
    const reply = await answered(
      one.tablet.send('POST', `/journals/${journal}/changes`, { changes: one.unsure }),
      [202],
    );
    if (!reply || !sent) return false;
    // The status alone is the acknowledgement, also where the rest of the reply is cut off.
    sent.isAcknowledged = true;
    for (const id of post.ids) acknowledged.add(id);
    one.photos = [...one.photos, ...one.unnamed];
    one.unsure = [];
    one.unnamed = [];
    return true;
  };

  const upload = async (tablet: RawTablet, { sha256, bytes }: Photo): Promise<boolean> => {
    const path = `/journals/${journal}/blobs/${sha256}`;
    if (bytes.length <= limits.bytesPerPart)
      return (await answered(tablet.sendBytes('PUT', path, bytes), [200])) !== undefined;
    const head = await answered(tablet.head(path), [200]);
    if (!head) return false;
    const from = Number(head.headers.get(blobOffsetHeader));
    if (from > 0 && from < bytes.length) figures.resumed += 1;
    for (let offset = from; offset < bytes.length; offset += 3_000_000) {
      const end = Math.min(offset + 3_000_000, bytes.length);
      const more = { [blobOffsetHeader]: String(offset), 'upload-complete': end === bytes.length ? '?1' : '?0' };
      if (!(await answered(tablet.sendBytes('PATCH', path, bytes.slice(offset, end), more), [200]))) return false;
    }
    return true;
  };

  const uploadOnce = async (one: Working): Promise<boolean> => {
    const waiting = one.photos.filter((photo) => !underWay.has(photo));
    const photo = waiting[below(waiting.length)];
    if (!photo) return true;
    underWay.add(photo);
    const isStored = await upload(one.tablet, photo);
    underWay.delete(photo);
    if (!isStored) return false;
    one.photos = one.photos.filter((other) => other !== photo);
    storedPhotos.add(photo.sha256);
    newPhotos.push(photo.sha256);
    return true;
  };

  const work = async (one: Working, isOver: () => boolean): Promise<void> => {
    const pushing = async () => {
      while (!isOver() && (await pushOnce(one))) await pause(below(40));
    };
    const uploading = async () => {
      while (!isOver() && (await uploadOnce(one))) await pause(one.photos.length > underWay.size ? 0 : 3);
    };
    await Promise.all([pushing(), uploading(), uploading()]);
  };

  const look = async (): Promise<void> => {
    const { findings } = await fsck(dataDir);
    for (const { weight, kind, about, words } of findings) {
      if (weight !== 'error' && kind !== 'chain') continue;
      if (kind === 'blobMissing') figures.rowsWithoutBlob += 1;
      figures.fsckErrors += 1;
      tell(`FSCK ${kind} ${about} ${words}`);
    }
  };

  const round = async (): Promise<void> => {
    let isOver = false;
    const all = Promise.all(working.map((one) => work(one, () => isOver)));
    await pause(1 + below(chance(0.3) ? 30 : chance(0.6) ? 200 : 600));
    if (server.hasEnded()) throw new Error('The server ended by itself.');
    await server.kill();
    isOver = true;
    await all;
    await look();
    // Killed again while it opens what the first kill left.
    if (chance(0.1)) await processes.startAndKill(dataDir, below(60));
    server = await processes.start(dataDir);
    await verify();
  };

  return {
    round,
    /** Everything from the beginning once more. */
    end: async () => {
      cursor = { seq: 0, prefix: noPrefix };
      onServer.clear();
      await read();
      const lost = [...acknowledged].filter((id) => !onServer.has(id));
      figures.lostChanges += lost.length;
      for (const id of lost) tell(`LOST ${id}`);
      await download([...storedPhotos]);
      figures.acknowledgedChanges += acknowledged.size;
      figures.photos += storedPhotos.size;
      await server.stop();
      await look();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

const processes = await makeServerProcesses();
const begun = Date.now();
let done = 0;
try {
  while (done < rounds) {
    const world = await makeWorld(processes);
    for (let i = 0; i < roundsPerFolder && done < rounds; i++, done++) await world.round();
    await world.end();
    const seconds = (Date.now() - begun) / 1000;
    if (done % 100 < roundsPerFolder) console.log(`${done} rounds, ${(done / seconds).toFixed(1)} a second`);
  }
} finally {
  await processes.stopAll();
}
const seconds = (Date.now() - begun) / 1000;
console.log(
  JSON.stringify({
    rounds: done,
    ...figures,
    seconds: Math.round(seconds),
    perSecond: Number((done / seconds).toFixed(2)),
  }),
);
process.exitCode = told.length > 0 ? 1 : 0;
