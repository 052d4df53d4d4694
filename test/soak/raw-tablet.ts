import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { addMember } from '#domain/journal/administer.ts';
import { type ChainTip, linkChanges } from '#domain/journal/chain.ts';
import type { Change, UnlinkedChange } from '#domain/journal/change.ts';
import { type Authoring, foundJournal, makeChange } from '#domain/journal/make-change.ts';
import { foundedJournalId } from '#domain/journal/memberships.ts';
import { editsOf } from '#domain/row.ts';
import type { TabletProof } from '#protocol/account-messages.ts';
import { keyStatement } from '#protocol/statements.ts';
import { jarFetch } from './jar-fetch.ts';

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes that begin as a JPEG does, and are like no others. */
export const randomPhoto = (size: number): { readonly sha256: string; readonly bytes: Uint8Array<ArrayBuffer> } => {
  const bytes = Uint8Array.from(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(size)]));
  return { sha256: sha256Of(bytes), bytes };
};

export const fileOf = ({ sha256, bytes }: ReturnType<typeof randomPhoto>) => {
  const kept = { sha256, mediaType: 'image/jpeg', size: bytes.length, isOriginal: true };
  return { name: 'p.jpg', mediaType: 'image/jpeg', size: bytes.length, sha256, kept };
};

/** Where one person writes in a journal. */
type Place = { readonly journal: string; readonly membership: string };

/** A tablet without a store: it speaks the protocol, and keeps what it said in memory. */
export const makeRawTablet = (name: string, origin: () => string) => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');
  const person = randomUUID() as string;
  const installation = randomUUID() as string;
  const call = jarFetch(origin);
  const signed = (hash: string) => sign(null, Buffer.from(hash, 'hex'), privateKey).toString('hex');
  let tip: ChainTip = { chain: randomUUID(), n: 0, previous: null };
  let place: Place | undefined;

  const authoring = ({ journal, membership }: Place): Authoring => ({
    app: 'soak',
    journal,
    under: membership,
    by: person,
    act: randomUUID(),
    at: new Date().toISOString(),
    offset: null,
    newId: () => randomUUID() as string,
    newSalt: () => randomBytes(16).toString('hex'),
  });

  const write = (make: (by: Authoring) => readonly UnlinkedChange[]): readonly Change[] => {
    if (!place) throw new Error(`${name} is in no journal.`);
    const unlinked = make(authoring(place));
    const { linked, tip: next } = linkChanges(
      tip,
      unlinked.map((change, i) => (tip.n === 0 && i === 0 ? { ...change, key } : change)),
    );
    tip = next;
    return linked.map(({ link, ...change }) => ({ ...change, signature: signed(link) }) as Change);
  };

  const send = (method: string, path: string, json: unknown): Promise<Response> =>
    call(`/api${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(json),
    });

  const tablet: TabletProof = {
    installation,
    deviceName: `${name}'s tablet`,
    person,
    publicKey: key,
    signature: signed(keyStatement(person, installation)),
  };

  return {
    name,
    person,
    key,
    send,
    get: (path: string) => call(`/api${path}`),
    sendBytes: (method: 'PUT' | 'PATCH', path: string, bytes: Uint8Array<ArrayBuffer>, more: HeadersInit = {}) =>
      call(`/api${path}`, {
        method,
        headers: { 'content-type': 'application/octet-stream', ...more },
        body: bytes,
      }),
    head: (path: string) => call(`/api${path}`, { method: 'HEAD' }),
    join: async (secret: string): Promise<void> => {
      const joined = await send('POST', '/join', {
        secret,
        name,
        signInName: name,
        password: 'a password long enough',
        tablet,
      });
      if (!joined.ok) throw new Error(`${name} can't join: ${await joined.text()}`);
    },
    /** Begins an audit as its lead. */
    found: (): readonly Change[] => {
      const membership = randomUUID() as string;
      const founder = { kind: 'audit', person, role: 'lead', publicKey: key } as const;
      place = { journal: foundedJournalId({ ...founder, membership }), membership };
      return write((by) => [foundJournal(by, founder)]);
    },
    addMember: (member: { readonly person: string; readonly publicKey: string }, role: 'auditor' | 'observer') =>
      write((by) => [addMember(by, { ...member, role })]),
    enter: (entered: Place) => {
      place = entered;
    },
    /** Changes of findings, and one that names a photo where one is given. */
    record: (count: number, photo?: ReturnType<typeof randomPhoto>): readonly Change[] =>
      write((by) => [
        ...Array.from({ length: count }, () =>
          makeChange(
            by,
            { noun: 'finding', record: randomUUID(), field: 'title', value: randomBytes(20).toString('hex') },
            [],
          ),
        ),
        ...(photo
          ? editsOf('evidence', randomUUID(), { file: fileOf(photo) }).map((edit) => makeChange(by, edit, []))
          : []),
      ]),
    journal: () => place?.journal ?? '',
  };
};

export type RawTablet = ReturnType<typeof makeRawTablet>;
