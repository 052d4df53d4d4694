import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';

const leaf = (hash: string) => sha256(concatBytes(Uint8Array.of(0), hexToBytes(hash)));
const node = (left: Uint8Array, right: Uint8Array) => sha256(concatBytes(Uint8Array.of(1), left, right));

const rootOf = (leaves: readonly Uint8Array[]): Uint8Array => {
  const [only] = leaves;
  if (!only) return sha256(new Uint8Array());
  if (leaves.length === 1) return only;
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return node(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
};

/** SPEC J21: the Merkle root (RFC 9162) in hex over link hashes, then blob hashes, each sorted by their bytes. */
export const merkleRoot = (links: readonly string[], blobs: readonly string[]): string =>
  bytesToHex(rootOf([...links.toSorted(), ...blobs.toSorted()].map(leaf)));
