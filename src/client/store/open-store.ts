import { type DeviceDatabase, databaseName, makeDeviceDatabase, type TabletFacts } from './device-database.ts';

/** What is remembered outside IndexedDB, where it survives a wipe of it: enough to say that something is missing. */
export type Remembered = {
  readonly store: string;
  readonly audits: number;
  readonly changes: number;
  readonly at: string;
};

export type StoreFailure =
  /** The store is empty though this tablet remembers one with content. */
  | { readonly kind: 'wiped'; readonly remembered: Remembered }
  /** A newer version of the app has been here. */
  | { readonly kind: 'newerStore' }
  /** An older tab holds the store open and doesn't let go. */
  | { readonly kind: 'blocked' }
  | { readonly kind: 'cannotOpen'; readonly reason: string };

export type OpenedStore =
  | { readonly kind: 'ready'; readonly database: DeviceDatabase; readonly tablet: TabletFacts }
  | StoreFailure;

const memoryKey = `${databaseName}.remembered`;

const remembered = (memory: Storage): Remembered | undefined => {
  try {
    const found: unknown = JSON.parse(memory.getItem(memoryKey) ?? 'null');
    return found !== null && typeof found === 'object' && 'store' in found ? (found as Remembered) : undefined;
  } catch {
    return undefined;
  }
};

/** Notes outside IndexedDB what the store holds now. Called after commits; cheap. */
export const remember = (memory: Storage, facts: Remembered): void => {
  try {
    memory.setItem(memoryKey, JSON.stringify(facts));
  } catch {
    // Only a help to notice a wiped store: without it nothing else is worse.
  }
};

/** The person chose to go on with an empty store. */
export const forgetRemembered = (memory: Storage): void => memory.removeItem(memoryKey);

/**
 * Opens this tablet's store. Never silently empty: a store that lost its content, or can't be opened, is told apart
 * from a new one. `onOutdated` runs when a newer version of the app needs this tab to let go of the store.
 */
export const openStore = async (use: {
  readonly memory: Storage;
  readonly newId: () => string;
  readonly onOutdated: () => void;
  readonly name?: string;
  readonly blockedAfter?: number;
}): Promise<OpenedStore> => {
  const database = makeDeviceDatabase(use.name);
  database.on('versionchange', () => {
    database.close();
    use.onOutdated();
    return false;
  });
  const blocked = new Promise<'blocked'>((resolve) => {
    database.on('blocked', () => setTimeout(() => resolve('blocked'), use.blockedAfter ?? 4_000));
  });
  try {
    if (await isOfNewerApp(database)) return { kind: 'newerStore' };
    if ((await Promise.race([database.open(), blocked])) === 'blocked') return { kind: 'blocked' };
    const known = await database.tablet.get('tablet');
    if (known) return { kind: 'ready', database, tablet: known };
    const before = remembered(use.memory);
    if (before && before.changes > 0) {
      database.close();
      return { kind: 'wiped', remembered: before };
    }
    const tablet: TabletFacts = { key: 'tablet', store: use.newId(), installation: use.newId(), person: use.newId() };
    await database.tablet.add(tablet);
    return { kind: 'ready', database, tablet };
  } catch (error) {
    database.close();
    return { kind: 'cannotOpen', reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
};

/** Dexie opens a store of a newer version and works on it; an older app must not write there. It counts versions in tens. */
const isOfNewerApp = async (database: DeviceDatabase): Promise<boolean> => {
  const stored = (await indexedDB.databases?.())?.find(({ name }) => name === database.name);
  return (stored?.version ?? 0) >= (database.verno + 1) * 10;
};
