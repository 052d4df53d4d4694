import type { Noun } from '../nouns.ts';
import type { Row } from '../row.ts';

/** Written in two versions, or withdrawn in one place and edited in another. */
export const isInConflict = (row: Row<Noun>, fields?: readonly string[]): boolean =>
  row.visibility === 'deletedUnseen' ||
  Object.keys(row.open).some((field) => fields === undefined || fields.includes(field));
