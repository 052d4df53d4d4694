import * as z from 'zod/mini';
import { suggestMark } from '#domain/audit/numbering.ts';
import { devicesReply, linkReply, meReply, peopleReply, type TabletProof } from '#protocol/account-messages.ts';
import { failureReply } from '#protocol/messages.ts';
import { protocolHeader } from '#protocol/protocol.ts';
import { keyStatement } from '#protocol/statements.ts';
import type { Recorder } from '../recorder/recorder.ts';
import type { DeviceDatabase, ServerFacts } from '../store/device-database.ts';

export type AccountFailure = { readonly kind: string };
export type AccountAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: AccountFailure };

const done = z.object({ done: z.boolean() });
const lookReply = z.object({
  purpose: z.enum(['setUp', 'invitation', 'passwordReset']),
  name: z.nullable(z.string()),
  role: z.nullable(z.string()),
});

/** The account calls, and what they change on this tablet. Signing in happens in place, and never ends or loses work. */
export const makeAccount = (use: {
  readonly database: DeviceDatabase;
  readonly recorder: Recorder;
  readonly fetch: typeof fetch;
  readonly origin?: string;
  readonly onSignedIn: (person: string) => void | Promise<void>;
}) => {
  const { database, recorder } = use;

  const call = async <T>(
    method: string,
    path: string,
    schema: z.ZodMiniType<T>,
    body?: unknown,
  ): Promise<AccountAnswer<T>> => {
    try {
      const response = await use.fetch(`${use.origin ?? ''}/api${path}`, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(30_000),
      });
      if (!response.headers.has(protocolHeader)) return { ok: false, failure: { kind: 'foreignReply' } };
      const json: unknown = await response.json();
      if (!response.ok)
        return { ok: false, failure: { kind: failureReply.safeParse(json).data?.kind ?? 'serverFault' } };
      const parsed = schema.safeParse(json);
      return parsed.success ? { ok: true, value: parsed.data } : { ok: false, failure: { kind: 'foreignReply' } };
    } catch {
      return { ok: false, failure: { kind: 'offline' } };
    }
  };

  const proofOf = async (person: string, deviceName: string): Promise<TabletProof> => {
    const tablet = await database.tablet.get('tablet');
    const installation = tablet?.installation ?? person;
    return {
      installation,
      deviceName,
      person,
      publicKey: await recorder.signing.publicKey(person),
      signature: await recorder.signing.sign(person, keyStatement(person, installation)),
    };
  };

  /** Takes over who one is on the server: its person writes from now on, and this tablet's key for it is enrolled. */
  const begin = async (
    me: AccountAnswer<z.infer<typeof meReply>>,
    deviceName: string,
  ): Promise<AccountAnswer<ServerFacts>> => {
    if (!me.ok) return me;
    const { account, name, role, person, persons } = me.value;
    const enrolled = await call('POST', '/keys', done, await proofOf(person, deviceName));
    if (!enrolled.ok) return enrolled;
    const before = await database.server.get('server');
    const facts: ServerFacts = { ...before, key: 'server', account, name, role, persons, isSignedOut: false };
    await database.transaction('rw', database.server, database.tablet, async () => {
      await database.server.put(facts);
      const tablet = await database.tablet.get('tablet');
      const called = tablet?.name ?? name;
      await database.tablet.update('tablet', {
        person,
        name: called,
        mark: tablet?.mark ?? suggestMark(called, []),
      });
    });
    await use.onSignedIn(person);
    return { ok: true, value: facts };
  };

  const ownPerson = async (): Promise<string> => (await database.tablet.get('tablet'))?.person ?? '';

  return {
    lookAtLink: (secret: string) => call('POST', '/links/look', lookReply, { secret }),
    join: async (given: { secret: string; name: string; signInName: string; password: string; deviceName: string }) => {
      const { deviceName, ...request } = given;
      const tablet = await proofOf(await ownPerson(), deviceName);
      return begin(await call('POST', '/join', meReply, { ...request, tablet }), deviceName);
    },
    signIn: async (given: { signInName: string; password: string; deviceName: string }) => {
      const { deviceName, ...request } = given;
      const tablet = await proofOf(await ownPerson(), deviceName);
      return begin(await call('POST', '/sign-in', meReply, { ...request, tablet }), deviceName);
    },
    /** Ends the session. Nothing on the tablet is deleted. */
    signOut: async () => {
      await call('POST', '/sign-out', done, {});
      await database.server.update('server', { isSignedOut: true });
    },
    noteSignedOut: () => database.server.update('server', { isSignedOut: true }),
    people: () => call('GET', '/people', peopleReply),
    notePeople: async () => {
      const answer = await call('GET', '/people', peopleReply);
      if (answer.ok) await database.server.update('server', { people: answer.value.people });
    },
    freshen: (password: string) => call('POST', '/fresh', done, { password }),
    invite: (name: string, role: string) => call('POST', '/invitations', linkReply, { name, role }),
    /** A link by which this person sets another password. */
    resetPassword: (person: string) => call('POST', `/people/${person}/password-reset`, linkReply, {}),
    devices: () => call('GET', '/devices', devicesReply),
    revoke: (device: string) => call('POST', `/devices/${device}/revoke`, done, {}),
    confirmMembers: () => call('POST', '/members/confirm', done, {}),
  };
};

export type Account = ReturnType<typeof makeAccount>;
