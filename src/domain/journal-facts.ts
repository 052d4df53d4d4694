import type { Noun } from './nouns.ts';
import { type Row, shownInOrder } from './row.ts';

/** What a journal says, by noun, without what is deleted, in the order it was begun. Acts decide on it. */
export type JournalFacts = {
  readonly journal: string;
  readonly of: <N extends Noun>(noun: N) => readonly Row<N>[];
  /** The shown record of that noun with this id. */
  readonly record: <N extends Noun>(noun: N, record: string | undefined) => Row<N> | undefined;
};

/** Sorts the rows of one journal, hidden ones among them, into facts. */
export const journalFacts = (journal: string, rows: readonly { readonly noun: string }[]): JournalFacts => {
  const byNoun = Map.groupBy(rows, (row) => row.noun);
  const sorted = new Map<Noun, readonly Row<Noun>[]>();
  const of = <N extends Noun>(noun: N): readonly Row<N>[] => {
    const known = sorted.get(noun) ?? shownInOrder((byNoun.get(noun) ?? []) as unknown as readonly Row<Noun>[]);
    sorted.set(noun, known);
    return known as unknown as readonly Row<N>[];
  };
  return { journal, of, record: (noun, record) => of(noun).find((row) => row.record === record) };
};
