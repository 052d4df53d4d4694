import type { FastifyReply, FastifyRequest } from 'fastify';
import { membershipsOf } from '#domain/journal/memberships.ts';
import { handOverStatement } from '#protocol/statements.ts';
import type { Asker } from '../journal/journal-desk.ts';
import type { ServerParts } from '../open-parts.ts';
import type { Session } from './accounts.ts';

/** `__Host-` needs TLS; on loopback without it the cookie is a plain one. */
export const sessionCookie = (isSecure: boolean): string => (isSecure ? '__Host-session' : 'session');

const attributes = (isSecure: boolean) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure }) as const;

export const setSession = (reply: FastifyReply, token: string, isSecure: boolean): void => {
  void reply.setCookie(sessionCookie(isSecure), token, { ...attributes(isSecure), maxAge: 90 * 86_400 });
};

/** With the same attributes: a browser takes the end of a `__Host-` cookie in no other form. */
export const endSession = (reply: FastifyReply, isSecure: boolean): FastifyReply =>
  reply.clearCookie(sessionCookie(isSecure), attributes(isSecure));

export const makeAsking = ({ accounts, isSigned, store }: ServerParts, isSecure: boolean) => {
  const sessionOf = async (request: FastifyRequest): Promise<Session | undefined> => {
    const token = request.cookies[sessionCookie(isSecure)];
    return token ? accounts.sessionOf(token) : undefined;
  };
  /** A key speaks for its person where it signed for this journal: enough to hand over, never to read. */
  const keyHolder = async (request: FastifyRequest, journal: string): Promise<string | undefined> => {
    const [scheme, said] = (request.headers.authorization ?? '').split(' ');
    const [person = '', publicKey = '', signature = ''] = (said ?? '').split(':');
    if (scheme !== 'Key') return undefined;
    if (!(await isSigned(publicKey, handOverStatement(journal), signature))) return undefined;
    const enrolled = await accounts.keyHolder(publicKey);
    if (enrolled) return enrolled.person === person && enrolled.isOpen ? person : undefined;
    if ((await store.member(journal, [person])).length === 0) return undefined;
    // Only a membership that counts vouches for a key: any member may have pushed another.
    const members = [...membershipsOf(await store.administrative(journal)).all.values()];
    return members.some((m) => m.person === person && m.publicKey === publicKey) ? person : undefined;
  };
  return {
    sessionOf,
    /** For reading: only who is signed in. */
    reader: async (request: FastifyRequest): Promise<Asker | undefined> => {
      const session = await sessionOf(request);
      return session && { persons: session.persons };
    },
    /** For handing over: who is signed in, or whose key signed. */
    giver: async (request: FastifyRequest, journal: string): Promise<Asker | undefined> => {
      const [session, holder] = [await sessionOf(request), await keyHolder(request, journal)];
      const persons = [...(session?.persons ?? []), ...(holder ? [holder] : [])];
      return session || holder ? { persons } : undefined;
    },
  };
};

export type Asking = ReturnType<typeof makeAsking>;
