import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Change } from '#domain/journal/change.ts';
import type { RecordRow } from '#domain/journal/journal-view.ts';

/** A record's row as stored: `parent` beside the fields, so that children can be found. */
export type StoredRow = RecordRow & { readonly parent?: string };

/** A journal that this tablet holds. `openedAt` and `lastItem` are where the person was last. */
export type HeldJournal = {
  readonly journal: string;
  readonly kind: 'organisation' | 'audit';
  readonly membership: string;
  readonly person: string;
  readonly chain: string;
  readonly n: number;
  readonly previous: string | null;
  readonly createdAt: string;
  readonly openedAt: string;
  readonly lastItem?: string;
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

/** An exported report: kept with its hash, so that what was handed over can be found again. */
export type KeptReport = {
  readonly id: string;
  readonly journal: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly pages: number;
  readonly at: string;
  readonly bytes: ArrayBuffer;
};

export type DeviceDatabase = Dexie & {
  changes: EntityTable<Change, 'id'>;
  rows: Table<StoredRow, [string, string]>;
  outbox: Table<{ journal: string; id: string }, [string, string]>;
  drafts: Table<Draft, [string, string, string, string]>;
  bytes: EntityTable<StoredBytes, 'sha256'>;
  thumbnails: EntityTable<StoredBytes, 'sha256'>;
  journals: EntityTable<HeldJournal, 'journal'>;
  keys: EntityTable<SigningKey, 'person'>;
  expectedPhotos: EntityTable<ExpectedPhoto, 'id'>;
  reports: EntityTable<KeptReport, 'id'>;
  tablet: EntityTable<TabletFacts, 'key'>;
};

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
  return database;
};
