import * as z from 'zod/mini';
import { newId } from '#client/recorder/new-id.ts';
import { makeRecorder } from '#client/recorder/recorder.ts';
import { tabletStore } from '#client/recorder/tablet-store.ts';
import { makeDeviceDatabase } from '#client/store/device-database.ts';
import { makeAccount } from '#client/sync/account.ts';
import { httpWire } from '#client/sync/http-wire.ts';
import { syncCycle } from '#client/sync/sync-cycle.ts';
import { addMember } from '#domain/journal/administer.ts';
import type { RecordRow } from '#domain/journal/journal-view.ts';
import { computedRecordId } from '#domain/journal/record-id.ts';
import { editsOf } from '#domain/row.ts';
import type { PeerPage, Synced } from './peer-page.ts';
import { edits, type Finding, fields, findingCount, firstFindings, photoBytes, photosOf, sha256 } from './work.ts';

z.config({ jitless: true });
const database = makeDeviceDatabase();
await database.open();
const tablet = { key: 'tablet' as const, store: newId(), installation: newId(), person: newId() };
await database.tablet.put(tablet);
let { person } = tablet;
const now = () => new Date().toISOString();
const recorder = makeRecorder({ database, crypto, app: 'bench', now, person: () => person });
const page = fetch.bind(globalThis);
const account = makeAccount({
  database,
  recorder,
  fetch: page,
  onSignedIn: (known) => {
    person = known;
  },
});
let lastSent = 0;
const wire = httpWire({ fetch: page });
const parts = {
  store: tabletStore(database, now),
  wire: {
    ...wire,
    push: async (...args: Parameters<typeof wire.push>) => {
      const answer = await wire.push(...args);
      lastSent = performance.now();
      return answer;
    },
  },
  newId,
  hash: (bytes: Uint8Array) => sha256(bytes as BufferSource),
  sign: (by: string, link: string) => recorder.signing.sign(by, link),
  seen: { run: '', hashes: new Set<string>() },
};

/** One cycle, to its end: throws where it did not send and read everything. */
const cycle = async (): Promise<Synced> => {
  const begin = performance.now();
  const outcome = await syncCycle(parts, person);
  const doneMs = performance.now() - begin;
  const failure = outcome.failure ?? [...outcome.journals.values()].find(({ kind }) => kind !== 'synced');
  if (failure) throw new Error(`sync: ${JSON.stringify(failure)}`);
  if ((await database.outbox.count()) > 0) throw new Error('The outbox is not empty.');
  return { sentMs: lastSent > begin ? lastSent - begin : doneMs, doneMs };
};

const audit = async (): Promise<string> => {
  const [held] = await database.journals.toArray();
  if (!held) throw new Error('No audit on this tablet.');
  return held.journal;
};
const textIn = (row: RecordRow, field: string): string => {
  const value = row.fields[field];
  return typeof value === 'string' ? value : '';
};
const recordOf = (journal: string, finding: string) => computedRecordId(journal, 'finding', finding);
const commit = async (
  journal: string,
  of: ReturnType<typeof editsOf>,
  bytes?: { sha256: string; mediaType: string; bytes: ArrayBuffer }[],
) => {
  const done = await recorder.commit({ journal, edits: of, ...(bytes ? { bytes } : {}) });
  if (!done.ok) throw new Error(done.refusal.kind);
};

const peer: PeerPage & {
  readonly join: (secret: string, name: string) => Promise<string>;
  readonly begin: (other: string) => Promise<void>;
  readonly invite: () => Promise<string>;
} = {
  join: async (secret, name) => {
    const joined = await account.join({
      secret,
      name,
      signInName: name,
      password: 'a long password',
      deviceName: name,
    });
    if (!joined.ok) throw new Error(joined.failure.kind);
    return person;
  },
  invite: async () => {
    const link = await account.invite('b', 'auditor');
    if (!link.ok) throw new Error(link.failure.kind);
    return link.value.secret;
  },
  /** Founds the audit with both members, and its findings as they are first written. */
  begin: async (other) => {
    const founded = await recorder.found('audit', () => [], 'server');
    if (!founded.ok) throw new Error(founded.refusal.kind);
    const people = await account.people();
    const key = people.ok ? people.value.people.find((one) => one.person === other)?.keys[0] : undefined;
    await recorder.administer(founded.value, (by) => [
      addMember(by, { person: other, role: 'auditor', publicKey: key ?? '' }),
    ]);
    for (const { id, by: _by, at: _at, ...texts } of firstFindings())
      await commit(founded.value, editsOf('finding', recordOf(founded.value, id), { number: id, ...texts }));
    await cycle();
  },
  // Each edit is a change of its own; those of one round are committed together, as one act of 500.
  writeFindings: async () => {
    const journal = await audit();
    const all = edits();
    for (let round = 0; round < all.length; round += findingCount)
      await commit(
        journal,
        all
          .slice(round, round + findingCount)
          .flatMap(({ finding, field, text }) => editsOf('finding', recordOf(journal, finding), { [field]: text })),
      );
  },
  writePhotos: async (size) => {
    const journal = await audit();
    for (const photo of photosOf(size)) {
      const bytes = photoBytes(photo).buffer;
      const hash = await sha256(bytes);
      const file = { sha256: hash, mediaType: 'image/jpeg', size: bytes.byteLength, name: photo.id };
      const kept = { sha256: hash, mediaType: 'image/jpeg', size: bytes.byteLength, isOriginal: true };
      await commit(journal, editsOf('evidence', newId(), { title: photo.id, file: { ...file, kept } }), [
        { sha256: hash, mediaType: 'image/jpeg', bytes },
      ]);
    }
  },
  syncFindings: cycle,
  syncPhotos: cycle,
  findings: async () => {
    const rows = (await database.rows.where('noun').equals('finding').toArray()) as readonly RecordRow[];
    const last = new Map(edits().map(({ finding, by, at }) => [finding, { by, at }]));
    return rows.map((row): Finding => {
      const id = textIn(row, 'number');
      const texts = Object.fromEntries(fields.map((field) => [field, textIn(row, field)]));
      // Author and time are each change's own here; that every edit is kept is counted on the server.
      return { id, ...(texts as Pick<Finding, (typeof fields)[number]>), ...(last.get(id) ?? { by: '', at: '' }) };
    });
  },
  photoHashes: async () => {
    const rows = (await database.rows.where('noun').equals('evidence').toArray()) as readonly RecordRow[];
    const hashes: Record<string, string> = {};
    for (const row of rows) {
      const { kept } = row.fields['file'] as { kept: { sha256: string } };
      const file = await database.bytes.get(kept.sha256);
      hashes[textIn(row, 'title')] = file ? await sha256(file.bytes) : 'no bytes';
    }
    return hashes;
  },
};
Object.assign(window, { peer });
