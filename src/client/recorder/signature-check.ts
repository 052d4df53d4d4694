import { hexToBytes } from '@noble/hashes/utils.js';
import type { VerifySignature } from '#domain/journal/key-ties.ts';

const algorithm = { name: 'Ed25519' } as const;

/** Loaded only where the browser has no Ed25519 of its own. */
const loadCurve = () => import('@noble/ed25519');

type Check = (link: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>) => Promise<boolean>;

const bytesOf = (hex: string) => hexToBytes(hex) as Uint8Array<ArrayBuffer>;

const checkBy = async (crypto: Crypto, publicKey: string): Promise<Check> => {
  try {
    const key = await crypto.subtle.importKey('raw', bytesOf(publicKey), algorithm, false, ['verify']);
    return (link, signature) => crypto.subtle.verify(algorithm, key, signature, link);
  } catch (error) {
    // Some browsers look at a key when they read it: what is none verifies nothing.
    if (!(error instanceof Error && error.name === 'NotSupportedError')) return () => Promise.resolve(false);
    const { verifyAsync } = await loadCurve();
    return (link, signature) => verifyAsync(signature, link, bytesOf(publicKey)).catch(() => false);
  }
};

/** Verifies Ed25519 signatures in a browser or a worker; each key is read once. Takes hex of the right lengths only. */
export const makeSignatureCheck = (crypto: Crypto): VerifySignature => {
  const checks = new Map<string, Promise<Check>>();
  return async (publicKey, link, signature) => {
    const check = checks.get(publicKey) ?? checkBy(crypto, publicKey);
    checks.set(publicKey, check);
    return (await check)(bytesOf(link), bytesOf(signature));
  };
};
