import * as z from 'zod/mini';

const uuid = z.string().check(z.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
const hex = (length: number) => z.string().check(z.regex(new RegExp(`^[0-9a-f]{${length}}$`)));
const line = z.string().check(z.minLength(1), z.maxLength(200));

/** What one is on this server, apart from the roles in single journals. */
export const accountRoles = ['administrator', 'lead', 'auditor', 'processOwner', 'observer'] as const;
export type AccountRole = (typeof accountRoles)[number];

/** A tablet that signs in shows its person, and that the person's key is its own (`keyStatement`). */
export const tabletProof = z.object({
  installation: uuid,
  deviceName: line,
  person: uuid,
  publicKey: hex(64),
  signature: hex(128),
});

const password = z.string().check(z.minLength(10), z.maxLength(200));

/** `POST /api/join`: a one-time link becomes an account with a password, and this tablet is signed in. */
export const joinRequest = z.object({
  secret: z.string().check(z.maxLength(100)),
  name: line,
  signInName: line,
  password,
  tablet: tabletProof,
});

/** `POST /api/sign-in` */
export const signInRequest = z.object({
  signInName: line,
  password: z.string().check(z.maxLength(200)),
  tablet: tabletProof,
});

export const meReply = z.object({
  account: uuid,
  name: z.string(),
  role: z.enum(accountRoles),
  /** The person that new work is by; the others were claimed on other tablets. */
  person: uuid,
  persons: z.array(uuid),
  isFresh: z.boolean(),
});

export const peopleReply = z.object({
  people: z.array(z.object({ person: uuid, name: z.string(), role: z.enum(accountRoles), keys: z.array(z.string()) })),
});

/** `POST /api/invitations`, by an administrator whose sign-in is fresh. */
export const invitationRequest = z.object({ name: line, role: z.enum(accountRoles) });
/** The secret stands in the link's fragment, so that it reaches no log. */
export const linkReply = z.object({ secret: z.string(), expiresAt: z.string() });

export const devicesReply = z.object({
  devices: z.array(
    z.object({
      device: uuid,
      name: z.string(),
      owner: z.string(),
      enrolledAt: z.string(),
      seenAt: z.string(),
      revokedAt: z.nullable(z.string()),
      isThis: z.boolean(),
    }),
  ),
});

export type TabletProof = z.infer<typeof tabletProof>;
export type MeReply = z.infer<typeof meReply>;
export type PeopleReply = z.infer<typeof peopleReply>;
export type DevicesReply = z.infer<typeof devicesReply>;
export type LinkReply = z.infer<typeof linkReply>;

/** Why an account's call was refused, with its HTTP status. */
export const accessFailureStatus = {
  signInNeeded: 401,
  /** The name and the password don't belong together; which of the two is not said. */
  wrongCredentials: 401,
  /** An administrator's act needs the password again. */
  freshSignInNeeded: 403,
  notAllowed: 403,
  linkUsed: 410,
  nameTaken: 409,
  /** The person of this tablet belongs to another account. */
  personTaken: 409,
  badProof: 400,
  badRequest: 400,
  notFound: 404,
  tooMany: 429,
} as const;
export type AccessFailureKind = keyof typeof accessFailureStatus;
