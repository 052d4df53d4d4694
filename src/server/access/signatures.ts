import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** Verifies Ed25519 signatures in hex over hashes in hex. Keys are read once. */
export const makeSignatureCheck = () => {
  const keys = new Map<string, KeyObject | undefined>();
  const keyOf = (publicKey: string): KeyObject | undefined => {
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
  return (publicKey: string, hash: string, signature: string): boolean => {
    const key = keyOf(publicKey);
    return key !== undefined && verify(null, Buffer.from(hash, 'hex'), key, Buffer.from(signature, 'hex'));
  };
};
