import type { OwnThing } from '#domain/plan/impartiality.ts';

/** Own areas and items in a row: their names are what people know them by. */
export const ownWords = (own: readonly OwnThing[]): string =>
  own.map((thing) => (thing.kind === 'area' ? thing.name : thing.ref)).join(', ');
