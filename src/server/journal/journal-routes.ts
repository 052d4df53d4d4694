import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { blobsOf } from '#domain/journal/administer.ts';
import type { Change } from '#domain/journal/change.ts';
import type { Result } from '#domain/result.ts';
import { type Failure, foundRequest, knownRequest, missingRequest, pushRequest } from '#protocol/messages.ts';
import { noPrefix } from '#protocol/prefix-hash.ts';
import { limits } from '#protocol/protocol.ts';
import type { Asking } from '../access/asking.ts';
import { answerFailure } from '../answers.ts';
import type { ServerParts } from '../open-parts.ts';
import { type Asker, pageText } from './journal-desk.ts';

const journalParams = z.object({ journal: z.string().check(z.regex(/^[0-9a-f-]{36}$/)) });
const pageQuery = z.object({
  after: z.coerce.number().check(z.int(), z.nonnegative()),
  prefix: z._default(z.string().check(z.regex(/^[0-9a-f]{64}$/)), noPrefix),
  limit: z._default(z.coerce.number().check(z.int(), z.positive()), limits.changesPerPage),
});

/** The journal calls of the protocol over HTTP. */
export const journalRoutes = (server: FastifyInstance, { desk, blobs, events }: ServerParts, asking: Asking): void => {
  const journalOf = (request: FastifyRequest) => z.safeParse(journalParams, request.params).data?.journal;

  server.get('/api/journals', async (request, reply) => {
    const asker = await asking.reader(request);
    return asker ? desk.journals(asker) : answerFailure(reply, { kind: 'signInNeeded' });
  });

  /** A call on one journal by one who may hand over: reads its body, then answers. */
  const giving = <T>(
    method: 'POST' | 'PUT',
    path: string,
    body: z.ZodMiniType<T>,
    status: number,
    serve: (
      asker: { readonly persons: readonly string[] },
      journal: string,
      request: T,
    ) => Promise<Result<unknown, Failure>>,
  ) =>
    server.route({
      method,
      url: `/api/journals/:journal${path}`,
      handler: async (request, reply) => {
        const journal = journalOf(request);
        if (!journal) return answerFailure(reply, { kind: 'notFound' });
        const asker = await asking.giver(request, journal);
        if (!asker) return answerFailure(reply, { kind: 'signInNeeded' });
        const read = z.safeParse(body, request.body);
        if (!read.success) return answerFailure(reply, { kind: 'badRequest' });
        const result = await serve(asker, journal, read.data);
        return result.ok ? reply.code(status).send(result.value) : answerFailure(reply, result.refusal);
      },
    });

  /** Shares what a message that was taken names. */
  const sharing = async <T extends Result<unknown, Failure>>(asker: Asker, changes: readonly unknown[], taken: T) => {
    if (taken.ok) await blobs.share(asker.persons, blobsOf(changes as readonly Change[]));
    return taken;
  };
  giving('PUT', '', foundRequest, 200, async (asker, journal, { changes }) =>
    sharing(asker, changes, await desk.found(asker, journal, changes)),
  );
  giving('POST', '/changes', pushRequest, 202, async (asker, journal, { changes }) =>
    sharing(asker, changes, await desk.append(asker, journal, changes)),
  );
  giving('POST', '/changes/known', knownRequest, 200, (asker, journal, { ids }) => desk.known(asker, journal, ids));
  giving('POST', '/blobs/missing', missingRequest, 200, async (asker, journal, { hashes }) => {
    const refusal = await desk.mayHandOver(asker, journal);
    if (refusal) return { ok: false, refusal };
    await blobs.share(asker.persons, hashes);
    return { ok: true, value: { missing: await blobs.missingIn(journal, hashes) } };
  });

  server.get('/api/journals/:journal/changes', async (request, reply) => {
    const journal = journalOf(request);
    const asker = await asking.reader(request);
    if (!asker) return answerFailure(reply, { kind: 'signInNeeded' });
    const query = z.safeParse(pageQuery, request.query);
    if (!journal) return answerFailure(reply, { kind: 'notFound' });
    if (!query.success) return answerFailure(reply, { kind: 'badRequest' });
    const page = await desk.page(asker, journal, query.data);
    return page.ok ? reply.type('application/json').send(pageText(page.value)) : answerFailure(reply, page.refusal);
  });

  // Contentless: that a journal one may read has gone on. Polling is the fallback.
  server.get('/api/events', { exposeHeadRoute: false }, async (request, reply) => {
    if (!(await asking.reader(request))) return answerFailure(reply, { kind: 'signInNeeded' });
    reply.hijack();
    reply.raw.writeHead(200, { ...reply.getHeaders(), 'content-type': 'text/event-stream' } as OutgoingHttpHeaders);
    const say = (line: string) => {
      if (!reply.raw.writableEnded) reply.raw.write(`${line}\n\n`);
    };
    /** Who is signed out, or whose tablet was revoked, hears no more. */
    const heard = async (): Promise<Asker | undefined> => {
      const asker = await asking.reader(request);
      if (!asker) end();
      return asker;
    };
    const onAppended = ({ journal, seq }: { journal: string; seq: number }) => {
      const tell = async () => {
        const asker = await heard();
        if (asker && !(await desk.mayRead(asker, journal))) say(`data: ${JSON.stringify({ journal, seq })}`);
      };
      tell().catch(end);
    };
    say(': open');
    events.on('appended', onAppended);
    const beat = setInterval(() => {
      heard()
        .then((asker) => asker && say(': still here'))
        .catch(end);
    }, 25_000);
    const end = () => {
      clearInterval(beat);
      events.off('appended', onAppended);
      reply.raw.end();
    };
    events.once('closing', end);
    request.raw.on('close', () => {
      events.off('closing', end);
      end();
    });
  });
};
