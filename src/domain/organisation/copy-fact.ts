import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import type { Noun, RecordOf } from '../nouns.ts';
import { editsOf, type Row } from '../row.ts';

/** Kinds of record that can be copied from one journal into another: they say where they came from. */
export type CopiedNoun = {
  [N in Noun]: RecordOf<N> extends { source: infer S } ? (S extends object ? N : never) : never;
}[Noun];

/**
 * Takes over a fact that the organisation's journal holds into an audit's, with its source: an audit's journal is
 * self-contained and stays true when the organisation changes (SYNC 1). Copied twice it is one record.
 */
export const copyFact = <N extends CopiedNoun>(
  journal: string,
  row: Pick<Row<N>, 'journal' | 'record' | 'noun' | 'fields'>,
): readonly Edit[] =>
  editsOf<CopiedNoun>(row.noun, computedRecordId(journal, row.noun, row.record), {
    ...row.fields,
    source: { journal: row.journal, record: row.record },
  } as Parameters<typeof editsOf<CopiedNoun>>[2]);
