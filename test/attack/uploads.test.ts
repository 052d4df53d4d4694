import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '#protocol/protocol.ts';
import { blobsFolder } from '#server/open-parts.ts';
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
} from '#test/support/attacker.ts';
import { buildJpeg } from '#test/support/jpeg-builder.ts';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const text = (words: string) => Buffer.from(words);
const bytes = (...codes: number[]) => Buffer.from(codes);
const jpeg = (salt = randomBytes(8).toString('hex')) => Buffer.from(buildJpeg({ salt }));
const script = '<script>alert(document.domain)</script>';

let server: AttackedServer;
let lead: Somebody;
let auditor: Somebody;
let audit: Audit;
let mine: Author;
let port: number;

beforeAll(async () => {
  server = await attackedServer();
  const administrator = await firstAdministrator(server);
  lead = await invited(server, administrator, 'Lena', 'lead');
  auditor = await invited(server, administrator, 'Ben', 'auditor');
  audit = foundedBy(lead);
  await audit.send();
  mine = await audit.add(auditor, 'auditor');
  await mkdir(blobsFolder(server.dataDir), { recursive: true });
  await server.server.listen({ host: '127.0.0.1', port: 0 });
  port = (server.server.server.address() as AddressInfo).port;
});
afterAll(() => server.stop());

const blob = (hash: string) => audit.url(`/blobs/${hash}`);
const name = (...hashes: readonly string[]) =>
  audit.push(
    auditor,
    hashes.map((hash) => mine.attach(hash)),
  );
const put = (hash: string, body: Buffer, headers = {}) => auditor.call('PUT', blob(hash), body, headers);
const part = (hash: string, at: number | string, body: Buffer, isLast = false) =>
  auditor.call('PATCH', blob(hash), body, { 'upload-offset': String(at), 'upload-complete': isLast ? '?1' : '?0' });
const offset = async (hash: string) => Number((await auditor.call('HEAD', blob(hash))).headers['upload-offset']);
const missing = async (hash: string) =>
  (await auditor.call('POST', audit.url('/blobs/missing'), { hashes: [hash] })).json<{ missing: string[] }>().missing;
const kindOf = (answer: { readonly body: string }) => (JSON.parse(answer.body) as { kind?: string }).kind;
/** Every file of the blob folder, parts too. */
const filesThere = async () =>
  (await readdir(blobsFolder(server.dataDir), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Names a file, offers it, and expects that nothing of it stays. */
const refuses = async (body: Buffer, status: number, kind: string, hash = sha256(body)) => {
  await name(hash);
  const before = await filesThere();
  const refused = await put(hash, body);
  expect([refused.statusCode, kindOf(refused)]).toEqual([status, kind]);
  expect((await auditor.call('GET', blob(hash))).statusCode).toBe(404);
  expect(await missing(hash)).toEqual([hash]);
  expect(await filesThere()).toEqual(before);
};

describe('a file of a kind that is not allowed', () => {
  test.each([
    ['SVG', text(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`)],
    ['SVG behind an XML head', text(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`)],
    ['HTML', text(`<!doctype html>${script}`)],
    ['HTML behind a byte order mark', Buffer.concat([bytes(0xef, 0xbb, 0xbf), text(`<html>${script}`)])],
    ['HTML behind blanks', text(`   \n\n<html>${script}`)],
    ['HTML that talks of a PDF', text(`<!-- %PDF-1.7 -->${script}`)],
    ['a JPEG behind HTML', Buffer.concat([text(script), jpeg()])],
    ['a Windows program that was renamed', Buffer.concat([text('MZ'), randomBytes(200)])],
    ['a Linux program that was renamed', Buffer.concat([bytes(0x7f), text('ELF'), randomBytes(200)])],
    ['a shell script', text('#!/bin/sh\nrm -rf /\n')],
    ['a ZIP', Buffer.concat([text('PK'), bytes(3, 4), randomBytes(60)])],
    ['a GIF', text('GIF89a/*<svg/onload=alert(1)>*/')],
    ['a BMP', text('BM<script>')],
    ['a film', Buffer.concat([bytes(0, 0, 0, 24), text('ftypqt  '), randomBytes(40)])],
    ['JavaScript', text('alert(1)')],
    ['JSON', text('{"kept":{}}')],
    ['half of a JPEG head', bytes(0xff, 0xd8)],
    ['zeros', Buffer.alloc(64)],
  ])('%s is refused by its content, and nothing of it stays', async (_, body) => {
    await refuses(body, 415, 'mediaTypeRefused');
    const hash = sha256(body);
    const last = await part(hash, 0, body, true);
    expect([last.statusCode, kindOf(last)]).toEqual([415, 'mediaTypeRefused']);
    expect([await offset(hash), await missing(hash)]).toEqual([0, [hash]]);
  });

  test.each(['image/jpeg', 'image/svg+xml', 'text/html', 'application/json', 'multipart/form-data; boundary=x'])(
    'is not made another one by the name %s',
    async (type) => {
      const body = text(script);
      await name(sha256(body));
      expect((await put(sha256(body), body, { 'content-type': type })).statusCode).toBeOneOf([400, 415]);
      expect((await auditor.call('GET', blob(sha256(body)))).statusCode).toBe(404);
    },
  );
});

describe('a file that is allowed', () => {
  const samples: readonly (readonly [string, Buffer])[] = [
    ['image/jpeg', jpeg()],
    ['image/jpeg', Buffer.concat([bytes(0xff, 0xd8, 0xff), text(`<!doctype html>${script}`)])],
    ['image/png', Buffer.concat([bytes(0x89), text(`PNG\r\n\u001a\n${script}`)])],
    ['image/webp', Buffer.concat([text('RIFF'), bytes(4, 0, 0, 0), text(`WEBP${script}`)])],
    ['application/pdf', text(`%PDF-1.7\n1 0 obj<</JS(app.alert(1))>>${script}`)],
    ['image/heic', Buffer.concat([bytes(0, 0, 0, 24), text('ftypheic'), randomBytes(20)])],
    ['audio/mp4', Buffer.concat([bytes(0, 0, 0, 24), text('ftypM4A '), randomBytes(20)])],
    ['audio/webm', Buffer.concat([bytes(0x1a, 0x45, 0xdf, 0xa3), randomBytes(20)])],
  ];
  test.each(samples)(
    '%s is only ever handed out to be saved, whatever else it could be read as (%#)',
    async (type, body) => {
      const hash = sha256(body);
      await name(hash);
      expect((await put(hash, body)).json()).toEqual({ stored: true });
      const got = await lead.call('GET', blob(hash), undefined, { accept: 'text/html,*/*' });
      expect(got.rawPayload).toEqual(body);
      expect(got.headers).toMatchObject({
        'content-type': type,
        'content-length': String(body.length),
        'content-disposition': 'attachment',
        'content-security-policy': 'sandbox',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
    },
  );

  test.each([
    ['bytes=0-3', 206, 'bytes 0-3/SIZE', [0, 4]],
    ['bytes=4-', 206, 'bytes 4-LAST/SIZE', [4]],
    ['bytes=0-99999999999999999999', 206, 'bytes 0-LAST/SIZE', [0]],
    ['bytes=99999999-', 416, 'bytes */SIZE', undefined],
    ['bytes=99999999999999999999999-', 416, 'bytes */SIZE', undefined],
    ['bytes=5-2', 416, 'bytes */SIZE', undefined],
    ['bytes=-5', 200, undefined, [0]],
    ['bytes=0-0,2-3', 200, undefined, [0]],
    ['bytes=a-b', 200, undefined, [0]],
    ['chapters=1-2', 200, undefined, [0]],
  ] as const)('for the range "%s" answers %i', async (range, status, place, of) => {
    const body = jpeg();
    const hash = sha256(body);
    await name(hash);
    await put(hash, body);
    const got = await lead.call('GET', blob(hash), undefined, { range });
    const expected = place?.replace('SIZE', String(body.length)).replace('LAST', String(body.length - 1));
    expect([got.statusCode, got.headers['content-range']]).toEqual([status, expected]);
    if (of) expect(got.rawPayload).toEqual(body.subarray(...of));
  });

  test('is kept once, however often and by however many it is sent at once', async () => {
    const body = jpeg();
    const hash = sha256(body);
    await name(hash);
    const sent = await Promise.all([
      put(hash, body),
      put(hash, body),
      lead.call('PUT', blob(hash), body),
      put(hash, body),
    ]);
    expect(sent.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    expect((await filesThere()).filter((path) => path.includes(hash)).length).toBe(1);
    // Once it is there nothing sent to its address is looked at.
    expect((await put(hash, text('something else'))).json()).toEqual({ stored: true });
    expect((await lead.call('GET', blob(hash))).rawPayload).toEqual(body);
  });
});

describe('bytes that are not those that were announced', () => {
  test('are refused where their hash is another, and nothing of them stays', async () => {
    await refuses(jpeg(), 422, 'wrongHash', sha256(jpeg()));
    await refuses(Buffer.alloc(0), 422, 'wrongHash', sha256(jpeg()));
    const body = jpeg();
    await refuses(body.subarray(0, -1), 422, 'wrongHash', sha256(body));
    await refuses(Buffer.concat([body, bytes(0)]), 422, 'wrongHash', sha256(body));
    expect((await put(sha256(body), body)).statusCode).toBe(200);
  });

  test.each([
    ['nothing', undefined, {}],
    ['JSON', '{"bytes":"…"}', {}],
    ['a text', 'bytes', { 'content-type': 'text/plain' }],
  ])('are refused as %s, whole and in parts', async (_, body, headers) => {
    const hash = sha256(jpeg());
    await name(hash);
    for (const method of ['PUT', 'PATCH']) {
      const refused = await auditor.call(method, blob(hash), body, { 'upload-offset': '0', ...headers });
      expect([method, refused.statusCode, kindOf(refused)]).toEqual([method, 400, 'badRequest']);
    }
  });

  test('go on where they broke off, and a whole file that broke off leaves nothing', async () => {
    const body = Buffer.concat([jpeg(), randomBytes(200_000)]);
    const hash = sha256(body);
    await name(hash);
    const cookie = [...auditor.jar].map(([key, value]) => `${key}=${value}`).join('; ');
    const breakOff = (method: string, sent: Buffer) =>
      new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1');
        const head = [
          `${method} ${blob(hash)} HTTP/1.1`,
          'Host: localhost',
          `Cookie: ${cookie}`,
          'Content-Type: application/octet-stream',
          `Content-Length: ${body.length}`,
          'Upload-Offset: 0',
          'Upload-Complete: ?1',
        ];
        socket.on('error', () => undefined).on('close', () => resolve());
        socket.write(`${head.join('\r\n')}\r\n\r\n`);
        socket.write(sent, () => setTimeout(() => socket.destroy(), 60));
      });
    const before = await filesThere();
    await breakOff('PUT', body.subarray(0, 100_000));
    await expect.poll(filesThere, { timeout: 4_000 }).toEqual(before);
    expect(await offset(hash)).toBe(0);
    await breakOff('PATCH', body.subarray(0, 100_000));
    await expect.poll(() => offset(hash), { timeout: 4_000 }).toBeGreaterThan(0);
    const there = await offset(hash);
    expect((await auditor.call('GET', blob(hash))).statusCode).toBe(404);
    expect((await part(hash, there, body.subarray(there), true)).json()).toEqual({ stored: true });
    expect((await lead.call('GET', blob(hash))).rawPayload).toEqual(body);
  });
});

describe('parts', () => {
  const named = async (size = 3_000) => {
    const body = Buffer.concat([jpeg(), randomBytes(size)]);
    await name(sha256(body));
    return { body, hash: sha256(body) };
  };

  test('are refused at a wrong offset, and say where to go on', async () => {
    const { body, hash } = await named();
    expect((await part(hash, 0, body.subarray(0, 1_000))).json()).toEqual({ stored: false });
    for (const at of [0, 1, 999, 1_001, 100_000_000, Number.MAX_SAFE_INTEGER]) {
      const refused = await part(hash, at, body.subarray(1_000, 2_000));
      expect([at, refused.statusCode, kindOf(refused)]).toEqual([at, 409, 'wrongOffset']);
    }
    for (const at of ['', '-1', 'x', '1.5', '1e400', 'NaN', '1000, 1000', '9007199254740993'])
      expect([at, (await part(hash, at, body.subarray(1_000, 2_000))).statusCode]).toEqual([at, at === '' ? 409 : 400]);
    expect(await offset(hash)).toBe(1_000);
    expect((await part(hash, 1_000, body.subarray(1_000), true)).statusCode).toBe(200);
    expect((await lead.call('GET', blob(hash))).rawPayload).toEqual(body);
  });

  test('sent twice, also at once, are the same bytes', async () => {
    const { body, hash } = await named(400_000);
    const sent = await Promise.all([1, 2, 3].map(() => part(hash, 0, body.subarray(0, 300_000))));
    expect(sent.every(({ statusCode }) => statusCode === 200 || statusCode === 409)).toBe(true);
    expect(await offset(hash)).toBe(300_000);
    expect((await part(hash, 0, body.subarray(0, 300_000))).statusCode).toBe(409);
    expect((await part(hash, 300_000, body.subarray(300_000), true)).statusCode).toBe(200);
    expect((await lead.call('GET', blob(hash))).rawPayload).toEqual(body);
    // Once whole it stays whole.
    expect((await part(hash, 0, text('x'), true)).statusCode).toBe(200);
    expect(await offset(hash)).toBe(body.length);
  });

  test('that together are another file begin anew', async () => {
    const { body, hash } = await named();
    await part(hash, 0, jpeg());
    const refused = await part(hash, await offset(hash), body, true);
    expect([refused.statusCode, kindOf(refused), await offset(hash)]).toEqual([422, 'wrongHash', 0]);
    expect((await part(hash, 0, body, true)).statusCode).toBe(200);
  });

  test('end at the limit', async () => {
    const { hash } = await named();
    await part(hash, 0, jpeg());
    const [there = ''] = (await filesThere()).filter((path) => path.includes(hash));
    await truncate(there, limits.bytesPerBlob - 10);
    const refused = await part(hash, limits.bytesPerBlob - 10, randomBytes(11));
    expect([refused.statusCode, kindOf(refused)]).toEqual([413, 'tooLarge']);
    await writeFile(there, '');
  });

  test('and whole files are refused before they are sent where they say that they are too large', async () => {
    const { hash } = await named();
    for (const method of ['PUT', 'PATCH']) {
      const declared = { 'content-length': String(limits.bytesPerBlob + 1), 'upload-offset': '0' };
      const refused = await auditor.call(method, blob(hash), jpeg(), declared);
      expect([method, refused.statusCode, kindOf(refused)]).toEqual([method, 413, 'tooLarge']);
    }
    expect(await offset(hash)).toBe(0);
  });

  test('are no way to have more JSON read than elsewhere', async () => {
    const { hash } = await named();
    const json = `"${'x'.repeat(8_000_100)}"`;
    for (const method of ['PUT', 'PATCH']) expect((await auditor.call(method, blob(hash), json)).statusCode).toBe(413);
  });
});

describe('an address that is no hash of this journal', () => {
  test.each([
    '../../../../etc/passwd',
    '..%2f..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e/%2e%2e/clausewalk.sqlite',
    '..%5c..%5cclausewalk.sqlite',
    'parts',
    'A'.repeat(64),
    'a'.repeat(63),
    'a'.repeat(65),
    `${'a'.repeat(60)}.jpg`,
    `${'a'.repeat(64)}%00.jpg`,
    `${'a'.repeat(63)}%0a`,
    `${'a'.repeat(62)}%2f%2e`,
    'a'.repeat(5_000),
    '%',
    '%ff',
    '__proto__',
  ])('"%s" reads and writes nothing', async (hash) => {
    const before = await filesThere();
    for (const method of ['PUT', 'PATCH', 'GET', 'HEAD']) {
      const answer = await auditor.call(method, blob(hash), method.startsWith('P') ? jpeg() : undefined, {
        'upload-offset': '0',
      });
      expect([method, answer.statusCode]).toEqual([
        method,
        expect.toSatisfy((status: number) => status >= 400 && status < 500),
      ]);
      expect(answer.body).not.toMatch(/root:|SQLite/);
    }
    expect(await filesThere()).toEqual(before);
  });

  test('a hash that no change names takes no bytes', async () => {
    const body = jpeg();
    const before = await filesThere();
    const answers = [
      await put(sha256(body), body),
      await part(sha256(body), 0, body, true),
      await auditor.call('GET', blob(sha256(body))),
      await auditor.call('HEAD', blob(sha256(body))),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
    expect(await missing(sha256(body))).toEqual([sha256(body)]);
    expect(await filesThere()).toEqual(before);
  });

  test.each([
    ['a text', 'attach', 'kept'],
    ['no list', 'attach', { kept: 'x'.repeat(64) }],
    ['a path', 'attach', { kept: { sha256: '../../../etc/passwd' }, readable: { sha256: '__proto__' } }],
    ['a list', 'attach', [{ kept: { sha256: 'a'.repeat(64) } }]],
    ['by a change of another kind', 'set', { kept: { sha256: 'b'.repeat(64) } }],
  ] as const)('a change that names a file as %s names none', async (_, kind, value) => {
    const change = mine.edit(value as never, {}, { noun: 'evidence', field: 'file', kind });
    expect((await audit.push(auditor, [change])).statusCode).toBe(202);
    for (const hash of ['a'.repeat(64), 'b'.repeat(64)]) expect((await put(hash, jpeg())).statusCode).toBe(404);
  });

  test('questions for more than 5,000 files, or for what is no hash, are refused', async () => {
    const ask = (hashes: unknown) => auditor.call('POST', audit.url('/blobs/missing'), { hashes });
    expect((await ask(Array.from({ length: 5_000 }, () => sha256(randomBytes(8))))).statusCode).toBe(200);
    for (const hashes of [
      Array.from({ length: 5_001 }, () => 'a'.repeat(64)),
      ['../x'],
      [null],
      'a'.repeat(64),
      [newId()],
    ])
      expect(kindOf(await ask(hashes))).toBe('badRequest');
  });

  test('the database is no file of the app', async () => {
    for (const path of [
      '/clausewalk.sqlite',
      '/../clausewalk.sqlite',
      '/%2e%2e/clausewalk.sqlite',
      '/blobs/',
      '/data/',
    ]) {
      const answer = await lead.call('GET', path);
      expect(answer.rawPayload.includes('SQLite format')).toBe(false);
    }
    expect((await readFile(join(server.dataDir, 'clausewalk.sqlite'))).includes('SQLite format')).toBe(true);
  });
});
