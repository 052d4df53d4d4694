import { hexToBytes } from '@noble/hashes/utils.js';
import type { Change } from '#domain/journal/change.ts';
import { contentHash } from '#domain/journal/hashes.ts';
import { canonicalJson } from '../canonical-json.ts';
import { base64 } from './base64.ts';

/**
 * The texts behind a change's hashes: what is signed is the SHA-256 of `place`, which has that of `content` in it, which
 * has that of `value`; that one is empty where the words were left out.
 */
export const signedTexts = (change: Change) => {
  const { value, salt, chain, n, previous, signature: _, ...content } = change;
  return {
    place: canonicalJson({ chain, n, previous, contentHash: contentHash(change) }),
    content: canonicalJson(content),
    value: value === undefined || salt === undefined ? '' : canonicalJson([salt, value]),
  };
};

/** No key, or a signature that is none: a name that no key file has, so that the check fails and says so. */
const noKey = 'none';

/** SPEC E4: one line a change, its parts apart by tabs, which JSON never holds: key file, signature, and the three texts. */
export const signatureLine = (change: Change, keyFile: string | undefined): string => {
  const { place, content, value } = signedTexts(change);
  const isSigned = keyFile !== undefined && /^[0-9a-f]{128}$/.test(change.signature);
  return [
    isSigned ? keyFile : noKey,
    isSigned ? base64(hexToBytes(change.signature)) : noKey,
    place,
    content,
    value,
  ].join('\t');
};
