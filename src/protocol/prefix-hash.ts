import { type Digest, hashOf } from '#domain/journal/hashes.ts';

/** Of an empty history. */
export const noPrefix = '0'.repeat(64);

/** What the server says of the order of changes: never a value, so that a redaction leaves it as it is. */
export type Received = {
  readonly seq: number;
  readonly id: string;
  readonly link: string;
  readonly receivedAt: string;
};

/** The hash over a journal's history up to and with this entry: equal hashes mean equal histories. */
export const prefixAfter = (prefix: string, { seq, id, link, receivedAt }: Received, digest?: Digest): string =>
  hashOf([prefix, seq, id, link, receivedAt], digest);
