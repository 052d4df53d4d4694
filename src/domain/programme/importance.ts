import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import type { JournalFacts } from '../journal-facts.ts';
import { saidValues } from '../organisation/said-values.ts';
import { editsOf, type Row } from '../row.ts';
import { importances } from './programme-nouns.ts';

export type Importance = (typeof importances)[number];

/** SPEC PR7: exists once per programme and clause, control or area. */
export const importanceRecordId = (journal: string, programme: string, item: string): string =>
  computedRecordId(journal, 'importance', `${programme} ${item}`);

export const setImportance = (
  journal: string,
  input: { readonly programme: string; readonly item: string; readonly importance: Importance },
): readonly Edit[] =>
  editsOf('importance', importanceRecordId(journal, input.programme, input.item), {
    parent: input.programme,
    item: input.item,
    importance: input.importance,
  });

const isImportance = (value: unknown): value is Importance => importances.some((one) => one === value);

/** Of two versions the higher. */
export const importanceSaid = (row: Row<'importance'>): Importance | undefined => {
  const said = saidValues(row, 'importance', isImportance);
  return importances.find((one) => said.includes(one));
};

/** The importances of a programme by clause, control or area. */
export const importancesOf = (facts: JournalFacts, programme: string): ReadonlyMap<string, Row<'importance'>> =>
  new Map(
    facts
      .of('importance')
      .filter((row) => row.fields.parent === programme)
      .flatMap((row) => (row.fields.item === undefined ? [] : [[row.fields.item, row] as const])),
  );
