import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Change, Json, UnlinkedChange } from './change.ts';

/** SHA-256 of a text's UTF-8, in hex. A machine that has a faster one than JavaScript's gives its own. */
export type Digest = (text: string) => string;

/** Synchronous: awaiting WebCrypto inside an IndexedDB transaction would end it. */
const digestInJavaScript: Digest = (text) => bytesToHex(sha256(utf8ToBytes(text)));

/** SHA-256 over canonical JSON (RFC 8785), in hex. */
export const hashOf = (value: unknown, digest = digestInJavaScript): string => digest(canonicalize(value) ?? 'null');

/** SPEC J3: a value's hash is salted, so that a redacted value can't be guessed from what remains. */
export const valueHash = (salt: string, value: Json, digest?: Digest): string => hashOf([salt, value], digest);

/** SPEC J3: covers what was said, not where it stands in a chain; value and salt only through `valueHash`. */
export const contentHash = (change: UnlinkedChange | Change, digest?: Digest): string => {
  const { value: _v, salt: _s, chain: _c, n: _n, previous: _p, signature: _g, ...content } = change as Change;
  return hashOf(content, digest);
};

/** SPEC J4: covers a change and its place: chain, number and the link before it. `content`: where it is known already. */
export const linkHash = (
  change: Omit<Change, 'signature'>,
  content = contentHash(change as Change),
  digest?: Digest,
): string =>
  hashOf(
    {
      chain: change.chain,
      n: change.n,
      previous: change.previous,
      contentHash: content,
    },
    digest,
  );
