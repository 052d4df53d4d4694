import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Change, Json, UnlinkedChange } from './change.ts';

/** SHA-256 over canonical JSON (RFC 8785), in hex. Synchronous: awaiting inside an IndexedDB transaction would end it. */
export const hashOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalize(value) ?? 'null')));

/** SPEC J3: a value's hash is salted, so that a redacted value can't be guessed from what remains. */
export const valueHash = (salt: string, value: Json): string => hashOf([salt, value]);

/** SPEC J3: covers what was said, not where it stands in a chain; value and salt only through `valueHash`. */
export const contentHash = (change: UnlinkedChange | Change): string => {
  const { value: _v, salt: _s, chain: _c, n: _n, previous: _p, signature: _g, ...content } = change as Change;
  return hashOf(content);
};

/** SPEC J4: covers a change and its place: chain, number and the link before it. `content`: where it is known already. */
export const linkHash = (change: Omit<Change, 'signature'>, content = contentHash(change as Change)): string =>
  hashOf({
    chain: change.chain,
    n: change.n,
    previous: change.previous,
    contentHash: content,
  });
