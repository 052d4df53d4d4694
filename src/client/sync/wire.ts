import type { Change } from '#domain/journal/change.ts';
import type { Failure, JournalsReply, KnownReply, MissingReply, PageReply, PushReply } from '#protocol/messages.ts';
import type { Cursor } from '../store/device-database.ts';

export type WireFailure =
  | Failure
  /** Nobody answered, or the answer broke off: what was sent may or may not have arrived. */
  | { readonly kind: 'offline' }
  /** Something answered that is not our server: a captive portal, a proxy's page. */
  | { readonly kind: 'foreignReply' }
  | { readonly kind: 'busy'; readonly retryAfter?: number }
  | { readonly kind: 'serverFault' };

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: WireFailure };

/** The calls of the protocol as a tablet makes them. They never throw; any of them may be made again. */
export interface Wire {
  journals(): Promise<Answer<JournalsReply>>;
  found(journal: string, changes: readonly Change[]): Promise<Answer<PushReply>>;
  push(journal: string, changes: readonly Change[]): Promise<Answer<PushReply>>;
  known(journal: string, ids: readonly string[]): Promise<Answer<KnownReply>>;
  page(journal: string, from: Cursor | null): Promise<Answer<PageReply>>;
  missing(journal: string, hashes: readonly string[]): Promise<Answer<MissingReply>>;
  putBlob(journal: string, sha256: string, mediaType: string, bytes: Uint8Array): Promise<Answer<true>>;
  /** How many bytes of a file are there already. */
  blobOffset(journal: string, sha256: string): Promise<Answer<number>>;
  patchBlob(journal: string, sha256: string, offset: number, part: Uint8Array, isLast: boolean): Promise<Answer<true>>;
  getBlob(journal: string, sha256: string): Promise<Answer<{ readonly mediaType: string; readonly bytes: Uint8Array }>>;
}
