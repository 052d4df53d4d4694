import type { Edit } from '../journal/edit.ts';
import { seenHeads } from '../journal/seen-heads.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { Noun } from '../nouns.ts';
import type { Row } from '../row.ts';

/** Records that hang on another by their field `parent` (SPEC J12). */
const childNouns = {
  person: ['competence'],
  aiSystem: ['systemChange'],
  programme: ['plannedAudit', 'importance'],
} as const satisfies { readonly [noun in Noun]?: readonly Noun[] };

/** Takes a record out of its journal, and what hangs on it out of sight with it. It can be restored. */
export const takeOutRecord = (facts: JournalFacts, noun: Noun, record: string): readonly Edit[] => {
  const row = facts.record(noun, record);
  if (!row) return [];
  const nouns: readonly Noun[] = noun in childNouns ? childNouns[noun as keyof typeof childNouns] : [];
  const children = nouns
    .flatMap((child) => facts.of(child) as readonly Row<Noun>[])
    .filter((child) => (child.fields as { readonly parent?: string }).parent === record);
  return [{ noun, record, field: 'deleted', value: true, seen: seenHeads(row, children) }];
};
