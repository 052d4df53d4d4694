import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import type { DevicesReply, LinkReply } from '#protocol/account-messages.ts';
import { databaseFile } from '#server/open-parts.ts';
import {
  type AttackedServer,
  attackedServer,
  day,
  firstAdministrator,
  invitation,
  invited,
  password,
  type Somebody,
  somebody,
} from '#test/support/attacker.ts';

const minute = 60_000;
let server: AttackedServer;
afterEach(() => server.stop());

const team = async (more: Parameters<typeof attackedServer>[0] = {}) => {
  server = await attackedServer(more);
  const administrator = await firstAdministrator(server);
  const victim = await invited(server, administrator, 'Victor', 'auditor');
  return { administrator, victim };
};
const guess = (thief: Somebody, headers: Record<string, string> = {}, signInName = 'Victor') =>
  thief.call(
    'POST',
    '/api/sign-in',
    { signInName, password: `a guess ${Math.random()}`, tablet: thief.proof() },
    headers,
  );
const statuses = (answers: readonly { readonly statusCode: number }[]) =>
  Object.fromEntries(
    Map.groupBy(answers, ({ statusCode }) => statusCode)
      .entries()
      .map(([status, all]) => [status, all.length]),
  );

describe('guessing a password', () => {
  test('ends after ten, also with the right one, and the owner still signs in from elsewhere', async () => {
    const { victim } = await team();
    const thief = somebody(server, 'Thief', '198.51.100.66');
    const answers = [];
    for (let i = 0; i < 14; i++) answers.push(await guess(thief));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array(10).fill(401), ...Array(4).fill(429)]);
    expect(answers.at(-1)?.json()).toEqual({ kind: 'tooMany', next: expect.any(String) });
    expect(
      (await thief.call('POST', '/api/sign-in', { signInName: 'Victor', password, tablet: thief.proof() })).statusCode,
    ).toBe(429);
    expect((await victim.signIn()).statusCode).toBe(200);
    expect((await victim.call('GET', '/api/me')).statusCode).toBe(200);
    // Each of them gets ten more after a quarter of an hour.
    server.pass(16 * minute);
    expect((await guess(thief)).statusCode).toBe(401);
  });

  test('goes no faster when all guesses come at once', async () => {
    await team();
    const thief = somebody(server, 'Thief', '198.51.100.66');
    expect(statuses(await Promise.all(Array.from({ length: 120 }, () => guess(thief))))).toEqual({ 401: 10, 429: 110 });
  });

  test('is not helped by other spellings of the name, nor by addresses that the sender makes up', async () => {
    await team();
    const thief = somebody(server, 'Thief', '198.51.100.66');
    const made = Array.from({ length: 40 }, (_, i) =>
      guess(
        thief,
        {
          'x-forwarded-for': `10.1.2.${i}`,
          'x-real-ip': `10.1.2.${i}`,
          forwarded: `for=10.1.2.${i}`,
          'cf-connecting-ip': `10.1.2.${i}`,
          'x-forwarded-host': `h${i}`,
        },
        ['victor', 'VICTOR', 'Victor', 'vIcToR'][i % 4],
      ),
    );
    expect(statuses(await Promise.all(made))).toEqual({ 401: 10, 429: 30 });
  });

  test('counts by the address that a trusted proxy names, and by no other', async () => {
    await team({ trustedProxies: ['10.0.0.1'] });
    const proxied = somebody(server, 'Thief', '10.0.0.1');
    const through = (client: string) => guess(proxied, { 'x-forwarded-for': client });
    for (let i = 0; i < 10; i++) await through(`1.1.1.${i}, 198.51.100.66`);
    expect((await through('9.9.9.9, 198.51.100.66')).statusCode).toBe(429);
    expect((await through('198.51.100.67')).statusCode).toBe(401);
    const direct = somebody(server, 'Thief', '198.51.100.68');
    for (let i = 0; i < 10; i++) await guess(direct, { 'x-forwarded-for': `10.1.1.${i}` });
    expect((await guess(direct, { 'x-forwarded-for': '10.0.0.1' })).statusCode).toBe(429);
  });

  test('says the same of a name that is not there, with no cookie and no account', async () => {
    await team();
    const thief = somebody(server, 'Thief', '198.51.100.66');
    const [there, missing] = [await guess(thief), await guess(thief, {}, 'Nobody at all')];
    expect([there.statusCode, there.body]).toEqual([missing.statusCode, missing.body]);
    expect(there.headers['set-cookie']).toBeUndefined();
    expect(there.body).not.toMatch(/Victor|name|account/);
  });

  test.each([
    ['no password', {}],
    ['a list', { password: ['a password long enough'] }],
    ['a query', { password: { $ne: null } }],
    ['a password of a megabyte', { password: 'x'.repeat(1_000_000) }],
    ['a name with a prototype', { signInName: { __proto__: 'Victor' }, password }],
    ['no tablet', { password, tablet: undefined }],
  ])('with %s is no guess', async (_, more) => {
    await team();
    const thief = somebody(server, 'Thief', '198.51.100.66');
    const body = { signInName: 'Victor', tablet: thief.proof(), ...more };
    expect((await thief.call('POST', '/api/sign-in', body)).json().kind).toBe('badRequest');
  });

  test("an administrator's own sheet is guessed ten times too, and no guess makes it fresh", async () => {
    const { administrator } = await team();
    server.pass(11 * minute);
    const tries = Array.from({ length: 30 }, (_, i) =>
      administrator.call('POST', '/api/fresh', { password: `wrong ${i}` }),
    );
    expect(statuses(await Promise.all(tries))).toEqual({ 401: 10, 429: 20 });
    expect((await administrator.call('GET', '/api/me')).json().isFresh).toBe(false);
    // Giving it right a few times, as an administrator does all day, is no guessing.
    server.pass(16 * minute);
    for (let i = 0; i < 12; i++)
      expect((await administrator.call('POST', '/api/fresh', { password })).statusCode).toBe(200);
  });
});

describe('secrets', () => {
  test('stand in no table and in no file in plain text', async () => {
    const { administrator, victim } = await team();
    const secret = await invitation(administrator, 'Ina', 'auditor');
    const used = await invitation(administrator, 'Ola', 'auditor');
    await somebody(server, 'Ola').join(used);
    const reset = (
      await administrator.call('POST', `/api/people/${victim.person}/password-reset`, {})
    ).json<LinkReply>();
    const tokens = [administrator, victim].flatMap(({ jar }) => [...jar.values()]);
    expect(tokens.map((token) => Buffer.from(token, 'base64url').length)).toEqual([32, 32]);
    const plain = [password, secret, used, reset.secret, ...tokens];

    const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(
      server.parts.db,
    );
    let dumped = '';
    for (const { name } of tables.rows)
      dumped += JSON.stringify((await sql`select * from ${sql.table(name)}`.execute(server.parts.db)).rows);
    expect(dumped).toContain('argon2id$19456$2$');
    const file = databaseFile(server.dataDir);
    const onDisk = Buffer.concat([await readFile(file), await readFile(`${file}-wal`)]);
    expect(onDisk.includes('Victor')).toBe(true);
    for (const text of plain) {
      expect(dumped).not.toContain(text);
      for (const bytes of [Buffer.from(text), Buffer.from(text, 'base64url')])
        expect(onDisk.includes(bytes)).toBe(false);
    }
    // The same password twice is not the same hash.
    const hashes = await server.parts.db.selectFrom('accounts').select('password').execute();
    expect(new Set(hashes.map((row) => row.password)).size).toBe(hashes.length);
  });

  test('reach no reply but the one that they are made for', async () => {
    const { administrator } = await team();
    for (const url of ['/api/me', '/api/people', '/api/devices', '/api/journals'])
      expect((await administrator.call('GET', url)).body).not.toMatch(/argon2|password|secret|token/i);
  });
});

describe('the session', () => {
  const cookieOf = async (isSecure: boolean) => {
    const { victim } = await team({ isSecure });
    const signedIn = await victim.signIn();
    return { victim, signedIn, cookie: String(signedIn.headers['set-cookie']) };
  };

  test('behind TLS has a cookie bound to this host, that no script and no other site uses', async () => {
    const { cookie, signedIn, victim } = await cookieOf(true);
    expect(cookie).toMatch(/^__Host-session=[\w-]{43}; /);
    expect(cookie.split('; ').slice(1).sort()).toEqual([
      'HttpOnly',
      'Max-Age=7776000',
      'Path=/',
      'SameSite=Strict',
      'Secure',
    ]);
    expect(signedIn.headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
    // A cookie that any page of a neighbouring host could have set opens nothing.
    const token = victim.jar.get('__Host-session') ?? '';
    const fixed = somebody(server, 'Fixed');
    expect((await fixed.call('GET', '/api/me', undefined, { cookie: `session=${token}` })).statusCode).toBe(401);
  });

  test('on loopback without TLS has a plain one', async () => {
    const { cookie, signedIn } = await cookieOf(false);
    expect(cookie).toMatch(/^session=[\w-]{43}; /);
    expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Max-Age=7776000', 'Path=/', 'SameSite=Strict']);
    expect(signedIn.headers['strict-transport-security']).toBeUndefined();
  });

  test('is another one after each sign-in, and none that a stranger chose', async () => {
    const { victim } = await team();
    const chosen = 'A'.repeat(43);
    victim.jar.set('session', chosen);
    await victim.signIn();
    const first = victim.jar.get('session');
    await victim.signIn();
    expect(new Set([chosen, first, victim.jar.get('session')]).size).toBe(3);
    for (const token of [chosen, '', 'x', '%00', "' or 1=1 --", first?.toLowerCase(), `${first}x`, `${first},${first}`])
      expect(
        (await somebody(server, 'X').call('GET', '/api/me', undefined, { cookie: `session=${token}` })).statusCode,
      ).toBe(401);
  });

  test.each([false, true])('ends when one signs out, and what is on the tablet stays (TLS: %s)', async (isSecure) => {
    const { victim } = await cookieOf(isSecure);
    const [name, token] = [...victim.jar][0] ?? [];
    const bye = await victim.call('POST', '/api/sign-out', {});
    expect([bye.statusCode, bye.headers['clear-site-data']]).toEqual([200, undefined]);
    // A browser takes the end of a __Host- cookie only in the form that such a cookie has.
    const attributes = String(bye.headers['set-cookie']).split('; ');
    expect(attributes[0]).toBe(`${name}=`);
    expect(attributes).toEqual(
      expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Strict', ...(isSecure ? ['Secure'] : [])]),
    );
    const replayed = await victim.call('GET', '/api/me', undefined, { cookie: `${name}=${token}` });
    expect([replayed.statusCode, replayed.headers['clear-site-data']]).toEqual([401, undefined]);
  });

  test('lives 90 days from its last use', async () => {
    const { victim } = await team();
    for (const [days, status] of [
      [89, 200],
      [89, 200],
      [91, 401],
    ] as const) {
      server.pass(days * day);
      expect((await victim.call('GET', '/api/me')).statusCode).toBe(status);
    }
    expect((await victim.signIn()).statusCode).toBe(200);
  });

  test('of one tablet ends alone when that tablet is revoked by its owner', async () => {
    const { victim } = await team();
    const second = somebody(server, 'Victor', '198.51.100.4');
    expect((await second.signIn()).statusCode).toBe(200);
    const { devices } = (await second.call('GET', '/api/devices')).json<DevicesReply>();
    const other = devices.find((device) => !device.isThis)?.device;
    expect((await second.call('POST', `/api/devices/${other}/revoke`, {})).statusCode).toBe(200);
    expect([
      (await victim.call('GET', '/api/me')).statusCode,
      (await second.call('GET', '/api/me')).statusCode,
    ]).toEqual([401, 200]);
  });
});

describe("an administrator's acts", () => {
  test('need a password given in the last ten minutes', async () => {
    const { administrator, victim } = await team();
    const { devices } = (await victim.call('GET', '/api/devices')).json<DevicesReply>();
    const acts = [
      ['/api/invitations', { name: 'Max', role: 'administrator' }],
      [`/api/people/${victim.person}/password-reset`, {}],
      ['/api/members/confirm', {}],
      [`/api/devices/${devices[0]?.device}/revoke`, {}],
    ] as const;
    const all = async () => {
      const answers = [];
      for (const [url, body] of acts) answers.push(await administrator.call('POST', url, body));
      return answers.map((answer) => [answer.statusCode, answer.json().kind]);
    };
    server.pass(11 * minute);
    expect(await all()).toEqual(acts.map(() => [403, 'freshSignInNeeded']));
    expect((await victim.call('GET', '/api/me')).statusCode).toBe(200);
    expect((await administrator.call('POST', '/api/fresh', { password: 'wrong' })).statusCode).toBe(401);
    expect(await all()).toEqual(acts.map(() => [403, 'freshSignInNeeded']));
    expect((await administrator.call('POST', '/api/fresh', { password })).statusCode).toBe(200);
    expect(await all()).toEqual(acts.map(() => [200, undefined]));
  });

  test('are nobody else: a fresh password makes no administrator', async () => {
    const { victim } = await team();
    expect((await victim.call('POST', '/api/fresh', { password })).statusCode).toBe(200);
    expect((await victim.call('POST', '/api/invitations', { name: 'Max', role: 'auditor' })).json().kind).toBe(
      'notAllowed',
    );
  });

  test('begin with a set-up link that works once and is gone once there is an administrator', async () => {
    server = await attackedServer();
    const early = await server.parts.accounts.setUpLink();
    const link = await server.parts.accounts.setUpLink();
    const [first, second] = [somebody(server, 'First'), somebody(server, 'Second')];
    expect((await second.join(early?.secret ?? '')).statusCode).toBe(410);
    expect((await first.join(link?.secret ?? '')).json().role).toBe('administrator');
    expect((await second.join(link?.secret ?? '')).statusCode).toBe(410);
    expect(await server.parts.accounts.setUpLink()).toBeUndefined();
  });
});
