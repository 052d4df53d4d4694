import type { Change } from '#domain/journal/change.ts';
import type { DeviceDatabase, HeldJournal, StoredBytes, TabletFacts } from './device-database.ts';
import { type Frame, framesIn } from './witness-frames.ts';

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

const folder = async (storage: StorageManager): Promise<FileSystemDirectoryHandle | undefined> => {
  const root = await storage.getDirectory?.().catch(() => undefined);
  return root?.getDirectoryHandle(folderName, { create: true }).catch(() => undefined);
};

/** The files of tabs that are gone, with what stands in them. */
const leftBehind = async (storage: StorageManager, liveTabs: ReadonlySet<string>) => {
  const at = await folder(storage);
  const left: { readonly name: string; readonly frames: readonly Frame[] }[] = [];
  if (!at) return left;
  for await (const [name, handle] of at.entries()) {
    if (handle.kind !== 'file' || liveTabs.has(name.replace(/\.witness$/, ''))) continue;
    const file = await handle.getFile();
    left.push({ name, frames: framesIn(new Uint8Array(await file.arrayBuffer())) });
  }
  return left;
};

const toBuffer = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer;

export type Rebuilt = { readonly changes: number; readonly files: number };

/**
 * Fills a store that the browser has lost from the witness: what waited to be sent, or was never shared. The rest comes
 * from the server again. Gives undefined where the witness knows nothing.
 */
export const rebuildFromWitness = async (
  database: DeviceDatabase,
  storage: StorageManager,
  newId: () => string,
): Promise<Rebuilt | undefined> => {
  const frames = (await leftBehind(storage, new Set())).flatMap((file) => file.frames);
  const entries = frames.map(({ head, parts }) => ({ ...(head as Witnessed), parts }));
  const last = entries.at(-1);
  if (!last) return undefined;
  const changes = [...new Map(entries.flatMap((entry) => entry.changes).map((c) => [c.id, c])).values()];
  const files = entries.flatMap(({ files: named, parts }) =>
    named.flatMap((file, i): StoredBytes[] => {
      const bytes = parts[i];
      return bytes ? [{ ...file, bytes: toBuffer(bytes) }] : [];
    }),
  );
  const journals = new Map(entries.map(({ held }) => [held.journal, held]));
  await database.transaction('rw', database.tables, async () => {
    await database.tablet.put({ ...last.tablet, store: newId() });
    await database.changes.bulkPut(changes);
    await database.outbox.bulkPut(changes.map(({ journal, id, signature }) => ({ journal, id, signature })));
    await database.bytes.bulkPut(files);
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
  return { changes: changes.length, files: files.length };
};

/**
 * Opens this tab's witness file and takes over what other tabs left in theirs and is still unsent. Where the browser has
 * no private file system, acts are kept in IndexedDB alone.
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

  const takeOver = async () => {
    const at = await folder(storage);
    const live = new Set([...(await use.liveTabs()), use.tab]);
    for (const { name, frames } of await leftBehind(storage, live)) {
      for (const { head, parts } of frames) {
        const said = head as Witnessed;
        const unsent = await database.outbox.bulkGet(
          said.changes.map(({ journal, id }): [string, string] => [journal, id]),
        );
        if (unsent.some((entry) => entry !== undefined)) await append(said, parts.map(toBuffer));
      }
      await at?.removeEntry(name).catch(() => undefined);
    }
  };
  void takeOver().catch(() => undefined);

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
