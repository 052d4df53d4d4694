import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { promisify } from 'node:util';

const verifyInPool = promisify(verify);

/** Reads public keys in hex; each once. */
const makeKeyShelf = () => {
  const keys = new Map<string, KeyObject | undefined>();
  return (publicKey: string): KeyObject | undefined => {
    if (!/^[0-9a-f]{64}$/.test(publicKey)) return undefined;
    if (keys.has(publicKey)) return keys.get(publicKey);
    if (keys.size > 5_000) keys.clear();
    const x = Buffer.from(publicKey, 'hex').toString('base64url');
    let key: KeyObject | undefined;
    try {
      key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    } catch {
      key = undefined;
    }
    keys.set(publicKey, key);
    return key;
  };
};

/** Verifies Ed25519 signatures in hex over hashes in hex. */
export const makeSignatureCheck = () => {
  const keyOf = makeKeyShelf();
  return (publicKey: string, hash: string, signature: string): boolean => {
    const key = keyOf(publicKey);
    return key !== undefined && verify(null, Buffer.from(hash, 'hex'), key, Buffer.from(signature, 'hex'));
  };
};

/** The same beside the main thread, on every core that is free: for a server that others wait for meanwhile. */
export const makePooledSignatureCheck = () => {
  const keyOf = makeKeyShelf();
  return async (publicKey: string, hash: string, signature: string): Promise<boolean> => {
    const key = keyOf(publicKey);
    return key !== undefined && verifyInPool(null, Buffer.from(hash, 'hex'), key, Buffer.from(signature, 'hex'));
  };
};
