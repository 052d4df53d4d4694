import { createHash } from 'node:crypto';
import { Agent, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '#domain/journal/change.ts';
import {
  type AttackedServer,
  type Audit,
  type Author,
  attackedServer,
  firstAdministrator,
  foundedBy,
  invited,
  newId,
  type Somebody,
  signedAgain,
  somebody,
} from '#test/support/attacker.ts';

let server: AttackedServer;
let who: readonly Somebody[];
let lead: Somebody;
let audit: Audit;
let author: Author;
let port: number;
const photo = Buffer.from('\u00ff\u00d8\u00ff one photo', 'latin1');
const hash = createHash('sha256').update(photo).digest('hex');

beforeAll(async () => {
  server = await attackedServer();
  const administrator = await firstAdministrator(server);
  lead = await invited(server, administrator, 'Lena', 'lead');
  who = [somebody(server, 'Nobody'), lead, await invited(server, administrator, 'Eve', 'observer')];
  audit = foundedBy(lead);
  author = audit.author;
  await audit.send();
  await audit.push(lead, [author.attach(hash)]);
  await lead.call('PUT', audit.url(`/blobs/${hash}`), photo);
  await server.server.listen({ host: '127.0.0.1', port: 0 });
  port = (server.server.server.address() as AddressInfo).port;
});
afterAll(() => {
  agent.destroy();
  return server.stop();
});

/** `FUZZ=50000 npx vitest run test/attack/fuzz` for the long one. */
const times = Number(process.env['FUZZ'] ?? 3_000);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** What is still in use: this process holds the server, its database and the test. */
const memory = () => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const naughty = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e400',
    '..',
    '%00',
    '%ff',
    '%2f',
    '__proto__',
    'constructor',
    'undefined',
    '\u202e',
    '💥',
    'a'.repeat(300),
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.uuid(),
  fc.constantFrom(...['0', 'f'].map((digit) => digit.repeat(64))),
);
const segment = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'api',
      '%61pi',
      'journals',
      'changes',
      'known',
      'blobs',
      'missing',
      'people',
      'devices',
      'me',
      'join',
      'sign-in',
      'fresh',
      'keys',
      'invitations',
      'links',
      'look',
      'members',
      'confirm',
      'healthz',
      'readyz',
    ),
  },
  { weight: 2, arbitrary: fc.constant('JOURNAL') },
  { weight: 1, arbitrary: fc.constant('HASH') },
  { weight: 2, arbitrary: naughty },
);
/** Mostly what the server has, with the method that it has it for. */
const known = fc.constantFrom(
  'GET /api/journals',
  'PUT /api/journals/JOURNAL',
  'PUT /api/journals/JOURNAL',
  'POST /api/journals/JOURNAL/changes',
  'POST /api/journals/JOURNAL/changes',
  'POST /api/journals/JOURNAL/changes',
  'GET /api/journals/JOURNAL/changes',
  'GET /api/journals/JOURNAL/changes?after=0',
  'POST /api/journals/JOURNAL/changes/known',
  'POST /api/journals/JOURNAL/blobs/missing',
  'PUT /api/journals/JOURNAL/blobs/HASH',
  'PATCH /api/journals/JOURNAL/blobs/HASH',
  'HEAD /api/journals/JOURNAL/blobs/HASH',
  'GET /api/journals/JOURNAL/blobs/HASH',
  'POST /api/journals/11111111-1111-8111-8111-111111111111/changes',
  'GET /api/me',
  'POST /api/keys',
  'POST /api/fresh',
  'GET /api/people',
  'POST /api/invitations',
  'GET /api/devices',
  'POST /api/devices/JOURNAL/revoke',
  'POST /api/people/JOURNAL/password-reset',
  'POST /api/links/look',
  'POST /api/join',
  'POST /api/sign-in',
  'POST /api/members/confirm',
  'GET /',
  'GET //',
  'POST //evil.example/api/me',
  'GET /readyz',
);
const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE', 'SEARCH', 'QUERY');
const target = fc.oneof(
  { weight: 6, arbitrary: known },
  { weight: 1, arbitrary: fc.tuple(method, known).map(([other, line]) => line.replace(/^\w+/, other)) },
  {
    weight: 1,
    arbitrary: fc.tuple(method, fc.array(segment, { maxLength: 6 })).map(([m, parts]) => `${m} /${parts.join('/')}`),
  },
  { weight: 1, arbitrary: fc.tuple(known, naughty).map(([line, more]) => line + more) },
);
const query = fc.option(
  fc
    .array(fc.tuple(fc.constantFrom('after', 'prefix', 'limit', 'after[]', 'x'), naughty), { maxLength: 4 })
    .map((pairs) => `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`),
  { nil: '' },
);

/** Bodies: noise, JSON of any form, and real messages with one thing in them replaced by something else. */
const anyJson = fc.jsonValue({ maxDepth: 4 });
const message = fc
  .tuple(
    fc.constantFrom('changes', 'ids', 'hashes', 'secret', 'signInName', 'password', 'tablet', 'name', 'role'),
    fc.oneof(anyJson, fc.array(anyJson, { maxLength: 5 })),
  )
  .map(([name, value]) => JSON.stringify({ [name]: value }));
const damaged = fc
  .tuple(fc.nat(30), fc.oneof(anyJson, naughty), fc.boolean())
  .map(([at, value, isSigned]) => ({ at, value, isSigned }));
const body = fc.oneof(
  { weight: 1, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '[]',
      'null',
      '1e400',
      '{',
      '{"__proto__":{}}',
      '"',
      '['.repeat(500),
      '{"changes":[{}]}',
      '',
    ),
  },
  { weight: 2, arbitrary: anyJson.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: message },
  { weight: 3, arbitrary: damaged },
);
const header = fc.oneof(
  fc.constantFrom<[string, string]>(
    ['content-type', 'text/plain'],
    ['content-type', 'application/octet-stream'],
    ['content-type', 'application/xml; charset='],
    ['content-type', ';;'],
    ['accept', 'text/html'],
    ['range', 'bytes=1-0'],
    ['range', 'bytes=0-'],
    ['sec-fetch-site', 'cross-site'],
    ['origin', 'null'],
    ['x-forwarded-for', "'; drop table sessions"],
    ['cookie', 'session=%%%; __Host-session=x; ;;=='],
    ['authorization', 'Key'],
    ['authorization', `Key ${'0'.repeat(36)}:${'0'.repeat(64)}:${'0'.repeat(128)}`],
    ['upload-offset', '1e400'],
    ['upload-offset', '0'],
    ['upload-complete', '?1'],
    ['if-none-match', '*'],
    ['if-modified-since', 'yesterday'],
    ['accept-encoding', 'br;q=x'],
    ['expect', '100-continue'],
    ['content-encoding', 'gzip'],
    ['x-http-method-override', 'DELETE'],
  ),
  fc.tuple(
    fc.constantFrom(
      'accept',
      'range',
      'cookie',
      'authorization',
      'origin',
      'upload-offset',
      'x-forwarded-for',
      'content-type',
    ),
    fc.string({ maxLength: 60 }),
  ),
);
const request = fc.record({
  as: fc.nat(2),
  target,
  query,
  body,
  headers: fc.array(header, { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs) as Record<string, string>),
});
type Request = typeof request extends fc.Arbitrary<infer T> ? T : never;

/** A real change of the journal in which one field holds something else, with a signature that fits it or not. */
const damagedChange = ({ at, value, isSigned }: { at: number; value: unknown; isSigned: boolean }): string => {
  const change = author.edit('words');
  const fields = Object.keys(change);
  const changed = { ...change, [fields[at % fields.length] ?? '']: value };
  const signed = () => {
    try {
      return signedAgain(lead, changed as Change);
    } catch {
      return changed;
    }
  };
  return JSON.stringify({ changes: [isSigned ? signed() : changed] });
};

/** Over a socket: the address reaches the server as it is, and is not mended on the way. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };
const send = ({ as, target, query, body, headers }: Request): Promise<Answer | undefined> => {
  const [, method = '', path = ''] = /^(\w+) (.*)$/s.exec(target) ?? [];
  const url = `${path}${path.includes('?') ? '' : query}`.replaceAll('JOURNAL', audit.journal).replaceAll('HASH', hash);
  const payload = typeof body === 'object' && !Buffer.isBuffer(body) ? damagedChange(body) : body;
  // What no client can send is sent as raw bytes, below.
  if (/[^\x21-\x7e]/.test(url) || Object.values(headers).some((value) => /[^\x20-\x7e]/.test(value)))
    return Promise.resolve(undefined);
  const cookie = [...(who[as]?.jar ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  return new Promise((resolve, reject) => {
    const asked = httpRequest({
      port,
      agent,
      method,
      path: url,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(payload === undefined ? {} : { 'content-length': Buffer.byteLength(payload) }),
        ...(typeof payload === 'string' ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
    });
    asked.on('error', reject).on('response', (answer) => {
      answer.toArray().then((chunks) => {
        const text = Buffer.concat(chunks as Buffer[]).toString();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
      }, reject);
    });
    asked.end(payload);
  });
};

const replies = async (times: number) => {
  const seen = new Map<number, number>();
  const check = fc.asyncProperty(request, async (asked) => {
    const answer = await send(asked);
    if (!answer) return;
    const { status, headers, body } = answer;
    seen.set(status, (seen.get(status) ?? 0) + 1);
    expect(status).toBeLessThan(500);
    expect(headers['content-security-policy']).toBeDefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    if (status >= 400 && status !== 416 && !asked.target.startsWith('HEAD'))
      expect(JSON.parse(body)).toEqual(
        expect.objectContaining({ kind: expect.stringMatching(/^\w+$/), next: expect.any(String) }),
      );
    expect(body).not.toMatch(/node_modules|\.ts:\d|SQLITE|at Object\./);
  });
  await fc.assert(check, { numRuns: times });
  return seen;
};

describe('random requests', () => {
  test('get no 5xx, a kind and a next step where they are refused, and leave memory flat', {
    timeout: 60_000,
  }, async () => {
    await replies(1_000);
    const before = memory();
    const seen = await replies(times);
    const after = memory();
    if (times > 3_000) console.log(seen, `${((after - before) / 1e6).toFixed(1)} MB`);
    // The fuzz reaches behind the first check: some are served, some refused in each way.
    for (const status of [200, 400, 401, 403, 404]) expect(seen.get(status) ?? 0).toBeGreaterThan(10);
    expect((after - before) / 1e6).toBeLessThan(20);
    expect((await lead.call('GET', '/api/me')).statusCode).toBe(200);
    expect((await lead.call('GET', '/healthz')).statusCode).toBe(200);
  });

  test('that are no HTTP at all leave the server serving', { timeout: 30_000 }, async () => {
    const sendRaw = (bytes: Buffer) =>
      new Promise<string>((resolve) => {
        let heard = '';
        const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
        socket.on('data', (chunk) => {
          heard += chunk.toString('latin1');
        });
        socket.on('error', () => undefined).on('close', () => resolve(heard));
        socket.setTimeout(2_000, () => socket.destroy());
      });
    const line = (text: string) => Buffer.from(`${text}\r\nHost: x\r\nConnection: close\r\n\r\n`, 'latin1');
    const fixed = [
      line('GET // HTTP/1.1'),
      line('GET \\ HTTP/1.1'),
      line('GET http://evil.example/api/me HTTP/1.1'),
      line('GET http:// HTTP/1.1'),
      line('GET ///%2f/../.. HTTP/1.1'),
      line('OPTIONS * HTTP/1.1'),
      line('CONNECT evil.example:443 HTTP/1.1'),
      line('GET /api/me HTTP/9.9'),
      line('GET /\u0000 HTTP/1.1'),
      line(`GET /${'a'.repeat(20_000)} HTTP/1.1`),
      line(`GET / HTTP/1.1\r\nX: ${'a'.repeat(20_000)}`),
      line('POST /api/sign-in HTTP/1.1\r\nContent-Length: -1'),
      line('POST /api/sign-in HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6'),
      line('POST /api/sign-in HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked'),
      line(
        'POST /api/sign-in HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\nffffffffffffffff',
      ),
      line('GET / HTTP/1.1\r\nHost: y'),
      line('GET /api/events HTTP/1.1\r\nUpgrade: websocket\r\nConnection: upgrade'),
      Buffer.from('GET / HTTP/1.1\r\nBroken\r\n\r\n'),
      Buffer.from('\u0016\u0003\u0001\u0002', 'latin1'),
    ];
    for (const bytes of fixed) expect(await sendRaw(bytes)).not.toMatch(/^HTTP\/1\.1 5(?!05)\d\d/);
    const noise = fc.asyncProperty(
      fc.tuple(fc.constantFrom('', 'GET ', 'POST /api/sign-in HTTP/1.1\r\n'), fc.uint8Array({ maxLength: 300 })),
      async ([start, bytes]) => {
        expect(await sendRaw(Buffer.concat([Buffer.from(start), bytes]))).not.toMatch(/^HTTP\/1\.1 5(?!05)\d\d/);
      },
    );
    await fc.assert(noise, { numRuns: 200 });
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });

  test('of many at once are each answered', async () => {
    const pushes = Array.from({ length: 60 }, (_, i) => audit.push(lead, [author.edit(`words ${i}`)]));
    const reads = Array.from({ length: 60 }, () => audit.pull(lead));
    const wrong = Array.from({ length: 60 }, () => audit.push(who[2] ?? lead, [{ id: newId() }]));
    const answered = await Promise.all([...pushes, ...reads, ...wrong]);
    expect(answered.map(({ statusCode }) => statusCode)).toEqual([
      ...pushes.map(() => 202),
      ...reads.map(() => 200),
      ...wrong.map(() => 404),
    ]);
    const { items } = (await audit.pull(lead, 'after=0')).json();
    expect(items.map((item: { seq: number }) => item.seq)).toEqual(items.map((_: unknown, i: number) => i + 1));
  });
});
