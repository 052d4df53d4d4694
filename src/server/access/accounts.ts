import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Change } from '#domain/journal/change.ts';
import { membershipsOf } from '#domain/journal/memberships.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import type {
  AccessFailureKind,
  AccountRole,
  DevicesReply,
  LinkReply,
  MeReply,
  PeopleReply,
  TabletProof,
} from '#protocol/account-messages.ts';
import { afterRemoval } from '#protocol/protocol.ts';
import { keyStatement } from '#protocol/statements.ts';
import type { Database } from '../store/open-database.ts';
import type { Tables } from '../store/tables.ts';
import type { makePasswords } from './passwords.ts';

export type AccessFailure = { readonly kind: AccessFailureKind };
const refused = (kind: AccessFailureKind) => refuse<AccessFailure>({ kind });

/** Who a request comes from. */
export type Session = {
  readonly account: string;
  readonly device: string;
  readonly role: AccountRole;
  readonly name: string;
  readonly persons: readonly string[];
  readonly tokenHash: string;
  /** An administrator's acts need a password given in the last minutes. */
  readonly isFresh: boolean;
};

export type LinkPurpose = 'setUp' | 'invitation' | 'passwordReset';

const days = 86_400_000;
const lifetimes = { session: 90 * days, fresh: 10 * 60_000, link: 7 * days } as const;
const throttle = { attempts: 10, within: 15 * 60_000 } as const;

export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const newSecret = () => randomBytes(32).toString('base64url');

/** Accounts, their tablets and sessions. Tokens and links are kept as hashes only. */
export const makeAccounts = (use: {
  readonly db: Database;
  readonly now: () => string;
  readonly isSigned: (publicKey: string, hash: string, signature: string) => Promise<boolean>;
  readonly passwords: ReturnType<typeof makePasswords>;
}) => {
  const { db, now, passwords } = use;
  const later = (ms: number) => new Date(Date.parse(now()) + ms).toISOString();

  /**
   * Whether a key may claim a person: every journal that says keys of theirs says this one. Only memberships that count
   * speak, since anybody may push others; and one journal doesn't speak for the rest, since anybody may found one.
   */
  const mayClaim = async (tx: Transaction<Tables>, person: string, publicKey: string): Promise<boolean> => {
    const journals = await tx.selectFrom('members').select('journal').where('person', '=', person).execute();
    for (const { journal } of journals) {
      const rows = await tx
        .selectFrom('changes')
        .select('body')
        .where('journal', '=', journal)
        .where('kind', 'in', ['member', 'role', 'remove'])
        .execute();
      const memberships = membershipsOf(rows.map(({ body }) => JSON.parse(body) as Change));
      const said = [...memberships.all.values()].flatMap((m) => (m.person === person && m.publicKey) || []);
      if (said.length > 0 && !said.includes(publicKey)) return false;
    }
    return true;
  };

  /** Claims a tablet's person for an account and enrols the key: once, and only with the key in hand. */
  const enrol = async (
    tx: Transaction<Tables>,
    account: string,
    { installation, deviceName, person, publicKey, signature }: TabletProof,
  ): Promise<Result<string, AccessFailure>> => {
    if (!(await use.isSigned(publicKey, keyStatement(person, installation), signature))) return refused('badProof');
    const claim = await tx.selectFrom('persons').select('account').where('person', '=', person).executeTakeFirst();
    if (claim && claim.account !== account) return refused('personTaken');
    if (!claim) {
      if (!(await mayClaim(tx, person, publicKey))) return refused('personTaken');
      await tx.insertInto('persons').values({ person, account, claimed_at: now() }).execute();
    }
    const there = await tx
      .selectFrom('devices')
      .select('device')
      .where('installation', '=', installation)
      .where('account', '=', account)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    const device = there?.device ?? randomUUID();
    if (there)
      await tx.updateTable('devices').set({ name: deviceName, seen_at: now() }).where('device', '=', device).execute();
    else
      await tx
        .insertInto('devices')
        .values({
          device,
          account,
          installation,
          name: deviceName,
          enrolled_at: now(),
          seen_at: now(),
          revoked_at: null,
        })
        .execute();
    const key = await tx
      .selectFrom('device_keys')
      .select('person')
      .where('public_key', '=', publicKey)
      .executeTakeFirst();
    if (key && key.person !== person) return refused('badProof');
    if (key) await tx.updateTable('device_keys').set({ device }).where('public_key', '=', publicKey).execute();
    else
      await tx
        .insertInto('device_keys')
        .values({ public_key: publicKey, person, device, enrolled_at: now() })
        .execute();
    return succeed(device);
  };

  const openSession = async (tx: Transaction<Tables>, account: string, device: string): Promise<string> => {
    const token = newSecret();
    await tx
      .insertInto('sessions')
      .values({
        token_hash: hashOfSecret(token),
        account,
        device,
        created_at: now(),
        seen_at: now(),
        fresh_until: later(lifetimes.fresh),
      })
      .execute();
    return token;
  };

  /**
   * Whether one may guess once more. Counted by who tries and whom: a stranger's guesses never lock the owner out. Noted
   * before the password is looked at, so that a thousand guesses at once are a thousand.
   */
  const mayTry = (signInName: string, source: string): Promise<boolean> =>
    db.transaction().execute(async (tx) => {
      await tx.deleteFrom('sign_in_attempts').where('at', '<', later(-throttle.within)).execute();
      const row = await tx
        .selectFrom('sign_in_attempts')
        .select((e) => e.fn.countAll<number>().as('n'))
        .where('source', '=', source)
        .where('sign_in_name', '=', signInName)
        .executeTakeFirst();
      if (Number(row?.n ?? 0) >= throttle.attempts) return false;
      await tx.insertInto('sign_in_attempts').values({ sign_in_name: signInName, source, at: now() }).execute();
      return true;
    });
  const forgetTries = (tx: Database | Transaction<Tables>, signInName: string, source: string) =>
    tx.deleteFrom('sign_in_attempts').where('sign_in_name', '=', signInName).where('source', '=', source).execute();

  /** A refusal inside undoes everything of it. */
  class Undone extends Error {
    readonly failure: AccessFailure;
    constructor(failure: AccessFailure) {
      super(failure.kind);
      this.failure = failure;
    }
  }
  const transaction = async <T>(
    work: (tx: Transaction<Tables>) => Promise<Result<T, AccessFailure>>,
  ): Promise<Result<T, AccessFailure>> => {
    try {
      return await db.transaction().execute(async (tx) => {
        const result = await work(tx);
        if (!result.ok) throw new Undone(result.refusal);
        return result;
      });
    } catch (error) {
      if (error instanceof Undone) return refuse(error.failure);
      throw error;
    }
  };

  const makeLink = async (
    purpose: LinkPurpose,
    more: { account?: string; name?: string; role?: AccountRole; createdBy?: string },
  ): Promise<LinkReply> => {
    const secret = newSecret();
    const expiresAt = later(lifetimes.link);
    await db
      .insertInto('links')
      .values({
        secret_hash: hashOfSecret(secret),
        purpose,
        account: more.account ?? null,
        name: more.name ?? null,
        role: more.role ?? null,
        created_by: more.createdBy ?? null,
        expires_at: expiresAt,
        used_at: null,
      })
      .execute();
    return { secret, expiresAt };
  };

  return {
    /** The link that makes the first administrator; undefined once there is one. Older set-up links end. */
    setUpLink: async (): Promise<LinkReply | undefined> => {
      const there = await db
        .selectFrom('accounts')
        .select('account')
        .where('role', '=', 'administrator')
        .executeTakeFirst();
      if (there) return undefined;
      await db.deleteFrom('links').where('purpose', '=', 'setUp').execute();
      return makeLink('setUp', { role: 'administrator' });
    },

    /** What an unused link is for, so that the page that opens it can say so. */
    linkOf: async (secret: string) => {
      const link = await db
        .selectFrom('links')
        .selectAll()
        .where('secret_hash', '=', hashOfSecret(secret))
        .executeTakeFirst();
      if (!link || link.used_at !== null || link.expires_at < now()) return undefined;
      return { purpose: link.purpose as LinkPurpose, name: link.name, role: link.role as AccountRole | null };
    },

    /** Uses a link: once. Makes the account, or gives it another password, and signs the tablet in. */
    join: async (request: {
      secret: string;
      name: string;
      signInName: string;
      password: string;
      tablet: TabletProof;
    }): Promise<Result<string, AccessFailure>> => {
      const secretHash = hashOfSecret(request.secret);
      const openLink = async (tx: Database | Transaction<Tables>) => {
        const link = await tx.selectFrom('links').selectAll().where('secret_hash', '=', secretHash).executeTakeFirst();
        return !link || link.used_at !== null || link.expires_at < now() ? undefined : link;
      };
      // Hashing costs much: nobody without a link makes the server do it.
      if (!(await openLink(db))) return refused('linkUsed');
      const hash = await passwords.hash(request.password);
      return transaction(async (tx) => {
        const link = await openLink(tx);
        if (!link) return refused('linkUsed');
        await tx.updateTable('links').set({ used_at: now() }).where('secret_hash', '=', secretHash).execute();
        const account = link.account ?? randomUUID();
        if (link.account) {
          await tx.updateTable('accounts').set({ password: hash }).where('account', '=', account).execute();
          await tx.deleteFrom('sessions').where('account', '=', account).execute();
        } else {
          const taken = await tx
            .selectFrom('accounts')
            .select('account')
            .where('sign_in_name', '=', request.signInName.toLowerCase())
            .executeTakeFirst();
          if (taken) return refused('nameTaken');
          await tx
            .insertInto('accounts')
            .values({
              account,
              name: request.name,
              sign_in_name: request.signInName.toLowerCase(),
              password: hash,
              role: link.role ?? 'auditor',
              created_at: now(),
              disabled_at: null,
            })
            .execute();
        }
        const device = await enrol(tx, account, request.tablet);
        return device.ok ? succeed(await openSession(tx, account, device.value)) : device;
      });
    },

    signIn: async (
      { signInName, password, tablet }: { signInName: string; password: string; tablet: TabletProof },
      source: string,
    ): Promise<Result<string, AccessFailure>> => {
      const name = signInName.toLowerCase();
      if (!(await mayTry(name, source))) return refused('tooMany');
      const account = await db.selectFrom('accounts').selectAll().where('sign_in_name', '=', name).executeTakeFirst();
      const isRight = await passwords.isRight(password, account?.password);
      if (!account || !isRight || account.disabled_at !== null) return refused('wrongCredentials');
      return transaction(async (tx) => {
        await forgetTries(tx, name, source);
        const device = await enrol(tx, account.account, tablet);
        return device.ok ? succeed(await openSession(tx, account.account, device.value)) : device;
      });
    },

    enrolKey: (session: Session, proof: TabletProof) =>
      transaction(async (tx) =>
        session.persons.includes(proof.person) ? enrol(tx, session.account, proof) : refused('notAllowed'),
      ),

    freshen: async (session: Session, password: string, source: string): Promise<Result<true, AccessFailure>> => {
      if (!(await mayTry(session.account, source))) return refused('tooMany');
      const account = await db
        .selectFrom('accounts')
        .select('password')
        .where('account', '=', session.account)
        .executeTakeFirst();
      if (!(await passwords.isRight(password, account?.password))) return refused('wrongCredentials');
      await forgetTries(db, session.account, source);
      await db
        .updateTable('sessions')
        .set({ fresh_until: later(lifetimes.fresh) })
        .where('token_hash', '=', session.tokenHash)
        .execute();
      return succeed(true as const);
    },

    /** The session of a token, if it stands. It lives on for 90 days from its last use. */
    sessionOf: async (token: string): Promise<Session | undefined> => {
      const tokenHash = hashOfSecret(token);
      const row = await db
        .selectFrom('sessions')
        .innerJoin('accounts', 'accounts.account', 'sessions.account')
        .innerJoin('devices', 'devices.device', 'sessions.device')
        .select(['sessions.account', 'sessions.device', 'sessions.seen_at', 'fresh_until', 'role', 'accounts.name'])
        .where('token_hash', '=', tokenHash)
        .where('disabled_at', 'is', null)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      if (!row || Date.parse(now()) - Date.parse(row.seen_at) > lifetimes.session) return undefined;
      if (Date.parse(now()) - Date.parse(row.seen_at) > 60_000) {
        await db.updateTable('sessions').set({ seen_at: now() }).where('token_hash', '=', tokenHash).execute();
        await db.updateTable('devices').set({ seen_at: now() }).where('device', '=', row.device).execute();
      }
      const persons = await db
        .selectFrom('persons')
        .select('person')
        .where('account', '=', row.account)
        .orderBy('claimed_at')
        .orderBy('person')
        .execute();
      return {
        account: row.account,
        device: row.device,
        role: row.role as AccountRole,
        name: row.name,
        persons: persons.map(({ person }) => person),
        tokenHash,
        isFresh: row.fresh_until > now(),
      };
    },
    signOut: async ({ tokenHash }: Session): Promise<void> => {
      await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
    },

    me: ({ account, name, role, persons, isFresh }: Session): MeReply => ({
      account,
      name,
      role,
      person: persons[0] ?? account,
      persons: [...persons],
      isFresh,
    }),

    /** Everybody with an account, for who puts teams together. */
    people: async (): Promise<PeopleReply> => {
      const accounts = await db
        .selectFrom('accounts')
        .selectAll()
        .where('disabled_at', 'is', null)
        .orderBy('name')
        .execute();
      const persons = await db.selectFrom('persons').selectAll().orderBy('claimed_at').orderBy('person').execute();
      const keys = await db.selectFrom('device_keys').select(['public_key', 'person']).execute();
      return {
        people: accounts.flatMap(({ account, name, role }) => {
          const person = persons.find((p) => p.account === account)?.person;
          if (!person) return [];
          const own = keys.filter((key) => key.person === person).map((key) => key.public_key);
          return { person, name, role: role as AccountRole, keys: own };
        }),
      };
    },

    invite: (session: Session, name: string, role: AccountRole) =>
      makeLink('invitation', { name, role, createdBy: session.account }),

    resetLink: async (session: Session, person: string): Promise<Result<LinkReply, AccessFailure>> => {
      const row = await db.selectFrom('persons').select('account').where('person', '=', person).executeTakeFirst();
      if (!row) return refused('notFound');
      return succeed(await makeLink('passwordReset', { account: row.account, createdBy: session.account }));
    },

    /** Own tablets; an administrator's list has everybody's. */
    devices: async (session: Session): Promise<DevicesReply> => {
      let query = db
        .selectFrom('devices')
        .innerJoin('accounts', 'accounts.account', 'devices.account')
        .select(['device', 'devices.name', 'accounts.name as owner', 'enrolled_at', 'seen_at', 'revoked_at'])
        .orderBy('seen_at', 'desc');
      if (session.role !== 'administrator') query = query.where('devices.account', '=', session.account);
      const rows = await query.execute();
      return {
        devices: rows.map((row) => ({
          device: row.device,
          name: row.name,
          owner: row.owner,
          enrolledAt: row.enrolled_at,
          seenAt: row.seen_at,
          revokedAt: row.revoked_at,
          isThis: row.device === session.device,
        })),
      };
    },

    /** Ends a tablet's sessions. Its keys still hand over what it holds. */
    revoke: (session: Session, device: string) =>
      transaction(async (tx) => {
        const row = await tx.selectFrom('devices').select('account').where('device', '=', device).executeTakeFirst();
        const isOwn = row?.account === session.account;
        if (!row || (!isOwn && session.role !== 'administrator')) return refused('notFound');
        if (!isOwn && !session.isFresh) return refused('freshSignInNeeded');
        await tx.updateTable('devices').set({ revoked_at: now() }).where('device', '=', device).execute();
        await tx.deleteFrom('sessions').where('device', '=', device).execute();
        return succeed(true as const);
      }),

    /** Whose an enrolled key is, and whether it may still hand over: a revoked tablet's may for some weeks. */
    keyHolder: async (publicKey: string) => {
      const row = await db
        .selectFrom('device_keys')
        .innerJoin('devices', 'devices.device', 'device_keys.device')
        .select(['person', 'revoked_at'])
        .where('public_key', '=', publicKey)
        .executeTakeFirst();
      return row && { person: row.person, isOpen: (row.revoked_at ?? now()) >= later(-afterRemoval.days * days) };
    },

    enrolledKeys: async (person: string): Promise<readonly string[]> =>
      (await db.selectFrom('device_keys').select('public_key').where('person', '=', person).execute()).map(
        (row) => row.public_key,
      ),
  };
};
