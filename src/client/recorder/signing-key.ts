import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { DeviceDatabase, SigningKey } from '../store/device-database.ts';

const algorithm = { name: 'Ed25519' } as const;

/** Loaded only where the browser has no Ed25519 of its own. */
const loadCurve = () => import('@noble/ed25519');

/** A new Ed25519 key for a person on this installation. Held by the browser, scripts can't read it; else it is marked software-held. */
const makeSigningKey = async (crypto: Crypto, person: string): Promise<SigningKey> => {
  const pair = await crypto.subtle
    .generateKey(algorithm, false, ['sign', 'verify'])
    .then((made) => made as CryptoKeyPair)
    .catch((error: unknown) => {
      if (error instanceof Error && error.name === 'NotSupportedError') return undefined;
      throw error;
    });
  if (pair) {
    const publicKey = bytesToHex(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
    return { person, publicKey, heldBy: 'browser', privateKey: pair.privateKey };
  }
  const { secretKey, publicKey } = await (await loadCurve()).keygenAsync();
  return { person, publicKey: bytesToHex(publicKey), heldBy: 'software', secretKey };
};

/** SPEC J4: signs a link hash (hex) and gives the signature in hex. */
export const signLink = async (crypto: Crypto, key: SigningKey, link: string): Promise<string> => {
  if (key.heldBy === 'software')
    return bytesToHex(await (await loadCurve()).signAsync(hexToBytes(link), key.secretKey));
  return bytesToHex(
    new Uint8Array(await crypto.subtle.sign(algorithm, key.privateKey, hexToBytes(link) as BufferSource)),
  );
};

/** The keys of this installation, each made when its person first signs, kept in the store and, once read, in memory. */
export const makeKeyRing = (database: DeviceDatabase, crypto: Crypto) => {
  const read = new Map<string, Promise<SigningKey>>();
  const find = async (person: string): Promise<SigningKey> => {
    const known = await database.keys.get(person);
    if (known) return known;
    const made = await makeSigningKey(crypto, person);
    // Another tab may have been faster: the first key stays.
    return database.transaction('rw', database.keys, async () => {
      const first = await database.keys.get(person);
      if (!first) await database.keys.add(made);
      return first ?? made;
    });
  };
  const keyOf = (person: string): Promise<SigningKey> => {
    const key = read.get(person) ?? find(person);
    read.set(person, key);
    key.catch(() => read.delete(person));
    return key;
  };
  return { keyOf };
};
