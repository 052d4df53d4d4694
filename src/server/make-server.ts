import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { protocolHeader, protocolVersion } from '#protocol/protocol.ts';
import { accessRoutes } from './access/access-routes.ts';
import { makeAsking } from './access/asking.ts';
import { answerFailure } from './answers.ts';
import { blobRoutes } from './blobs/blob-routes.ts';
import { journalRoutes } from './journal/journal-routes.ts';
import type { ServerParts } from './open-parts.ts';

/** Pages take everything from this origin and nothing else; no WASM, no inline script. */
const pagePolicy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'media-src': ["'self'", 'blob:'],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** The report's worker shapes text with WebAssembly. It has no page, and asks this origin for fonts alone. */
const reportWorkerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** Requests that change something come from this origin's own pages, or from no page at all. */
const isForeign = (headers: { readonly [name: string]: unknown }): boolean => {
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  const { origin, host } = headers;
  return typeof origin === 'string' && (!URL.canParse(origin) || new URL(origin).host !== host);
};

/**
 * Serves the built app in `appDir`, and with `parts` the journals and accounts. Any path that is no file is the app's
 * own.
 */
export const makeServer = async (use: {
  readonly appDir: string;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  readonly isSecure: boolean;
  readonly log?: boolean;
  readonly parts?: ServerParts;
  /** Addresses of proxies whose word on a client's address counts. */
  readonly trustedProxies?: readonly string[];
}): Promise<FastifyInstance> => {
  const server = Fastify({
    logger: use.log ?? false,
    ...(use.tls ? { https: use.tls } : {}),
    routerOptions: { maxParamLength: 200 },
    bodyLimit: 8_000_000,
    // A body that takes longer is a slow-loris; the largest part takes a tenth of it on a bad line.
    requestTimeout: 600_000,
    // Of many changes in one message one is named as unreadable, not the message; every schema looks past other keys.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    frameworkErrors: (_: Error, __: FastifyRequest, reply: FastifyReply) =>
      reply
        .code(400)
        .header('content-security-policy', "default-src 'none'")
        .header('x-content-type-options', 'nosniff')
        .send({ kind: 'badRequest', next: 'Check the address.' }),
    ...(use.trustedProxies?.length ? { trustProxy: [...use.trustedProxies] } : {}),
  } as { logger: boolean });

  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: pagePolicy },
    strictTransportSecurity: use.isSecure ? { maxAge: 15_552_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  server.addHook('onSend', async (_, reply) => {
    reply.header('permissions-policy', 'camera=(self), geolocation=(self), microphone=(self), payment=(), usb=()');
  });

  // Before any route: a route answers its errors as was said when it was added.
  server.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (isPage && !request.url.startsWith('/api/'))
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply.code(404).send({ kind: 'notFound', next: 'Check the address.' });
  });
  server.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const isFull = (error as { code?: string; errcode?: number }).errcode === 13;
    const status = isFull ? 507 : (error.statusCode ?? 500);
    if (status === 507) return reply.code(507).send({ kind: 'storageFull', next: 'Free some room, then try again.' });
    if (status === 413) return reply.code(413).send({ kind: 'tooLarge', next: 'Send less at once.' });
    if (status >= 500) request.log.error(error);
    return reply.code(status).send({
      kind: status >= 500 ? 'serverFault' : 'badRequest',
      next: status >= 500 ? 'Try again; if it stays, see the server log.' : 'Check the request.',
    });
  });

  server.get('/healthz', () => ({ status: 'ok' }));

  server.addHook('onRequest', async (request, reply) => {
    // The route counts, not only how the address is spelled: `/%61pi/` leads to the same.
    if (![request.url, request.routeOptions.url].some((url) => url?.startsWith('/api/'))) return;
    reply.header(protocolHeader, protocolVersion).header('cache-control', 'no-store');
    const isChanging = request.method !== 'GET' && request.method !== 'HEAD';
    if (isChanging && isForeign(request.headers)) await answerFailure(reply, { kind: 'notAllowed' });
  });
  if (use.parts) {
    const { parts } = use;
    await server.register(cookie);
    // Files pass through as they come; only JSON is read whole.
    server.addContentTypeParser('application/octet-stream', (_, payload, done) => done(null, payload));
    const asking = makeAsking(parts, use.isSecure);
    journalRoutes(server, parts, asking);
    blobRoutes(server, parts, asking);
    accessRoutes(server, parts, asking, use.isSecure);
    server.get('/readyz', async (_, reply) => {
      const isWritable = await parts.db
        .insertInto('facts')
        .values({ name: 'ready', value: new Date().toISOString() })
        .onConflict((on) => on.column('name').doUpdateSet({ value: new Date().toISOString() }))
        .execute()
        .then(
          () => true,
          () => false,
        );
      return reply.code(isWritable ? 200 : 503).send({ status: isWritable ? 'ok' : 'the database takes no writes' });
    });
    server.addHook('preClose', async () => {
      parts.events.emit('closing');
    });
    server.addHook('onClose', async () => parts.close());
  }

  await server.register(fastifyStatic, {
    root: use.appDir,
    index: ['index.html'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      if (/\/assets\/report-worker-[\w-]+\.js$/.test(path)) reply.header('content-security-policy', reportWorkerPolicy);
      // Names under assets/ carry a hash of their content; everything else is asked for again.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });

  return server;
};
