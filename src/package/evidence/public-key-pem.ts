import { hexToBytes } from '@noble/hashes/utils.js';
import { base64 } from './base64.ts';

/** What stands before the 32 bytes of an Ed25519 key in its standard form (RFC 8410). */
const header = '302a300506032b6570032100';

/** A public key, given in hex, as openssl reads it. */
export const publicKeyPem = (key: string): string =>
  `-----BEGIN PUBLIC KEY-----\n${base64(hexToBytes(`${header}${key}`))}\n-----END PUBLIC KEY-----\n`;
