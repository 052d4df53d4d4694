import { createHash, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addMember, redactChanges } from '#domain/journal/administer.ts';
import { contentHash } from '#domain/journal/hashes.ts';
import { foundJournal } from '#domain/journal/make-change.ts';
import type { DevicesReply } from '#protocol/account-messages.ts';
import type { JournalsReply, PageReply } from '#protocol/messages.ts';
import { noPrefix } from '#protocol/prefix-hash.ts';
import { afterRemoval } from '#protocol/protocol.ts';
import {
  type AttackedServer,
  type Audit,
  type Author,
  attackedServer,
  authorIn,
  day,
  firstAdministrator,
  foundedBy,
  invitation,
  invited,
  itemsFor,
  newId,
  password,
  type Somebody,
  somebody,
} from '#test/support/attacker.ts';

const jpeg = (text = randomBytes(8).toString('hex')) =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(text)]);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const kindOf = (answer: { readonly body: string }) => (JSON.parse(answer.body) as { kind: string }).kind;

let server: AttackedServer;
let administrator: Somebody;
let lead: Somebody;
let auditor: Somebody;
let stranger: Somebody;
let nobody: Somebody;
/** Founded anew for each test, with the auditor in it and one photo. */
let audit: Audit;
let mine: Author;
const photo = jpeg();

/** What each test begins with; those that move the clock have a server of their own. */
const begin = async () => {
  server = await attackedServer();
  administrator = await firstAdministrator(server);
  lead = await invited(server, administrator, 'Lena', 'lead');
  auditor = await invited(server, administrator, 'Ben', 'auditor');
  stranger = await invited(server, administrator, 'Eve', 'auditor');
  nobody = somebody(server, 'Nobody');
};
const beginAudit = async () => {
  audit = foundedBy(lead);
  await audit.send();
  mine = await audit.add(auditor, 'auditor');
  await audit.push(auditor, [mine.attach(sha256(photo)), mine.edit()]);
  await auditor.call('PUT', audit.url(`/blobs/${sha256(photo)}`), photo);
};
const deviceOf = async (who: Somebody) =>
  (await who.call('GET', '/api/devices')).json<DevicesReply>().devices.find((device) => device.isThis)?.device ?? '';
const revoke = async (who: Somebody) => {
  const device = await deviceOf(who);
  await administrator.call('POST', '/api/fresh', { password });
  return administrator.call('POST', `/api/devices/${device}/revoke`, {});
};

/** Every route that the server has, as `METHOD /path`. */
const routesOf = (printed: string): readonly string[] => {
  const above: string[] = [];
  return printed.split('\n').flatMap((line) => {
    const [, indent = '', part = '', methods] = /^([│ ]*)[├└]── (\S+)(?: \((.+)\))?$/.exec(line) ?? [];
    if (part === '') return [];
    const depth = indent.length / 4;
    above.splice(depth, above.length, part);
    return (methods ?? '').split(', ').flatMap((method) => (method ? `${method} ${above.join('')}` : []));
  });
};

describe('the matrix of who may do what', () => {
  const roles = ['nobody', 'stranger', 'observer', 'auditor', 'lead', 'administrator', 'removed', 'revoked'] as const;
  type Role = (typeof roles)[number];
  const who = new Map<Role, Somebody>();
  const own = new Map<Role, Author>();
  let victimsDevice = '';

  beforeAll(async () => {
    await begin();
    await beginAudit();
    const observer = await invited(server, administrator, 'Olga', 'observer');
    const removed = await invited(server, administrator, 'Rolf', 'auditor');
    const revoked = await invited(server, administrator, 'Vera', 'auditor');
    victimsDevice = await deviceOf(await invited(server, administrator, 'Victor', 'auditor'));
    for (const [role, somebody] of Object.entries({
      nobody,
      stranger,
      observer,
      auditor,
      lead,
      administrator,
      removed,
      revoked,
    }))
      who.set(role as Role, somebody);
    own.set('lead', audit.author).set('auditor', mine);
    own.set('observer', await audit.add(observer, 'observer'));
    own.set('revoked', await audit.add(revoked, 'auditor'));
    const ended = await audit.add(removed, 'auditor');
    own.set('removed', ended);
    await audit.remove(ended.membership);
    await revoke(revoked);
  });
  afterAll(() => server.stop());

  type Expected = { readonly [role in Role]: number };
  const expects = (...statuses: readonly [number, number, number, number, number, number, number, number]) =>
    Object.fromEntries(roles.map((role, i) => [role, statuses[i]])) as Expected;
  const anybody = (status: number) => expects(status, status, status, status, status, status, status, status);
  const members = (status = 200) => expects(401, 404, status, status, status, 404, 404, 401);
  /** Who was removed may still hand over; a revoked tablet only by its key. */
  const givers = (status = 200) => expects(401, 404, status, status, status, 404, status, 401);
  const signedIn = expects(401, 200, 200, 200, 200, 200, 200, 401);
  const administrators = expects(401, 403, 403, 403, 403, 200, 403, 401);

  type Call = {
    readonly expected: Expected;
    readonly send: (who: Somebody, role: Role, method: string) => ReturnType<Somebody['call']>;
  };
  const plain = (expected: Expected, url: string, body?: () => object | Buffer): Call => ({
    expected,
    send: (somebody, _, method) => somebody.call(method, url, body?.()),
  });
  const inAudit = (
    expected: Expected,
    path: string,
    body?: (somebody: Somebody, role: Role) => object | Buffer,
    headers?: Record<string, string>,
  ): Call => ({
    expected,
    send: (somebody, role, method) => somebody.call(method, audit.url(path), body?.(somebody, role), headers),
  });
  const file = `/blobs/${sha256(photo)}`;

  /** Signing out comes last: it ends the sessions that the others are asked with. */
  const matrix: { readonly [route: string]: Call } = {
    'GET /healthz': plain(anybody(200), '/healthz'),
    'GET /readyz': plain(anybody(200), '/readyz'),
    'GET *': plain(anybody(200), '/index.html'),
    'GET /api/journals': plain(signedIn, '/api/journals'),
    'PUT /api/journals/:journal': inAudit(givers(), '', () => ({ changes: [audit.founding] })),
    'GET /api/journals/:journal/changes': inAudit(members(), '/changes?after=0'),
    'POST /api/journals/:journal/changes': inAudit(givers(202), '/changes', (somebody, role) => ({
      changes: [(own.get(role) ?? authorIn(somebody, audit.journal, newId())).edit(`by ${role}`)],
    })),
    'POST /api/journals/:journal/changes/known': inAudit(givers(), '/changes/known', () => ({
      ids: [audit.founding.id],
    })),
    'POST /api/journals/:journal/blobs/missing': inAudit(givers(), '/blobs/missing', () => ({
      hashes: [sha256(photo)],
    })),
    'PUT /api/journals/:journal/blobs/:sha256': inAudit(givers(), file, () => photo),
    'PATCH /api/journals/:journal/blobs/:sha256': inAudit(givers(), file, () => photo, { 'upload-offset': '0' }),
    'HEAD /api/journals/:journal/blobs/:sha256': inAudit(givers(), file),
    'GET /api/journals/:journal/blobs/:sha256': inAudit(members(), file),
    'GET /api/events': {
      expected: signedIn,
      send: async (somebody) => {
        const cookie = [...somebody.jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer = await server.server.inject({ url: '/api/events', headers: { cookie }, payloadAsStream: true });
        answer.stream().destroy();
        return answer;
      },
    },
    'POST /api/links/look': plain(anybody(410), '/api/links/look', () => ({ secret: 'guessed' })),
    'POST /api/join': {
      expected: anybody(410),
      send: (somebody) => somebody.join('guessed'),
    },
    'POST /api/sign-in': { expected: anybody(401), send: (somebody) => somebody.signIn({ signInName: newId() }) },
    'GET /api/me': plain(signedIn, '/api/me'),
    'POST /api/keys': { expected: signedIn, send: (somebody) => somebody.call('POST', '/api/keys', somebody.proof()) },
    'POST /api/fresh': plain(signedIn, '/api/fresh', () => ({ password })),
    'GET /api/people': plain(expects(401, 403, 403, 403, 200, 200, 403, 401), '/api/people'),
    'POST /api/invitations': plain(administrators, '/api/invitations', () => ({ name: 'Max', role: 'administrator' })),
    'POST /api/people/:id/password-reset': {
      expected: administrators,
      send: (somebody) => somebody.call('POST', `/api/people/${lead.person}/password-reset`, {}),
    },
    'GET /api/devices': plain(signedIn, '/api/devices'),
    'POST /api/devices/:id/revoke': {
      expected: expects(401, 404, 404, 404, 404, 200, 404, 401),
      send: (somebody) => somebody.call('POST', `/api/devices/${victimsDevice}/revoke`, {}),
    },
    'POST /api/members/confirm': plain(administrators, '/api/members/confirm', () => ({})),
    'POST /api/sign-out': plain(signedIn, '/api/sign-out', () => ({})),
  };

  test('lists every route of the server, and no other', () => {
    const routes = routesOf(server.server.printRoutes({ commonPrefix: false }));
    expect(routes.length).toBeGreaterThan(25);
    const listed = new Set(Object.keys(matrix));
    // What answers GET answers HEAD, without the body.
    const unlisted = routes.filter((route) => !listed.has(route) && !listed.has(route.replace(/^HEAD/, 'GET')));
    expect(unlisted).toEqual([]);
    expect([...listed].filter((route) => !routes.includes(route))).toEqual([]);
  });

  test.each(Object.keys(matrix))('%s', async (route) => {
    const call = matrix[route];
    const method = route.split(' ')[0] ?? '';
    const alsoHead = method === 'GET' && !('HEAD ' + route.slice(4) in matrix) && route !== 'GET /api/events';
    for (const asked of alsoHead ? [method, 'HEAD'] : [method]) {
      const answered = new Map<string, number>();
      for (const [role, somebody] of who)
        answered.set(role, (await call?.send(somebody, role, asked))?.statusCode ?? 0);
      expect(Object.fromEntries(answered)).toEqual(call?.expected);
    }
  });
});

describe('objects of others', () => {
  beforeAll(begin);
  afterAll(() => server.stop());
  beforeEach(beginAudit);

  /** A journal of the stranger's own. */
  const strangersOwn = async () => {
    const own = foundedBy(stranger);
    await own.send();
    return own;
  };

  test('a change of another journal in a batch touches that journal nowhere', async () => {
    const own = await strangersOwn();
    const before = await server.parts.store.head(audit.journal);
    const foreign = authorIn(stranger, audit.journal, newId()).edit('smuggled');
    const refused = await own.push(stranger, [own.author.edit(), foreign]);
    expect([kindOf(refused), refused.json().index]).toEqual(['unreadable', 1]);
    expect(await server.parts.store.head(audit.journal)).toEqual(before);
  });

  test("another journal's cursor reads nothing", async () => {
    const own = await strangersOwn();
    await own.push(stranger, own.author.edits(3));
    const { prefix } = (await audit.pull(lead, 'after=0&limit=2')).json<PageReply>();
    for (const cursor of [
      `after=2&prefix=${prefix}`,
      `after=3&prefix=${prefix}`,
      `after=3&prefix=${noPrefix}`,
      'after=3',
    ]) {
      const refused = await own.pull(stranger, cursor);
      expect([refused.statusCode, kindOf(refused), refused.json().items]).toEqual([409, 'diverged', undefined]);
    }
  });

  describe('a file whose hash one knows', () => {
    const hash = sha256(photo);
    const other = sha256(jpeg());
    const answers = async (own: Audit, of: string) => {
      const url = own.url(`/blobs/${of}`);
      const all = [
        await stranger.call('GET', url),
        await stranger.call('HEAD', url),
        await stranger.call('GET', url, undefined, { range: 'bytes=0-0' }),
        await stranger.call('PUT', url, Buffer.from('guess')),
        await stranger.call('PATCH', url, Buffer.from('guess'), { 'upload-offset': '1' }),
        await stranger.call('POST', own.url('/blobs/missing'), { hashes: [of] }),
      ];
      return all.map(({ statusCode, body, headers }) => [statusCode, body.replace(of, '…'), headers['upload-offset']]);
    };

    test('is answered like a missing one, where no change of the own journal names it', async () => {
      const own = await strangersOwn();
      expect(await answers(own, hash)).toEqual(await answers(own, other));
    });

    test('is answered like a missing one, also where a change of the own journal names it', async () => {
      const own = await strangersOwn();
      await own.push(stranger, [own.author.attach(hash), own.author.attach(other)]);
      const there = await answers(own, hash);
      expect(there).toEqual(await answers(own, other));
      expect(there.map(([status]) => status)).toEqual([404, 200, 404, 422, 409, 200]);
    });

    test('is read once its bytes were shown, whole or in parts', async () => {
      const own = await strangersOwn();
      await own.push(stranger, [own.author.attach(hash)]);
      const url = own.url(`/blobs/${hash}`);
      const part = { 'upload-offset': '0', 'upload-complete': '?0' };
      expect((await stranger.call('PATCH', url, photo.subarray(0, 4), part)).statusCode).toBe(200);
      expect((await stranger.call('HEAD', url)).headers['upload-offset']).toBe('4');
      // What one journal is sent in parts is not another's to see.
      expect((await auditor.call('HEAD', audit.url(`/blobs/${hash}`))).headers['upload-offset']).toBe(
        String(photo.length),
      );
      expect((await stranger.call('GET', url)).statusCode).toBe(404);
      const last = { 'upload-offset': '4', 'upload-complete': '?1' };
      expect((await stranger.call('PATCH', url, photo.subarray(4), last)).statusCode).toBe(200);
      expect((await stranger.call('GET', url)).rawPayload).toEqual(photo);
      expect((await auditor.call('GET', audit.url(`/blobs/${hash}`))).rawPayload).toEqual(photo);
    });

    test('is there in each journal of one who may read it in one of them, whichever came first', async () => {
      const [before, after] = [foundedBy(auditor), foundedBy(auditor)];
      const late = jpeg();
      await before.send();
      await before.push(auditor, [before.author.attach(sha256(late))]);
      await audit.push(auditor, [mine.attach(sha256(late))]);
      await auditor.call('PUT', audit.url(`/blobs/${sha256(late)}`), late);
      await after.send();
      await after.push(auditor, [after.author.attach(sha256(late)), after.author.attach(hash)]);
      await before.add(stranger, 'observer');
      await after.add(stranger, 'observer');
      expect((await stranger.call('GET', before.url(`/blobs/${sha256(late)}`))).rawPayload).toEqual(late);
      expect((await stranger.call('GET', after.url(`/blobs/${sha256(late)}`))).rawPayload).toEqual(late);
      expect((await stranger.call('GET', after.url(`/blobs/${hash}`))).rawPayload).toEqual(photo);
    });

    test('is not read by one who was removed, in a journal of their own that names it', async () => {
      const theirs = jpeg();
      await audit.push(lead, [audit.author.attach(sha256(theirs))]);
      await lead.call('PUT', audit.url(`/blobs/${sha256(theirs)}`), theirs);
      await audit.remove(mine.membership);
      const own = foundedBy(auditor);
      await own.send();
      await own.push(auditor, [own.author.attach(sha256(theirs))]);
      await audit.push(auditor, [mine.attach(sha256(theirs))]);
      const asked = await auditor.call('POST', own.url('/blobs/missing'), { hashes: [sha256(theirs)] });
      expect(asked.json()).toEqual({ missing: [sha256(theirs)] });
      expect((await auditor.call('GET', own.url(`/blobs/${sha256(theirs)}`))).statusCode).toBe(404);
    });

    test('is not kept from redaction by who only names it, nor taken from who named it again', async () => {
      const secret = jpeg();
      const [first, second] = [mine.attach(sha256(secret)), mine.attach(sha256(secret))];
      await audit.push(auditor, [first, second]);
      await auditor.call('PUT', audit.url(`/blobs/${sha256(secret)}`), secret);
      const own = await strangersOwn();
      await own.push(stranger, [own.author.attach(sha256(secret))]);
      const root = await audit.add(administrator, 'administrator');
      const redact = (id: string) =>
        audit.push(administrator, [root.signed(redactChanges(root.by(), [id], 'privacy'))]);
      await redact(first.id);
      expect((await auditor.call('GET', audit.url(`/blobs/${sha256(secret)}`))).rawPayload).toEqual(secret);
      await redact(second.id);
      expect(await server.parts.blobs.has(sha256(secret))).toBeUndefined();
    });
  });

  test('a journal that is there and one that is not give the same bytes to who may not know of it', async () => {
    const missing = { journal: newId(), url: (rest = '') => `/api/journals/${missing.journal}${rest}` };
    const byStranger = (journal: string) => {
      const own = authorIn(stranger, journal, newId());
      const founder = { kind: 'audit', person: stranger.person, role: 'lead', publicKey: stranger.publicKey } as const;
      const asLead = authorIn(stranger, journal, audit.author.membership);
      const lends = { person: stranger.person, role: 'lead', publicKey: stranger.publicKey } as const;
      return {
        edit: own.edit(),
        founding: own.signed(foundJournal(own.by(), founder)),
        // Knowing the lead's membership, as one who once was a member does.
        admission: asLead.signed({ ...addMember(asLead.by(), lends), by: lead.person }),
      };
    };
    // Of the form that binds it to its founder, as every journal's id is.
    missing.journal = `${missing.journal.slice(0, 14)}8${missing.journal.slice(15, 19)}8${missing.journal.slice(20)}`;
    const hash = sha256(photo);
    const ask = async (who: Somebody, journal: string) => {
      const { edit, founding, admission } = byStranger(journal);
      const url = (rest = '') => `/api/journals/${journal}${rest}`;
      const bodies: readonly unknown[] = [
        [edit],
        [founding],
        [admission],
        [admission, {}],
        [{}],
        [null],
        'none',
        [],
        [founding, {}],
      ];
      const all = [];
      for (const changes of bodies) {
        all.push(await who.call('PUT', url(), { changes }));
        all.push(await who.call('POST', url('/changes'), { changes }));
      }
      for (const query of ['?after=0', `?after=1&prefix=${noPrefix}`, '?after=x', ''])
        all.push(await who.call('GET', url(`/changes${query}`)));
      all.push(await who.call('POST', url('/changes/known'), { ids: [audit.founding.id] }));
      all.push(await who.call('POST', url('/blobs/missing'), { hashes: [hash] }));
      for (const method of ['GET', 'HEAD']) all.push(await who.call(method, url(`/blobs/${hash}`)));
      for (const method of ['PUT', 'PATCH'])
        all.push(await who.call(method, url(`/blobs/${hash}`), photo, { 'upload-offset': '0' }));
      return all.map(({ statusCode, body, headers }) => [statusCode, body, Object.keys(headers).sort()]);
    };
    for (const who of [stranger, administrator, nobody]) {
      const there = await ask(who, audit.journal);
      expect(there).toEqual(await ask(who, missing.journal));
      expect(there.filter(([status]) => status === 200 || status === 202)).toEqual([]);
    }
  });

  test("one's list of journals and the list of tablets name nothing of others", async () => {
    const own = await strangersOwn();
    const list = (await stranger.call('GET', '/api/journals')).json<JournalsReply>();
    expect(list.journals.some(({ journal }) => journal === audit.journal)).toBe(false);
    expect(list.journals.some(({ journal }) => journal === own.journal)).toBe(true);
    expect(list.persons).toEqual([stranger.person]);
    const { devices } = (await stranger.call('GET', '/api/devices')).json<DevicesReply>();
    expect(new Set(devices.map(({ owner }) => owner))).toEqual(new Set(['Eve']));
  });

  test('an auditor gets no list of users, and an id that is none is not found', async () => {
    expect((await auditor.call('GET', '/api/people')).body).not.toMatch(/Adele|Lena|[0-9a-f]{64}/);
    await administrator.call('POST', '/api/fresh', { password });
    for (const id of ['x', '-'.repeat(36), newId(), '%00', '__proto__', "'--"])
      for (const path of [`/api/people/${id}/password-reset`, `/api/devices/${id}/revoke`])
        expect([path, (await administrator.call('POST', path, {})).statusCode]).toEqual([path, 404]);
  });

  test('a key speaks for its own person in the journal it signed for, and never reads', async () => {
    const known = (headers: Record<string, string>) =>
      nobody.call('POST', audit.url('/changes/known'), { ids: [audit.founding.id] }, headers);
    expect((await known(auditor.key(audit.journal))).json()).toEqual({
      known: [audit.founding.id],
      contentHashes: [contentHash(audit.founding)],
    });
    const { authorization } = auditor.key(audit.journal);
    const [, signature = ''] = /:([0-9a-f]{128})$/.exec(authorization) ?? [];
    for (const [said, status] of [
      // Of another person, for another journal, with another's key, or not signed at all.
      [stranger.key(audit.journal, auditor.person).authorization, 401],
      [auditor.key(newId()).authorization, 401],
      [authorization.replace(auditor.person, lead.person), 401],
      [authorization.replace(auditor.publicKey, lead.publicKey), 401],
      [authorization.replace(signature, '0'.repeat(128)), 401],
      [authorization.replace('Key', 'Bearer'), 401],
      ['Key', 401],
      ['Key ::', 401],
      [`Key ${auditor.person}:${'0'.repeat(64)}:${'0'.repeat(128)}`, 401],
      [`Key ${auditor.person}:${auditor.publicKey}zz:${signature}`, 401],
      // A real key of one who is no member finds nothing.
      [stranger.key(audit.journal).authorization, 404],
    ] as const)
      expect([said, (await known({ authorization: said })).statusCode]).toEqual([said, status]);
    for (const url of [
      audit.url('/changes?after=0'),
      audit.url(`/blobs/${sha256(photo)}`),
      '/api/journals',
      '/api/events',
      '/api/me',
    ])
      expect([url, (await nobody.call('GET', url, undefined, { authorization })).statusCode]).toEqual([url, 401]);
  });

  test("a key becomes nobody's by a membership that was refused", async () => {
    const keyless = somebody(server, 'Keyless');
    const lend = { person: lead.person, role: 'lead', publicKey: keyless.publicKey } as const;
    await audit.push(auditor, [mine.signed(addMember(mine.by(), lend))]);
    const asked = await nobody.call(
      'POST',
      audit.url('/changes/known'),
      { ids: [] },
      keyless.key(audit.journal, lead.person),
    );
    expect(asked.statusCode).toBe(401);
    // One that the lead vouched for, without any account, does hand over.
    const guest = somebody(server, 'Guest');
    const theirs = await audit.add(guest, 'auditor');
    const sent = await nobody.call(
      'POST',
      audit.url('/changes'),
      { changes: [theirs.edit()] },
      guest.key(audit.journal),
    );
    expect(sent.statusCode).toBe(202);
  });
});

describe('an invitation', () => {
  beforeAll(begin);
  afterAll(() => server.stop());

  test('makes one account, however often and by however many it is used', async () => {
    const secret = await invitation(administrator, 'Uma', 'lead');
    const many = Array.from({ length: 4 }, (_, i) => somebody(server, `Uma ${i}`));
    const joined = await Promise.all(many.map((guest) => guest.join(secret)));
    expect(joined.filter(({ statusCode }) => statusCode === 410).length).toBe(3);
    expect(joined.filter(({ statusCode }) => statusCode === 200).length).toBe(1);
    expect(kindOf(await nobody.join(secret))).toBe('linkUsed');
    expect((await nobody.call('POST', '/api/links/look', { secret })).statusCode).toBe(410);
  });

  test('is still good after a name was taken, and gives the role that it was made with', async () => {
    const secret = await invitation(administrator, 'Ola', 'auditor');
    const guest = somebody(server, 'Ola');
    expect(kindOf(await guest.join(secret, { signInName: 'LENA' }))).toBe('nameTaken');
    expect((await guest.join(secret, { role: 'administrator' })).json().role).toBe('auditor');
    expect((await guest.call('POST', '/api/invitations', { name: 'Max', role: 'auditor' })).statusCode).toBe(403);
  });

  test('makes nobody work for one who has none', async () => {
    const begun = performance.now();
    const guesses = Array.from({ length: 200 }, (_, i) => somebody(server, `Guest ${i}`).join('guessed'));
    expect(new Set((await Promise.all(guesses)).map(({ statusCode }) => statusCode))).toEqual(new Set([410]));
    // Two hundred passwords hashed, two at a time, take longer.
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  test('ends after a week; the link that reset a password ends the sessions, and once', async () => {
    const secret = await invitation(administrator, 'Pia', 'auditor');
    const reset = (await administrator.call('POST', `/api/people/${auditor.person}/password-reset`, {})).json().secret;
    const elsewhere = somebody(server, 'Ben', '198.51.100.4');
    expect((await elsewhere.join(reset, { password: 'another password' })).statusCode).toBe(200);
    expect((await auditor.call('GET', '/api/me')).statusCode).toBe(401);
    expect(kindOf(await auditor.signIn())).toBe('wrongCredentials');
    expect(kindOf(await nobody.join(reset))).toBe('linkUsed');
    server.pass(7 * day + 1000);
    expect(kindOf(await nobody.join(secret))).toBe('linkUsed');
    expect((await nobody.call('POST', '/api/links/look', { secret })).statusCode).toBe(410);
  });
});

describe('after a removal', () => {
  beforeEach(async () => {
    await begin();
    await beginAudit();
  });
  // A server of its own for each: they move the clock.
  const stop = async () => server.stop();

  test('nothing is read: no page, no file, no events; only the signed notice', async () => {
    await audit.remove(mine.membership);
    await audit.push(lead, [audit.author.edit('after the removal')]);
    for (const url of ['/changes?after=0', `/changes?after=2&prefix=${noPrefix}`, `/blobs/${sha256(photo)}`])
      expect((await auditor.call('GET', audit.url(url))).statusCode).toBe(404);
    const list = (await auditor.call('GET', '/api/journals')).json<JournalsReply>();
    expect([list.journals, list.removed.map(({ journal }) => journal)]).toEqual([[], [audit.journal]]);
    expect(JSON.stringify(list)).not.toContain('after the removal');
    expect((await auditor.call('POST', audit.url('/blobs/missing'), { hashes: [sha256(photo)] })).json()).toEqual({
      missing: [],
    });
    await stop();
  });

  test('work is taken as late for 30 days, by session and by key, and then no more', async () => {
    await audit.remove(mine.membership);
    const late = [mine.edit('late'), mine.edit('later'), mine.edit('too late'), mine.edit('too late too')];
    const push = (i: number, who = auditor, headers = {}) =>
      who.call('POST', audit.url('/changes'), { changes: [late[i]] }, headers);
    expect((await push(0)).statusCode).toBe(202);
    server.pass(29 * day);
    expect((await push(1, nobody, auditor.key(audit.journal))).statusCode).toBe(202);
    const seen = (await itemsFor(lead, audit)).map(({ change }) => change.value);
    expect(seen.slice(-2)).toEqual(['late', 'later']);
    server.pass(2 * day);
    expect((await push(2)).statusCode).toBe(404);
    expect((await push(3, nobody, auditor.key(audit.journal))).statusCode).toBe(404);
    expect((await auditor.call('POST', audit.url('/changes/known'), { ids: [late[0]?.id] })).statusCode).toBe(404);
    // Other late work doesn't begin the days anew.
    expect((await server.parts.store.member(audit.journal, [auditor.person])).map((row) => row.role)).toEqual([null]);
    await stop();
  });

  test('at most 5,000 changes are taken, and those are still shown to be known', async () => {
    await audit.remove(mine.membership);
    const room = 3;
    await sql`
      with recursive many(i) as (select 1 union all select i + 1 from many where i < ${afterRemoval.changes - room})
      insert into changes (journal, seq, id, by_person, kind, content_hash, link, prefix, received_at, body)
      select ${audit.journal}, 1000000 + i, 'late ' || i, ${auditor.person}, 'set', '', '', '', '2999-01-01', '{}' from many
    `.execute(server.parts.db);
    const late = mine.edits(room + 1);
    expect((await audit.push(auditor, late)).statusCode).toBe(404);
    expect((await audit.push(auditor, late.slice(0, room))).statusCode).toBe(202);
    expect((await audit.push(auditor, late.slice(0, room))).statusCode).toBe(202);
    const ids = late.map((change) => change.id);
    const { known } = (await auditor.call('POST', audit.url('/changes/known'), { ids })).json<{ known: string[] }>();
    expect(known.toSorted()).toEqual(ids.slice(0, room).toSorted());
    expect((await audit.push(auditor, late.slice(room))).statusCode).toBe(404);
    // Who is a member is not held up by it.
    expect((await audit.push(lead, [audit.author.edit()])).statusCode).toBe(202);
    await stop();
  });

  test("a revoked tablet's session ends at once, and its key hands over for 30 days", async () => {
    expect((await revoke(auditor)).statusCode).toBe(200);
    expect(kindOf(await auditor.call('GET', '/api/me'))).toBe('signInNeeded');
    const push = () =>
      nobody.call('POST', audit.url('/changes'), { changes: [mine.edit()] }, auditor.key(audit.journal));
    expect((await push()).statusCode).toBe(202);
    server.pass(29 * day);
    expect((await push()).statusCode).toBe(202);
    server.pass(2 * day);
    expect((await push()).statusCode).toBe(401);
    // Signed in again it is one of its person's tablets again.
    expect((await auditor.signIn()).statusCode).toBe(200);
    expect((await push()).statusCode).toBe(202);
    await stop();
  });
});

describe('the event stream', () => {
  let base: string;
  beforeAll(async () => {
    await begin();
    await beginAudit();
    await server.server.listen({ host: '127.0.0.1', port: 0 });
    base = `http://127.0.0.1:${(server.server.server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.stop());

  const listen = async (who: Somebody) => {
    const cookie = [...who.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const stop = new AbortController();
    const answer = await fetch(`${base}/api/events`, { headers: { cookie }, signal: stop.signal });
    let heard = '';
    let isOver = false;
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of answer.body ?? []) heard += decoder.decode(chunk as Uint8Array);
    })()
      .catch(() => undefined)
      .finally(() => {
        isOver = true;
      });
    return {
      headers: answer.headers,
      heard: () => heard,
      isOver: () => isOver,
      stop: async () => {
        stop.abort();
        await reading;
      },
    };
  };

  test('tells members of their journals, strangers nothing, and nobody any content', async () => {
    const [byLead, byAuditor, byStranger] = [await listen(lead), await listen(auditor), await listen(stranger)];
    expect(byLead.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect([byLead.headers.get('content-type'), byLead.headers.get('cache-control')]).toEqual([
      'text/event-stream',
      'no-store',
    ]);
    await audit.push(lead, [audit.author.edit('quiet words')]);
    await expect.poll(byLead.heard, { timeout: 4_000 }).toContain(audit.journal);
    await expect.poll(byAuditor.heard, { timeout: 4_000 }).toContain(audit.journal);
    expect(byLead.heard()).not.toContain('quiet words');
    await audit.remove(mine.membership);
    const until = byAuditor.heard();
    await audit.push(lead, [audit.author.edit()]);
    await expect.poll(() => byLead.heard().split('data:').length, { timeout: 4_000 }).toBe(4);
    expect([byAuditor.heard(), byStranger.heard()]).toEqual([until, ': open\n\n']);
    for (const stream of [byLead, byAuditor, byStranger]) await stream.stop();
  });

  test('ends with the session that opened it', async () => {
    const lars = await invited(server, administrator, 'Lars', 'auditor');
    await audit.add(lars, 'auditor');
    const stream = await listen(lars);
    await expect.poll(stream.heard, { timeout: 4_000 }).toContain(': open');
    await revoke(lars);
    const until = stream.heard();
    await audit.push(lead, [audit.author.edit()]);
    await expect.poll(stream.isOver, { timeout: 4_000 }).toBe(true);
    expect(stream.heard()).toBe(until);
  });
});

describe('a page of another site', () => {
  beforeAll(async () => {
    await begin();
    await beginAudit();
  });
  afterAll(() => server.stop());

  const cross: readonly Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:80' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost.evil.example' },
    { origin: 'http://localhost:81' },
  ];

  test('changes nothing by any route, however the address is spelled', async () => {
    const routes = routesOf(server.server.printRoutes({ commonPrefix: false }));
    const changing = routes.filter((route) => !/^(GET|HEAD) /.test(route));
    expect(changing.length).toBeGreaterThan(12);
    for (const route of changing) {
      const [method = '', path = ''] = route.split(' ');
      const url = path.replace(':journal', audit.journal).replace(':sha256', sha256(photo)).replace(':id', lead.person);
      for (const spelled of [url, url.replace('/api/', '/%61pi/'), url.replace('/api/', '/ap%69/')])
        for (const headers of cross) {
          const refused = await administrator.call(method, spelled, {}, headers);
          expect([spelled, headers, refused.statusCode, kindOf(refused)]).toEqual([
            spelled,
            headers,
            403,
            'notAllowed',
          ]);
        }
    }
    expect((await administrator.call('GET', '/api/me')).statusCode).toBe(200);
  });

  test.each([
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { origin: 'http://localhost:8042', host: 'localhost:8042' },
    {},
  ])('is told apart from the own one: %j', async (headers) => {
    const answer = await lead.call('POST', '/api/fresh', { password }, headers as Record<string, string>);
    expect(answer.statusCode).toBe(200);
  });

  test('gets no reply that it could read', async () => {
    for (const url of ['/api/me', audit.url('/changes?after=0')]) {
      const answer = await lead.call('GET', url, undefined, { origin: 'https://evil.example' });
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
    }
    const asked = await nobody.call('OPTIONS', '/api/me', undefined, { origin: 'https://evil.example' });
    expect(asked.statusCode).toBe(403);
  });
});
