import type { Change } from '#domain/journal/change.ts';
import type { HeldJournal, OutboxEntry } from '../store/device-database.ts';

/** What sync knows and says of a journal that this tablet holds. */
export type SyncedJournal = Omit<HeldJournal, 'createdAt' | 'openedAt' | 'lastItem'>;

/** One journal of the tablet, inside one transaction. Calls may follow each other, but await nothing else. */
export interface JournalTables {
  held(): Promise<SyncedJournal | undefined>;
  putHeld(held: SyncedJournal): Promise<void>;
  changes(ids: readonly string[]): Promise<readonly Change[]>;
  allChanges(): Promise<readonly Change[]>;
  administrative(): Promise<readonly Change[]>;
  putChanges(changes: readonly Change[]): Promise<void>;
  dropChanges(ids: readonly string[]): Promise<void>;
  outbox(): Promise<readonly OutboxEntry[]>;
  /** Those of these ids that wait in the outbox. */
  waiting(ids: readonly string[]): Promise<readonly OutboxEntry[]>;
  putOutbox(entries: readonly Omit<OutboxEntry, 'journal'>[]): Promise<void>;
  dropOutbox(ids: readonly string[]): Promise<void>;
  /** Brings the rows up to date after changes were put; the whole journal's where who may write has changed. */
  refreshRows(changed: readonly Change[] | 'all'): Promise<void>;
  dropBytes(hashes: readonly string[]): Promise<void>;
}

/** The tablet's store as sync sees it. */
export interface SyncStore {
  journals(): Promise<readonly SyncedJournal[]>;
  /** Files that the journal's changes name: those kept here, and those that are elsewhere. */
  files(journal: string): Promise<{ readonly kept: readonly string[]; readonly wanted: readonly string[] }>;
  bytes(sha256: string): Promise<{ readonly mediaType: string; readonly bytes: Uint8Array } | undefined>;
  putBytes(journal: string, sha256: string, mediaType: string, bytes: Uint8Array): Promise<void>;
  inJournal<T>(journal: string, work: (tables: JournalTables) => Promise<T>): Promise<T>;
}
