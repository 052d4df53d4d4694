import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { blobOffsetHeader, type Failure } from '#protocol/messages.ts';
import { limits } from '#protocol/protocol.ts';
import type { Asking } from '../access/asking.ts';
import { answerFailure } from '../answers.ts';
import type { ServerParts } from '../open-parts.ts';

const blobParams = z.object({
  journal: z.string().check(z.regex(/^[0-9a-f-]{36}$/)),
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

/** Files by content address. Read and written only through a journal that names them; a foreign hash is a missing one. */
export const blobRoutes = (server: FastifyInstance, { desk, blobs }: ServerParts, asking: Asking): void => {
  const url = '/api/journals/:journal/blobs/:sha256';

  type Place = { readonly journal: string; readonly sha256: string; readonly persons: readonly string[] };
  const placeOf = async (request: FastifyRequest, isReading: boolean): Promise<Place | Failure> => {
    const params = z.safeParse(blobParams, request.params);
    if (!params.success) return { kind: 'notFound' };
    const { journal, sha256 } = params.data;
    const asker = isReading ? await asking.reader(request) : await asking.giver(request, journal);
    if (!asker) return { kind: 'signInNeeded' };
    const refusal = isReading ? await desk.mayRead(asker, journal) : await desk.mayHandOver(asker, journal);
    if (refusal) return refusal;
    const isNamed = (await desk.referenced(journal, [sha256])).length > 0;
    return isNamed ? { journal, sha256, persons: asker.persons } : { kind: 'notFound' };
  };

  /** A file's bytes as they come. Only here they are not read whole before, so only here their length is bounded. */
  const bytesOf = (request: FastifyRequest): Readable | Failure => {
    if (!(request.body instanceof Readable)) return { kind: 'badRequest' };
    return Number(request.headers['content-length'] ?? 0) > limits.bytesPerBlob ? { kind: 'tooLarge' } : request.body;
  };

  server.put(url, async (request, reply) => {
    const place = await placeOf(request, false);
    if ('kind' in place) return answerFailure(reply, place);
    const bytes = bytesOf(request);
    if ('kind' in bytes) return answerFailure(reply, bytes);
    const failure = await blobs.put(place.journal, place.sha256, bytes);
    if (!failure) await blobs.share(place.persons, [place.sha256]);
    return failure ? answerFailure(reply, failure) : reply.send({ stored: true });
  });

  server.patch(url, async (request, reply) => {
    const place = await placeOf(request, false);
    if ('kind' in place) return answerFailure(reply, place);
    const at = Number(request.headers[blobOffsetHeader]);
    if (!Number.isSafeInteger(at) || at < 0) return answerFailure(reply, { kind: 'badRequest' });
    const bytes = bytesOf(request);
    if ('kind' in bytes) return answerFailure(reply, bytes);
    const isLast = request.headers['upload-complete'] === '?1';
    const file = { journal: place.journal, hash: place.sha256 };
    const failure = await blobs.patch(file, at, isLast, bytes);
    if (!failure && isLast) await blobs.share(place.persons, [place.sha256]);
    return failure ? answerFailure(reply, failure) : reply.send({ stored: isLast });
  });

  server.route({
    method: 'HEAD',
    url,
    handler: async (request, reply) => {
      const place = await placeOf(request, false);
      if ('kind' in place) return answerFailure(reply, place);
      return reply.header(blobOffsetHeader, await blobs.offset(place.journal, place.sha256)).send();
    },
  });

  server.route({
    method: 'GET',
    url,
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const place = await placeOf(request, true);
      if ('kind' in place) return answerFailure(reply, place);
      const there = await blobs.here(place.journal, place.sha256);
      if (!there) return answerFailure(reply, { kind: 'notFound' });
      const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
      const from = range ? Number(range[1]) : 0;
      const to = range?.[2] ? Math.min(Number(range[2]), there.size - 1) : there.size - 1;
      if (from > to) return reply.code(416).header('content-range', `bytes */${there.size}`).send();
      void reply
        .code(range ? 206 : 200)
        .header('content-type', there.mediaType)
        .header('content-length', to - from + 1)
        .header('content-disposition', 'attachment')
        .header('content-security-policy', 'sandbox')
        .header('x-content-type-options', 'nosniff')
        .header('cross-origin-resource-policy', 'same-origin')
        .header('cache-control', 'no-store');
      if (range) void reply.header('content-range', `bytes ${from}-${to}/${there.size}`);
      return reply.send(
        createReadStream(blobs.placeOf(place.sha256), { start: from, end: to, highWaterMark: 512 * 1024 }),
      );
    },
  });
};
