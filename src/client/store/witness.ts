import type { Change } from '#domain/journal/change.ts';
import {
  type DeviceDatabase,
  type HeldJournal,
  makeDeviceDatabase,
  type StoredBytes,
  type TabletFacts,
} from './device-database.ts';
import { framesIn } from './witness-frames.ts';

/** What one entry of the witness says: an act as it was committed, and where it belongs. */
export type Witnessed = {
  readonly changes: readonly Change[];
  readonly files: readonly { readonly sha256: string; readonly mediaType: string }[];
  readonly held: HeldJournal;
  readonly tablet: TabletFacts;
};

export type Witness = {
  /** Keeps an act in a second place, outside of IndexedDB. When it returns, that is on the disk, or there is no such place. */
  witness(changes: readonly Change[], bytes: readonly StoredBytes[]): Promise<void>;
};

const fileOf = (tab: string) => `${tab}.witness`;
const folderName = 'witness';
const sweepAfter = 15_000;

const folder = async (storage: StorageManager): Promise<FileSystemDirectoryHandle | undefined> => {
  const root = await storage.getDirectory?.().catch(() => undefined);
  return root?.getDirectoryHandle(folderName, { create: true }).catch(() => undefined);
};

/** The files of tabs that are gone. */
const leftBehind = async (
  storage: StorageManager,
  liveTabs: ReadonlySet<string>,
): Promise<readonly { readonly name: string; readonly file: Blob }[]> => {
  const at = await folder(storage);
  const left: { readonly name: string; readonly file: Blob }[] = [];
  if (!at) return left;
  for await (const [name, handle] of at.entries())
    if (handle.kind === 'file' && !liveTabs.has(name.replace(/\.witness$/, '')))
      left.push({ name, file: await (handle as FileSystemFileHandle).getFile() });
  return left;
};

const toBuffer = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer;

export type Rebuilt = { readonly changes: number; readonly files: number };

/**
 * Fills a store that the browser has lost from the witness: what waited to be sent, or was never shared. The rest comes
 * from the server again. Gives undefined where the witness knows nothing.
 */
export const rebuildLostStore = async (storage: StorageManager, newId: () => string): Promise<Rebuilt | undefined> => {
  const empty = makeDeviceDatabase();
  await empty.open();
  try {
    return await rebuildFromWitness(empty, storage, newId);
  } finally {
    empty.close();
  }
};

/** The same, into a store that is open. */
export const rebuildFromWitness = async (
  database: DeviceDatabase,
  storage: StorageManager,
  newId: () => string,
): Promise<Rebuilt | undefined> => {
  const changes = new Map<string, Change>();
  const journals = new Map<string, HeldJournal>();
  const files = new Set<string>();
  let tablet: TabletFacts | undefined;
  for (const { file } of await leftBehind(storage, new Set()))
    for await (const { head, parts } of framesIn(file)) {
      const said = head as Witnessed;
      tablet = said.tablet;
      journals.set(said.held.journal, said.held);
      for (const change of said.changes) changes.set(change.id, change);
      const bytes = said.files.flatMap((named, i): StoredBytes[] => {
        const part = parts[i];
        return part ? [{ ...named, bytes: toBuffer(part) }] : [];
      });
      for (const { sha256 } of bytes) files.add(sha256);
      await database.bytes.bulkPut(bytes);
    }
  if (!tablet) return undefined;
  const [facts, all] = [{ ...tablet, store: newId() }, [...changes.values()]];
  await database.transaction('rw', database.tables, async () => {
    await database.tablet.put(facts);
    await database.changes.bulkPut(all);
    await database.arrivals.bulkAdd(
      [...Map.groupBy(all, ({ journal }) => journal)].map(([journal, of]) => ({
        journal,
        ids: of.map(({ id }) => id),
      })),
    );
    await database.outbox.bulkPut(all.map(({ journal, id, signature }) => ({ journal, id, signature })));
    // The chain's last link and its key are lost with the store: what is written next begins another chain.
    await database.journals.bulkPut(
      [...journals.values()].map((held) => ({
        ...held,
        chain: newId(),
        n: 0,
        previous: null,
        cursor: null,
        areRowsBehind: true,
      })),
    );
  });
  return { changes: changes.size, files: files.size };
};

/**
 * Opens this tab's witness file, and later removes files of tabs that are gone once all in them was sent. Where the
 * browser has no private file system, acts are kept in IndexedDB alone.
 */
export const openWitness = async (use: {
  readonly database: DeviceDatabase;
  readonly storage: StorageManager;
  readonly tab: string;
  readonly liveTabs: () => Promise<ReadonlySet<string>>;
  readonly makeWorker: () => Worker;
  /** Bytes are left out where less than a fifth of the room is free. */
  readonly isRoomAmple: () => Promise<boolean>;
}): Promise<Witness> => {
  const { database, storage } = use;
  const none: Witness = { witness: () => Promise.resolve() };
  if (!(await folder(storage))) return none;
  const worker = use.makeWorker();
  const waiting = new Map<number, () => void>();
  let n = 0;
  const opened = await new Promise<boolean>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<{ opened?: boolean; n?: number }>) => {
      if (data.opened !== undefined) return resolve(data.opened);
      waiting.get(data.n ?? 0)?.();
      waiting.delete(data.n ?? 0);
    });
    worker.addEventListener('error', () => {
      resolve(false);
      for (const done of waiting.values()) done();
      waiting.clear();
    });
    worker.postMessage({ open: fileOf(use.tab) });
  });
  if (!opened) return none;

  const append = (head: Witnessed, bytes: readonly ArrayBuffer[]): Promise<void> =>
    new Promise((resolve) => {
      n += 1;
      waiting.set(n, resolve);
      worker.postMessage({ n, head, bytes });
    });

  /** Files of tabs that are gone stay as they are until nothing in them is unsent. One tab looks, when it has time. */
  const sweep = async () => {
    const at = await folder(storage);
    const live = new Set([...(await use.liveTabs()), use.tab]);
    for (const { name, file } of await leftBehind(storage, live)) {
      let isNeeded = false;
      for await (const { head } of framesIn(file, true)) {
        const ids = (head as Witnessed).changes.map(({ journal, id }): [string, string] => [journal, id]);
        isNeeded = (await database.outbox.bulkGet(ids)).some((entry) => entry !== undefined);
        if (isNeeded) break;
      }
      if (!isNeeded) await at?.removeEntry(name).catch(() => undefined);
    }
  };
  setTimeout(
    () =>
      void navigator.locks
        ?.request('clausewalk witness', { ifAvailable: true }, async (lock) => (lock ? sweep() : undefined))
        .catch(() => undefined),
    sweepAfter,
  );

  return {
    witness: async (changes, bytes) => {
      const [first] = changes;
      const [held, tablet] = await Promise.all([
        database.journals.get(first?.journal ?? ''),
        database.tablet.get('tablet'),
      ]);
      if (!held || !tablet) return;
      const kept = bytes.length > 0 && !(await use.isRoomAmple()) ? [] : bytes;
      await append(
        { changes, files: kept.map(({ sha256, mediaType }) => ({ sha256, mediaType })), held, tablet },
        kept.map((file) => file.bytes),
      );
    },
  };
};
