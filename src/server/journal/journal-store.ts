import type { JournalKind, MemberRole } from '#domain/access/policies.ts';
import type { Change } from '#domain/journal/change.ts';
import type { Received } from '#protocol/prefix-hash.ts';

/** A change in its place. `prefix` is the prefix hash with it, `body` the change as JSON. */
export type StoredChange = Received & { readonly prefix: string; readonly body: string };

export type NewChange = StoredChange & { readonly contentHash: string; readonly change: Change };

export type JournalHead = {
  readonly journal: string;
  readonly kind: JournalKind;
  readonly seq: number;
  readonly prefix: string;
};

/** What a journal's own changes say of a person now: a cache, rewritten whenever an administrative change arrives. */
export type MemberRow = {
  readonly person: string;
  /** Null: they were a member, and every membership of theirs has ended. */
  readonly role: MemberRole | null;
  /** When the last end arrived. */
  readonly endedAt: string | null;
};

/** One journal with its row locked, until the work is done. */
export interface JournalTransaction {
  head(): Promise<JournalHead | undefined>;
  create(kind: JournalKind): Promise<void>;
  contentHashes(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  administrative(): Promise<readonly Change[]>;
  append(entries: readonly NewChange[], blobs: readonly string[]): Promise<void>;
  setMembers(members: readonly MemberRow[]): Promise<void>;
  members(): Promise<readonly MemberRow[]>;
  /** Takes away the values of these changes, and gives the values that stood there. */
  redact(ids: readonly string[]): Promise<readonly Change[]>;
  dropBlobReferences(hashes: readonly string[]): Promise<void>;
}

/** Where journals are kept. Every call is one transaction; what `inJournal` did is on the disk when it returns. */
export interface JournalStore {
  inJournal<T>(journal: string, work: (transaction: JournalTransaction) => Promise<T>): Promise<T>;
  head(journal: string): Promise<JournalHead | undefined>;
  member(journal: string, persons: readonly string[]): Promise<readonly MemberRow[]>;
  administrative(journal: string): Promise<readonly Change[]>;
  page(journal: string, after: number, limit: number): Promise<readonly StoredChange[]>;
  prefixAt(journal: string, seq: number): Promise<string | undefined>;
  /** Of these ids, those that are there, each with its content hash. */
  known(journal: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** How many changes of these persons arrived after an instant. */
  countSince(journal: string, persons: readonly string[], since: string): Promise<number>;
  journalsOf(persons: readonly string[]): Promise<readonly (JournalHead & MemberRow)[]>;
  /** Of these hashes, those that the journal's changes name. */
  referenced(journal: string, hashes: readonly string[]): Promise<readonly string[]>;
}

/** Keys that accounts have enrolled for a person, in hex. */
export type EnrolledKeys = (person: string) => Promise<readonly string[]>;
