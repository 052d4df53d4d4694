import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import type { Result } from '#domain/result.ts';
import { invitationRequest, joinRequest, signInRequest, tabletProof } from '#protocol/account-messages.ts';
import { answerFailure } from '../answers.ts';
import type { ServerParts } from '../open-parts.ts';
import type { AccessFailure, Session } from './accounts.ts';
import { type Asking, endSession, setSession } from './asking.ts';

const secretBody = z.object({ secret: z.string().check(z.maxLength(100)) });
const passwordBody = z.object({ password: z.string().check(z.maxLength(200)) });
const nothing = z.unknown();
const idParams = z.object({ id: z.string().check(z.regex(/^[0-9a-f-]{36}$/)) });

/** Accounts, sessions, invitations, tablets. */
export const accessRoutes = (
  server: FastifyInstance,
  { accounts, confirmMembers }: ServerParts,
  asking: Asking,
  isSecure: boolean,
): void => {
  const send = <T>(reply: FastifyReply, result: Result<T, AccessFailure>) =>
    result.ok
      ? reply.send(result.value === true ? { done: true } : result.value)
      : answerFailure(reply, result.refusal);

  const open = <T>(
    path: string,
    body: z.ZodMiniType<T>,
    serve: (request: T, reply: FastifyReply, raw: FastifyRequest) => Promise<unknown>,
  ) =>
    server.post(path, async (request, reply) => {
      const read = z.safeParse(body, request.body);
      return read.success ? serve(read.data, reply, request) : answerFailure(reply, { kind: 'badRequest' });
    });

  type Demand = 'signedIn' | 'administrator' | 'administratorFresh' | 'teamMaker';
  const meets = (session: Session, demand: Demand): AccessFailure | undefined => {
    if (demand === 'signedIn') return undefined;
    if (demand === 'teamMaker')
      return ['administrator', 'lead'].includes(session.role) ? undefined : { kind: 'notAllowed' };
    if (session.role !== 'administrator') return { kind: 'notAllowed' };
    return demand === 'administratorFresh' && !session.isFresh ? { kind: 'freshSignInNeeded' } : undefined;
  };
  const signedIn = <T>(
    method: 'GET' | 'POST',
    url: string,
    demand: Demand,
    body: z.ZodMiniType<T>,
    serve: (session: Session, request: T, reply: FastifyReply, raw: FastifyRequest) => unknown,
  ) =>
    server.route({
      method,
      url,
      handler: async (request, reply) => {
        const session = await asking.sessionOf(request);
        const failure = session ? meets(session, demand) : ({ kind: 'signInNeeded' } as const);
        if (!session || failure) return answerFailure(reply, failure ?? { kind: 'signInNeeded' });
        const read = z.safeParse(body, request.body ?? {});
        return read.success ? serve(session, read.data, reply, request) : answerFailure(reply, { kind: 'badRequest' });
      },
    });

  /** A new session's cookie, and who it is. */
  const begin = async (reply: FastifyReply, token: Result<string, AccessFailure>) => {
    if (!token.ok) return answerFailure(reply, token.refusal);
    setSession(reply, token.value, isSecure);
    const session = await accounts.sessionOf(token.value);
    return session ? reply.send(accounts.me(session)) : answerFailure(reply, { kind: 'signInNeeded' });
  };

  open('/api/links/look', secretBody, async ({ secret }, reply) => {
    const link = await accounts.linkOf(secret);
    return link ? reply.send(link) : answerFailure(reply, { kind: 'linkUsed' });
  });
  open('/api/join', joinRequest, async (request, reply) => begin(reply, await accounts.join(request)));
  open('/api/sign-in', signInRequest, async (request, reply, raw) =>
    begin(reply, await accounts.signIn(request, raw.ip)),
  );

  signedIn('GET', '/api/me', 'signedIn', nothing, (session) => accounts.me(session));
  signedIn('POST', '/api/sign-out', 'signedIn', nothing, async (session, _, reply) => {
    await accounts.signOut(session);
    // Never Clear-Site-Data: unsent work stays on the tablet.
    return endSession(reply, isSecure).send({ done: true });
  });
  signedIn('POST', '/api/keys', 'signedIn', tabletProof, async (session, proof, reply) => {
    const result = await accounts.enrolKey(session, proof);
    return result.ok ? reply.send({ done: true }) : answerFailure(reply, result.refusal);
  });
  signedIn('POST', '/api/fresh', 'signedIn', passwordBody, async (session, { password }, reply, raw) =>
    send(reply, await accounts.freshen(session, password, raw.ip)),
  );
  signedIn('GET', '/api/people', 'teamMaker', nothing, () => accounts.people());
  signedIn('POST', '/api/invitations', 'administratorFresh', invitationRequest, (session, { name, role }) =>
    accounts.invite(session, name, role),
  );
  signedIn('POST', '/api/people/:id/password-reset', 'administratorFresh', nothing, async (session, _, reply, raw) => {
    const params = z.safeParse(idParams, raw.params);
    if (!params.success) return answerFailure(reply, { kind: 'notFound' });
    return send(reply, await accounts.resetLink(session, params.data.id));
  });
  signedIn('GET', '/api/devices', 'signedIn', nothing, (session) => accounts.devices(session));
  signedIn('POST', '/api/devices/:id/revoke', 'signedIn', nothing, async (session, _, reply, raw) => {
    const params = z.safeParse(idParams, raw.params);
    if (!params.success) return answerFailure(reply, { kind: 'notFound' });
    return send(reply, await accounts.revoke(session, params.data.id));
  });
  signedIn('POST', '/api/members/confirm', 'administratorFresh', nothing, async (_, __, reply) => {
    await confirmMembers();
    return reply.send({ done: true });
  });
};
