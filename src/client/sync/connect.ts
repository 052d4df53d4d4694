import { bytesToHex } from '@noble/hashes/utils.js';
import { handOverStatement } from '#protocol/statements.ts';
import { takeOver } from '../recorder/merge.ts';
import type { Recorder } from '../recorder/recorder.ts';
import { tabletStore } from '../recorder/tablet-store.ts';
import type { Pictures } from '../recorder/take-in-file.ts';
import type { DeviceDatabase, StoredBytes } from '../store/device-database.ts';
import type { TabletNotes } from '../store/tablet-notes.ts';
import { type Account, makeAccount } from './account.ts';
import { httpWire } from './http-wire.ts';
import { makeSync, type Sync, type SyncStatus } from './sync.ts';

export type Connection = { readonly sync: Sync; readonly account: Account; readonly stop: () => void };

const thumbnailEdge = 480;

/** Connects this tablet to the server that it came from: account, sync, and what tells it that there is news. */
export const connect = async (use: {
  readonly database: DeviceDatabase;
  readonly recorder: Recorder;
  readonly notes: TabletNotes;
  readonly pictures: Pictures;
  readonly crypto: Crypto;
  readonly now: () => string;
  readonly newId: () => string;
  readonly person: () => string;
  readonly onPerson: (person: string) => void;
  readonly onOffset: (offset: number) => void;
  readonly onStatus: (status: SyncStatus) => void;
}): Promise<Connection> => {
  const { database, recorder, notes, crypto, newId } = use;
  const hash = async (bytes: Uint8Array) =>
    bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as BufferSource)));
  const thumbnailOf = async (file: StoredBytes): Promise<StoredBytes | undefined> => {
    if (!file.mediaType.startsWith('image/')) return undefined;
    const picture = await use.pictures.decode(new Blob([file.bytes], { type: file.mediaType }));
    if (!picture) return undefined;
    const bytes = await picture.toJpeg(thumbnailEdge, 0.8);
    picture.close();
    return { sha256: file.sha256, mediaType: 'image/jpeg', bytes };
  };
  const known = await notes.filesThere();
  const seen = { run: known.run, hashes: new Set(known.hashes) };
  let noted = `${seen.run} ${seen.hashes.size}`;
  const noteFiles = async () => {
    const now = `${seen.run} ${seen.hashes.size}`;
    if (now !== noted) await notes.noteFilesThere({ run: seen.run, hashes: [...seen.hashes] });
    noted = now;
  };
  const store = tabletStore(database, use.now, thumbnailOf);

  const stored = await database.server.get('server');
  let isSignedIn = stored !== undefined && !stored.isSignedOut;

  const handOverKey = async (journal: string): Promise<string | undefined> => {
    const held = await database.journals.get(journal);
    const facts = await database.server.get('server');
    if (!held || facts?.persons.includes(held.person)) return undefined;
    const key = await recorder.signing.publicKey(held.person);
    return `Key ${held.person}:${key}:${await recorder.signing.sign(held.person, handOverStatement(journal))}`;
  };

  const sync = makeSync({
    parts: {
      store,
      wire: httpWire({ fetch: fetch.bind(globalThis), handOverKey }),
      seen,
      newId,
      hash,
      sign: (person, link) => recorder.signing.sign(person, link),
    },
    person: () => (isSignedIn ? use.person() : undefined),
    locks: navigator.locks,
    random: Math.random,
    now: use.now,
    isAllSent: async () => {
      const shared = (await database.journals.toArray()).filter((held) => held.sharing === 'server');
      const waiting = await Promise.all(
        shared.map((held) => store.inJournal(held.journal, async (tables) => (await tables.outbox()).length)),
      );
      return waiting.every((count) => count === 0);
    },
    onCycle: async (outcome, isAllSynced) => {
      if (outcome.failure?.kind === 'signInNeeded') {
        isSignedIn = false;
        await account.noteSignedOut();
      }
      await noteFiles();
      if (outcome.serverTime === undefined) return;
      const offset = Date.parse(use.now()) - Date.parse(outcome.serverTime);
      use.onOffset(offset);
      await notes.noteSynced({ offset, ...(isAllSynced ? { syncedAt: use.now() } : {}) });
    },
  });
  const tell = () => use.onStatus(sync.status());
  sync.subscribe(tell);
  tell();

  let events: EventSource | undefined;
  const listen = () => {
    events?.close();
    events = isSignedIn ? new EventSource('/api/events') : undefined;
    events?.addEventListener('message', () => sync.poke());
  };

  /** Only who puts teams together may ask for everybody's names. */
  const notePeople = async () => {
    const role = (await database.server.get('server'))?.role;
    if (role === 'administrator' || role === 'lead') await account.notePeople();
  };

  const account: Account = makeAccount({
    database,
    recorder,
    fetch: fetch.bind(globalThis),
    onSignedIn: async (person) => {
      use.onPerson(person);
      isSignedIn = true;
      for (const { journal } of await database.journals.toArray())
        await store.inJournal(journal, (tables) => takeOver(tables, person, { newId }));
      await notePeople();
      listen();
      void sync.syncNow();
    },
  });

  const onOnline = () => void sync.syncNow();
  const onVisible = () => {
    if (document.visibilityState === 'visible') sync.poke();
  };
  window.addEventListener('online', onOnline);
  document.addEventListener('visibilitychange', onVisible);
  listen();
  if (isSignedIn) void notePeople();
  void sync.syncNow();
  return {
    sync,
    account,
    stop: () => {
      sync.stop();
      events?.close();
      window.removeEventListener('online', onOnline);
      document.removeEventListener('visibilitychange', onVisible);
    },
  };
};
