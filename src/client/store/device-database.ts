import { Dexie, type EntityTable, type Table, type Transaction } from 'dexie';
import type { JournalKind } from '#domain/access/policies.ts';
import type { Change } from '#domain/journal/change.ts';
import type { RecordRow } from '#domain/journal/journal-view.ts';

/** A record's row as stored: `parent` beside the fields, so that children can be found. */
export type StoredRow = RecordRow & { readonly parent?: string };

/** Where a tablet stands in the server's history of a journal. */
export type Cursor = { readonly seq: number; readonly prefix: string };

/** A journal that this tablet holds. `openedAt` and `lastItem` are where the person was last. */
export type HeldJournal = {
  readonly journal: string;
  readonly kind: JournalKind;
  /** The person who writes here now, and the membership they write under. */
  readonly membership: string;
  readonly person: string;
  readonly chain: string;
  readonly n: number;
  readonly previous: string | null;
  /** `tablet`: it was never handed to a server, and stays here. */
  readonly sharing: 'tablet' | 'server';
  readonly cursor: Cursor | null;
  /** Set by an explicit notice: the person was removed. Locked; purged once everything is handed over. */
  readonly lock?: 'locked' | 'purged';
  /** Pages were applied whose changes the rows don't show yet: they are rebuilt at the end of the pull, or at the next start. */
  readonly areRowsBehind?: boolean;
  readonly createdAt: string;
  readonly openedAt: string;
  readonly lastItem?: string;
};

export type OutboxEntry = {
  readonly journal: string;
  readonly id: string;
  /** Of the change as it waits here: a page that brings the same proves that it arrived. */
  readonly signature?: string;
  /** Why the server can't take it: it waits apart, and the others are sent. */
  readonly aside?: string;
};

/** Changes that came from elsewhere and whose signatures and chains nobody has looked at yet. Written with them. */
export type Arrival = { readonly nth?: number; readonly journal: string; readonly ids: readonly string[] };

/** What checking a change found that is not as it should be, or not known. A change without one, and in no arrival, is right. */
export type Doubt = {
  readonly id: string;
  readonly journal: string;
  readonly record: string;
  readonly by: string;
  /** `unknownKey`: by a key that nothing known ties to its author, or by one that isn't known here. */
  readonly signature: 'right' | 'bad' | 'unknownKey';
  /** The key that fits, where it is known but not whose it is. */
  readonly key?: string;
  /** What stands before it in its chain is not what its author signed it to be. */
  readonly isLinkBroken: boolean;
  readonly isValueWrong: boolean;
};

/** Words that are typed but not yet a change. `base`: the heads on screen when the typing began. */
export type Draft = {
  readonly journal: string;
  readonly record: string;
  readonly noun: string;
  readonly field: string;
  readonly text: string;
  readonly base: readonly string[];
  readonly at: string;
  /** The tab that is typing; another tab recovers the draft only once this one is gone. */
  readonly tab: string;
  /** Fields that the record needs to exist, for a record that this text begins. */
  readonly beside: { readonly [field: string]: string };
};

/** Bytes by their SHA-256. ArrayBuffers: Blobs in IndexedDB fail on WebKit. Never rewritten. */
export type StoredBytes = { readonly sha256: string; readonly mediaType: string; readonly bytes: ArrayBuffer };

/** The camera was opened for this item: resumed after a reload that the camera caused. */
export type ExpectedPhoto = {
  readonly id: string;
  readonly journal: string;
  readonly item: string;
  readonly finding?: string;
  readonly at: string;
};

export type SigningKey = { readonly person: string; readonly publicKey: string } & (
  | { readonly heldBy: 'browser'; readonly privateKey: CryptoKey }
  | { readonly heldBy: 'software'; readonly secretKey: Uint8Array }
);

/** Who uses this tablet, and which store this is. One row, key `tablet`. */
export type TabletFacts = {
  readonly key: 'tablet';
  readonly store: string;
  readonly installation: string;
  /** Minted here, before any account. */
  readonly person: string;
  readonly name?: string;
  readonly mark?: string;
};

/** What this tablet knows of its server. One row, key `server`. */
export type ServerFacts = {
  readonly key: 'server';
  readonly account: string;
  readonly name: string;
  readonly role: string;
  readonly persons: readonly string[];
  /** The session ended: work goes on, and waits to be sent. */
  readonly isSignedOut: boolean;
  /** When everything was last sent and read, by this tablet's clock. */
  readonly syncedAt?: string;
  /** How far this tablet's clock is from the server's, in milliseconds. */
  readonly offset?: number;
  /** Names of people on the server, for screens that show who wrote what. */
  readonly people?: readonly {
    readonly person: string;
    readonly name: string;
    readonly role?: string;
    readonly keys: readonly string[];
  }[];
};

/** Files that one run of the server was seen to have. One row: what another run had is no longer known. */
export type FilesThere = { readonly run: string; readonly hashes: readonly string[] };

/** An exported report: kept with its hash, so that what was handed over can be found again. */
export type KeptReport = {
  readonly id: string;
  readonly journal: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly pages: number;
  readonly at: string;
  readonly size: number;
  /** Where this browser has no files of its own to keep it in. */
  readonly bytes?: ArrayBuffer;
};

export type DeviceDatabase = Dexie & {
  changes: EntityTable<Change, 'id'>;
  rows: Table<StoredRow, [string, string]>;
  outbox: Table<OutboxEntry, [string, string]>;
  drafts: Table<Draft, [string, string, string, string]>;
  bytes: EntityTable<StoredBytes, 'sha256'>;
  thumbnails: EntityTable<StoredBytes, 'sha256'>;
  journals: EntityTable<HeldJournal, 'journal'>;
  keys: EntityTable<SigningKey, 'person'>;
  expectedPhotos: EntityTable<ExpectedPhoto, 'id'>;
  reports: EntityTable<KeptReport, 'id'>;
  tablet: EntityTable<TabletFacts, 'key'>;
  server: EntityTable<ServerFacts, 'key'>;
  filesThere: EntityTable<FilesThere, 'run'>;
  arrivals: Table<Arrival, number>;
  doubts: EntityTable<Doubt, 'id'>;
};

/** The tables that hold journals: those of the store, or those of one transaction. */
export type JournalStoreTables = Pick<
  DeviceDatabase,
  'changes' | 'rows' | 'outbox' | 'journals' | 'bytes' | 'thumbnails' | 'arrivals' | 'doubts'
>;

const journalTableNames = [
  'changes',
  'rows',
  'outbox',
  'journals',
  'bytes',
  'thumbnails',
  'arrivals',
  'doubts',
] as const;

export const journalTablesOf = (database: DeviceDatabase): Table[] =>
  journalTableNames.map((name) => database.table(name));

/**
 * The tables bound to a transaction: what is called on them belongs to it, also after an await that Dexie can't follow
 * into other functions.
 */
export const tablesIn = (transaction: Transaction): JournalStoreTables =>
  Object.fromEntries(journalTableNames.map((name) => [name, transaction.table(name)])) as unknown as JournalStoreTables;

export const databaseName = 'clausewalk';

/**
 * The tables of the device store. Every version that was ever shipped stays here, so that an old tablet's store is
 * brought up step by step. Strict durability: a commit that returned is on the disk.
 */
export const makeDeviceDatabase = (name = databaseName): DeviceDatabase => {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as DeviceDatabase;
  database.version(1).stores({
    changes: 'id, [journal+record], [journal+act]',
    rows: '[journal+record], [journal+noun], noun, [journal+parent]',
    outbox: '[journal+id]',
    drafts: '[journal+record+field+tab], tab',
    bytes: 'sha256',
    thumbnails: 'sha256',
    journals: 'journal, kind, openedAt',
    keys: 'person',
    expectedPhotos: 'id, journal',
    reports: 'id, journal',
    tablet: 'key',
  });
  database
    .version(2)
    .stores({ changes: 'id, [journal+record], [journal+act], [journal+kind]', server: 'key' })
    .upgrade((old) =>
      old
        .table('journals')
        .toCollection()
        .modify((held) => {
          held.sharing = 'tablet';
          held.cursor = null;
        }),
    );
  database
    .version(3)
    .stores({ filesThere: 'run', arrivals: '++nth, journal', doubts: 'id, journal' })
    .upgrade(async (old) => {
      await old
        .table('reports')
        .toCollection()
        .modify((report) => {
          report.size = report.bytes.byteLength;
        });
      // What was there before anybody looked is as unchecked as what arrives.
      for (const journal of (await old.table('journals').toCollection().primaryKeys()) as string[]) {
        const ids = await old
          .table('changes')
          .where('[journal+kind]')
          .between([journal, Dexie.minKey], [journal, Dexie.maxKey])
          .primaryKeys();
        if (ids.length > 0) await old.table('arrivals').add({ journal, ids });
      }
    });
  return database;
};
