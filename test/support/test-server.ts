import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeServer } from '#server/make-server.ts';
import { openParts } from '#server/open-parts.ts';

/** A `fetch` with a cookie jar that reaches a server in this process. `fault` may break a call before or after it. */
export const makeTestServer = async (folder?: string, appDir = process.cwd()) => {
  const dataDir = folder ?? (await mkdtemp(join(tmpdir(), 'server-')));
  const parts = await openParts(dataDir);
  const server = await makeServer({ appDir, isSecure: false, parts });
  await server.ready();

  const tabletFetch = (fault: () => 'none' | 'before' | 'after' | 'portal' = () => 'none') => {
    const jar = new Map<string, string>();
    return async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
      const broken = fault();
      if (broken === 'before') throw new TypeError('network');
      if (broken === 'portal')
        return new Response('<h1>Welcome to the hotel</h1>', { headers: { 'content-type': 'text/html' } });
      const body = init.body as string | Uint8Array | undefined;
      const answer = await server.inject({
        method: (init.method ?? 'GET') as 'GET',
        url: input instanceof Request ? input.url : input.toString(),
        headers: {
          ...(init.headers as Record<string, string>),
          ...(jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
        },
        ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : Buffer.from(body) }),
      });
      for (const { name, value } of answer.cookies) jar.set(name, value);
      if (broken === 'after') throw new TypeError('network');
      const headers = new Headers();
      for (const [name, value] of Object.entries(answer.headers))
        if (value !== undefined) headers.set(name, String(value));
      const isBare = init.method === 'HEAD' || answer.statusCode === 204;
      return new Response(isBare ? null : new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers });
    };
  };

  return {
    parts,
    server,
    dataDir,
    fetch: tabletFetch as (fault?: () => 'none' | 'before' | 'after' | 'portal') => typeof fetch,
    stop: async () => {
      await server.close();
      if (!folder) await rm(dataDir, { recursive: true, force: true });
    },
  };
};
export type TestServer = Awaited<ReturnType<typeof makeTestServer>>;
