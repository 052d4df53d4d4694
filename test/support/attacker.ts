import { generateKeyPairSync, randomBytes, sign as signWith } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalKind, MemberRole } from '#domain/access/policies.ts';
import { addMember, removeMember } from '#domain/journal/administer.ts';
import { type ChainTip, linkChanges } from '#domain/journal/chain.ts';
import type { Change, Json, UnlinkedChange } from '#domain/journal/change.ts';
import type { Edit } from '#domain/journal/edit.ts';
import { linkHash } from '#domain/journal/hashes.ts';
import { type Authoring, foundJournal, makeChange } from '#domain/journal/make-change.ts';
import { foundedJournalId } from '#domain/journal/memberships.ts';
import type { AccountRole, LinkReply, TabletProof } from '#protocol/account-messages.ts';
import type { PageReply } from '#protocol/messages.ts';
import { handOverStatement, keyStatement } from '#protocol/statements.ts';
import { makeServer } from '#server/make-server.ts';
import { openParts } from '#server/open-parts.ts';

export const newId = () => crypto.randomUUID() as string;
export const password = 'a password long enough';
export const day = 86_400_000;

/** A real server in this process whose clock can be set forward. */
export const attackedServer = async (
  more: { readonly isSecure?: boolean; readonly trustedProxies?: readonly string[] } = {},
) => {
  const [dataDir, appDir] = [
    await mkdtemp(join(tmpdir(), 'attacked-')),
    await mkdtemp(join(tmpdir(), 'attacked-app-')),
  ];
  await writeFile(join(appDir, 'index.html'), '<!doctype html><title>app</title>');
  let ahead = 0;
  const parts = await openParts(dataDir, () => new Date(Date.now() + ahead).toISOString());
  const server = await makeServer({ appDir, parts, isSecure: false, ...more });
  await server.ready();
  return {
    parts,
    server,
    dataDir,
    pass: (ms: number) => {
      ahead += ms;
    },
    stop: async () => {
      await server.close();
      for (const folder of [dataDir, appDir]) await rm(folder, { recursive: true, force: true });
    },
  };
};
export type AttackedServer = Awaited<ReturnType<typeof attackedServer>>;

type Body = string | Buffer | object | undefined;
type Headers = Readonly<Record<string, string>>;

/** Somebody with a tablet's key and a cookie jar, who sends whatever they like. Nobody has signed them in yet. */
export const somebody = ({ server }: AttackedServer, name: string, remoteAddress = '203.0.113.7') => {
  const keys = generateKeyPairSync('ed25519');
  const { x = '' } = keys.publicKey.export({ format: 'jwk' });
  const [person, installation, publicKey] = [newId(), newId(), Buffer.from(x, 'base64url').toString('hex')];
  const jar = new Map<string, string>();
  const sign = (hash: string) => signWith(null, Buffer.from(hash, 'hex'), keys.privateKey).toString('hex');

  const call = async (method: string, url: string, body?: Body, headers: Headers = {}) => {
    const isJson = body !== undefined && !Buffer.isBuffer(body);
    const answer = await server.inject({
      method: method as 'GET',
      url,
      remoteAddress,
      headers: {
        ...(isJson ? { 'content-type': 'application/json' } : {}),
        ...(Buffer.isBuffer(body) ? { 'content-type': 'application/octet-stream' } : {}),
        ...(jar.size > 0 ? { cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; ') } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: isJson && typeof body === 'object' ? JSON.stringify(body) : body }),
    });
    for (const { name: key, value } of answer.cookies) {
      if (value === '') jar.delete(key);
      else jar.set(key, value);
    }
    return answer;
  };
  const proof = (of = person, on = installation): TabletProof => ({
    installation: on,
    deviceName: `${name}'s tablet`,
    person: of,
    publicKey,
    signature: sign(keyStatement(of, on)),
  });
  return {
    name,
    person,
    publicKey,
    sign,
    call,
    proof,
    jar,
    /** The header by which this key speaks for a person without a session. */
    key: (journal: string, of = person) => ({
      authorization: `Key ${of}:${publicKey}:${sign(handOverStatement(journal))}`,
    }),
    signIn: (more: object = {}) =>
      call('POST', '/api/sign-in', { signInName: name, password, tablet: proof(), ...more }),
    join: (secret: string, more: object = {}) =>
      call('POST', '/api/join', { secret, name, signInName: name, password, tablet: proof(), ...more }),
  };
};
export type Somebody = ReturnType<typeof somebody>;

/** The first administrator, from the set-up link. */
export const firstAdministrator = async (server: AttackedServer) => {
  const administrator = somebody(server, 'Adele');
  const link = await server.parts.accounts.setUpLink();
  await administrator.join(link?.secret ?? '');
  return administrator;
};

export const invitation = async (administrator: Somebody, name: string, role: AccountRole): Promise<string> => {
  await administrator.call('POST', '/api/fresh', { password });
  const answer = await administrator.call('POST', '/api/invitations', { name, role });
  return answer.json<LinkReply>().secret;
};

export const invited = async (
  server: AttackedServer,
  administrator: Somebody,
  name: string,
  role: AccountRole,
): Promise<Somebody> => {
  const guest = somebody(server, name);
  await guest.join(await invitation(administrator, name, role));
  return guest;
};

/** One chain of changes of one person in one journal, each really signed. */
export const authorIn = (who: Somebody, journal: string, membership: string) => {
  let tip: ChainTip = { chain: newId(), n: 0, previous: null };
  const by = (more: Partial<Authoring> = {}): Authoring => ({
    app: 'attack',
    journal,
    under: membership,
    by: who.person,
    act: newId(),
    at: new Date().toISOString(),
    offset: null,
    newId,
    newSalt: () => randomBytes(16).toString('hex'),
    ...more,
  });
  /** Links and signs, with whatever else is to be in it. */
  const signed = (unlinked: UnlinkedChange, more: object = {}): Change => {
    const placed = linkChanges(tip, [{ ...unlinked, key: who.publicKey, ...more } as UnlinkedChange]);
    tip = placed.tip;
    const [{ link, ...change } = { link: '' }] = placed.linked;
    return { ...change, signature: who.sign(link) } as Change;
  };
  const edit = (value: Json = 'words', more: object = {}, edits: Partial<Edit> = {}): Change =>
    signed(makeChange(by(), { noun: 'finding', record: newId(), field: 'title', value, ...edits }, []), more);
  return {
    membership,
    by,
    signed,
    edit,
    edits: (count: number): readonly Change[] => Array.from({ length: count }, (_, i) => edit(`words ${i}`)),
    /** Names a file, so that its bytes may follow. */
    attach: (sha256: string): Change =>
      edit({ kept: { sha256 } }, {}, { noun: 'evidence', field: 'file', kind: 'attach' }),
  };
};
export type Author = ReturnType<typeof authorIn>;

/** Signs a change again as it now stands, whatever was done to it. */
export const signedAgain = (who: Somebody, change: object): Change =>
  ({ ...change, signature: who.sign(linkHash(change as Change)) }) as Change;

/** A journal that `lead` founded, not sent yet. */
export const foundedBy = (lead: Somebody, kind: JournalKind = 'audit') => {
  const membership = newId();
  const role = kind === 'organisation' ? 'administrator' : 'lead';
  const founder = { kind, person: lead.person, role, publicKey: lead.publicKey } as const;
  const journal = foundedJournalId({ ...founder, membership });
  const author = authorIn(lead, journal, membership);
  const founding = author.signed(foundJournal(author.by(), founder));
  const url = (rest = '') => `/api/journals/${journal}${rest}`;
  const held: Change[] = [founding];

  const push = async (who: Somebody, changes: readonly unknown[], headers: Headers = {}) => {
    const answer = await who.call('POST', url('/changes'), { changes }, headers);
    if (answer.statusCode === 202) held.push(...(changes as Change[]));
    return answer;
  };
  return {
    journal,
    author,
    founding,
    held,
    url,
    push,
    send: () => lead.call('PUT', url(), { changes: [founding] }),
    pull: (who: Somebody, query = 'after=0') => who.call('GET', url(`/changes?${query}`)),
    /** Adds a member by the lead's change, and gives the new member a chain to write. */
    add: async (who: Somebody, role: MemberRole): Promise<Author> => {
      const { person, publicKey, name } = who;
      const change = author.signed(addMember(author.by(), { person, publicKey, name, role }));
      await push(lead, [change]);
      return authorIn(who, journal, change.record);
    },
    remove: async (membership: string) =>
      push(lead, [author.signed(removeMember(author.by(), held, [membership], 'left the team'))]),
  };
};
export type Audit = ReturnType<typeof foundedBy>;

/** All of a journal as one reader sees it. */
export const itemsFor = async (who: Somebody, { pull }: Audit): Promise<PageReply['items']> =>
  (await pull(who)).json<PageReply>().items;
