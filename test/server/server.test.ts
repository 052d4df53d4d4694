import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration, tabletAdvice } from '#server/configuration.ts';
import { makeServer } from '#server/make-server.ts';

describe('the configuration', () => {
  const read = (environment: Record<string, string>) => {
    const result = readConfiguration(environment);
    if (!result.ok) throw new Error(result.faults.map((fault) => fault.name).join());
    return result.value;
  };

  test('needs nothing: loopback, port 8042, ./data', () => {
    expect(read({})).toEqual({
      port: 8042,
      host: '127.0.0.1',
      dataDir: './data',
      tls: undefined,
      publicUrl: undefined,
      trustedProxies: [],
    });
  });

  test.each([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ TLS_CERT: 'cert.pem' }, 'TLS_KEY'],
    [{ TLS_KEY: 'key.pem' }, 'TLS_CERT'],
    [{ PUBLIC_URL: 'audit.example.org' }, 'PUBLIC_URL'],
  ])('names what is wrong in %j', (environment, name) => {
    const result = readConfiguration(environment);
    expect(result.ok ? [] : result.faults.map((fault) => fault.name)).toEqual([name]);
  });

  test('warns where tablets would reach the server without TLS', () => {
    expect(tabletAdvice(read({ HOST: '0.0.0.0' })).join(' ')).toMatch(/WARNING.*TLS_CERT.*PUBLIC_URL/);
    expect(tabletAdvice(read({ HOST: '0.0.0.0', PUBLIC_URL: 'https://audit.example.org' })).join(' ')).not.toMatch(
      /WARNING/,
    );
    expect(tabletAdvice(read({})).join(' ')).not.toMatch(/WARNING/);
  });
});

describe('the server', () => {
  let appDir: string;
  let server: Awaited<ReturnType<typeof makeServer>>;
  beforeAll(async () => {
    appDir = await mkdtemp(join(tmpdir(), 'app-'));
    await mkdir(join(appDir, 'assets'));
    await writeFile(join(appDir, 'index.html'), '<!doctype html><title>app</title>');
    await writeFile(join(appDir, 'assets', 'code-abc123.js'), 'export {};');
    server = await makeServer({ appDir, isSecure: false });
    await server.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    await server.close();
    await rm(appDir, { recursive: true });
  });
  const get = (url: string, accept = 'text/html') => server.inject({ method: 'GET', url, headers: { accept } });

  test('answers that it is well', async () => {
    const reply = await get('/healthz', '*/*');
    expect([reply.statusCode, reply.json()]).toEqual([200, { status: 'ok' }]);
  });

  test('gives the app for every address of the app, and asks browsers to look again', async () => {
    for (const url of ['/', '/settings', '/audits/x/checklist/6.1.4']) {
      const reply = await get(url);
      expect([reply.statusCode, reply.headers['cache-control']]).toEqual([200, 'no-cache']);
      expect(reply.body).toContain('<title>app</title>');
    }
  });

  test('lets files with a hash in their name be kept for a year', async () => {
    expect((await get('/assets/code-abc123.js', '*/*')).headers['cache-control']).toContain('immutable');
  });

  test('answers what is not there, and unknown API addresses, with a kind and a next step', async () => {
    for (const [url, accept] of [
      ['/api/unknown', 'text/html'],
      ['/assets/gone.js', '*/*'],
    ] as const) {
      const reply = await get(url, accept);
      expect(reply.statusCode).toBe(404);
      expect(reply.json()).toEqual({ kind: 'notFound', next: 'Check the address.' });
    }
  });

  test("sends a policy from 'none' that allows no inline script, no WASM and no other origin", async () => {
    const policy = String((await get('/')).headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'/);
    expect(policy).not.toMatch(/unsafe|wasm|https?:/);
    expect((await get('/')).headers['x-content-type-options']).toBe('nosniff');
  });

  test('outlives malformed requests and paths outside of the app', async () => {
    for (const url of ['//', '/%', '/../../etc/passwd', '/..%2f..%2fetc%2fpasswd', `/${'a'.repeat(9_000)}`, '/\0']) {
      const reply = await server.inject({ method: 'GET', url }).catch(() => undefined);
      expect(reply?.body ?? '').not.toContain('root:');
      expect(reply?.statusCode ?? 400).toBeLessThan(500);
    }
    const address = server.server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.end('GET / HTTP/1.1\r\nBroken\r\n\r\n'));
      socket.resume();
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
    });
    expect((await get('/healthz')).statusCode).toBe(200);
  });
});
