import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';

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

/** Serves the built app in `appDir`, and what the server can do so far. Any path that is no file is the app's own. */
export const makeServer = async (use: {
  readonly appDir: string;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  readonly isSecure: boolean;
  readonly log?: boolean;
}): Promise<FastifyInstance> => {
  const server = Fastify({
    logger: use.log ?? false,
    ...(use.tls ? { https: use.tls } : {}),
    routerOptions: { maxParamLength: 200 },
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

  server.get('/healthz', () => ({ status: 'ok' }));

  await server.register(fastifyStatic, {
    root: use.appDir,
    index: ['index.html'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Names under assets/ carry a hash of their content; everything else is asked for again.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });

  server.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (isPage && !request.url.startsWith('/api/'))
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return reply.code(404).send({ kind: 'notFound', next: 'Check the address.' });
  });
  server.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error(error);
    return reply.code(status).send({
      kind: status >= 500 ? 'serverFault' : 'badRequest',
      next: status >= 500 ? 'Try again; if it stays, see the server log.' : 'Check the request.',
    });
  });
  return server;
};
