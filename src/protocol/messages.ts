import * as z from 'zod/mini';
import { journalKinds, memberRoles } from '#domain/access/policies.ts';
import { changeSchema } from '#domain/journal/change.ts';
import { limits } from './protocol.ts';

const uuid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const seq = z.int().check(z.nonnegative());

/** `PUT /api/journals/:journal`: the founding change, then every administrative change that the sender holds. */
export const foundRequest = z.object({
  changes: z.array(z.unknown()).check(z.minLength(1), z.maxLength(limits.changesPerFounding)),
});

/** `POST /api/journals/:journal/changes`. Each change is read by itself: one that can't be read is named by its index. */
export const pushRequest = z.object({
  changes: z.array(z.unknown()).check(z.minLength(1), z.maxLength(limits.changesPerPush)),
});
export const pushReply = z.object({
  answers: z.array(z.object({ id: uuid, is: z.enum(['accepted', 'known']) })),
  seq,
});

/** `POST …/changes/known` */
export const knownRequest = z.object({ ids: z.array(uuid).check(z.maxLength(limits.idsPerQuestion)) });
export const knownReply = z.object({
  known: z.array(uuid),
  /** Of each of them, in the same order: an id may stand for other words than the asker's. */
  contentHashes: z.array(sha256),
});

/** `GET …/changes?after=&prefix=&limit=` */
export const pageReply = z.object({
  after: seq,
  upTo: seq,
  head: seq,
  /** The prefix hash at `upTo`. */
  prefix: sha256,
  items: z.array(
    z.object({
      seq,
      receivedAt: z.string(),
      link: sha256,
      change: changeSchema,
    }),
  ),
});

/** `POST …/blobs/missing`. A file that no change of the journal names, here, is missing too. */
export const missingRequest = z.object({ hashes: z.array(sha256).check(z.maxLength(limits.idsPerQuestion)) });
export const missingReply = z.object({ missing: z.array(sha256) });

/** `HEAD` and `PATCH …/blobs/:sha256` say how many bytes are there. */
export const blobOffsetHeader = 'upload-offset';

/** `GET /api/journals` */
export const journalsReply = z.object({
  serverTime: z.string(),
  /** Another value means another server, or one that was started again: what was known of its files is asked again. */
  run: z.string(),
  isReadable: z.boolean(),
  /** Who the asker is to the server: the persons that their account has claimed. */
  persons: z.array(uuid),
  journals: z.array(
    z.object({ journal: uuid, kind: z.enum(journalKinds), seq, prefix: sha256, role: z.enum(memberRoles) }),
  ),
  /** Explicit notices: the signed changes that show the end of the asker's memberships. */
  removed: z.array(z.object({ journal: uuid, notices: z.array(changeSchema) })),
});

export type PushReply = z.infer<typeof pushReply>;
export type KnownReply = z.infer<typeof knownReply>;
export type PageReply = z.infer<typeof pageReply>;
export type MissingReply = z.infer<typeof missingReply>;
export type JournalsReply = z.infer<typeof journalsReply>;

/** What the server says instead of a result, with what to do next; `index` is of the change that it is about. */
export const failureReply = z.object({
  kind: z.string(),
  next: z.string(),
  index: z.optional(z.int()),
});

/** Every kind of failure of the journal calls, with its HTTP status. */
export const failureStatus = {
  /** The journal isn't there, or isn't the asker's to know of. */
  notFound: 404,
  signInNeeded: 401,
  notAllowed: 403,
  /** One change can't be read as a change of this journal: it is set aside, the others are sent. */
  unreadable: 400,
  /** The change's signature doesn't fit its content and key. */
  badSignature: 400,
  /** No key of the change's author fits that the server knows yet: kept, and sent again later. */
  keyNotKnown: 403,
  /** The id stands for other words here. */
  idReused: 400,
  /** The journal has another founder. */
  foundedByAnother: 409,
  /** The server's history isn't the one that the tablet's cursor is from. */
  diverged: 409,
  /** The app is too old to read what this server says. */
  updateNeeded: 426,
  /** The server was restored: nothing is read until an administrator has confirmed the members. */
  membersUnconfirmed: 503,
  tooLarge: 413,
  tooMany: 429,
  wrongHash: 422,
  wrongOffset: 409,
  mediaTypeRefused: 415,
  storageFull: 507,
  badRequest: 400,
} as const;

export type FailureKind = keyof typeof failureStatus;
export type Failure = { readonly kind: FailureKind; readonly index?: number };
