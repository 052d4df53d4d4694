import { hashOf } from '#domain/journal/hashes.ts';

/** What a tablet signs to show that a key is its own: hex, to be signed like a link hash. */
export const keyStatement = (person: string, installation: string): string =>
  hashOf(['clausewalk key', person, installation]);

/** What a key signs to hand over work of a person who has no session: `authorization: Key person:publicKey:signature`. */
export const handOverStatement = (journal: string): string => hashOf(['clausewalk hand over', journal]);
