import type { AuditFacts } from '../audit/audit-facts.ts';
import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { seenHeads } from '../journal/seen-heads.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { RecordOf } from '../nouns.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf } from '../row.ts';
import { checklistItems } from './checklist-item.ts';
import { heldKeys, recordOfPart } from './item-split.ts';

export type SplitRefusal =
  | { readonly kind: 'noSuchItem'; readonly item: string }
  | { readonly kind: 'partCannotBeSplit'; readonly item: string }
  | { readonly kind: 'splitNeedsTwo'; readonly item: string }
  /** These parts hold a response, a note, a finding or evidence, which would belong to nothing. */
  | { readonly kind: 'partsInUse'; readonly parts: readonly string[] };

type SplitFacts = AuditFacts & Pick<JournalFacts, 'of'>;

/** An item's split exists once (SPEC J9). */
export const splitRecordId = (journal: string, item: string): string => computedRecordId(journal, 'itemSplit', item);

/** SPEC PL23: parts of an item that would go, though something is recorded on them. */
const partsInUse = (facts: SplitFacts, item: string, kept: readonly string[]): readonly string[] => {
  const held = new Set(heldKeys(facts));
  return checklistItems(facts)
    .filter(({ part, item: key }) => part?.of === item && held.has(key) && !kept.includes(recordOfPart(key) ?? ''))
    .map(({ ref }) => ref);
};

/** SPEC PL20: audits an item in parts, one by AI system or site; said again, with other parts. What was recorded stays where it is. */
export const splitItem = (
  facts: SplitFacts,
  input: {
    readonly item: string;
    readonly by: RecordOf<'itemSplit'>['by'];
    readonly parts: readonly string[];
  },
): Result<readonly Edit[], SplitRefusal> => {
  const { item, by } = input;
  const found = checklistItems(facts).find((candidate) => candidate.item === item);
  if (!found) return refuse({ kind: 'noSuchItem', item });
  if (found.part) return refuse({ kind: 'partCannotBeSplit', item: found.ref });
  const offered = (by === 'site' ? facts.sites : facts.aiSystems).map((row) => row.record);
  const known = new Set([...offered, ...partRecords(facts, item)]);
  const parts = [...new Set(input.parts)].filter((record) => known.has(record));
  if (parts.length < 2) return refuse({ kind: 'splitNeedsTwo', item: found.ref });
  const inUse = partsInUse(facts, item, parts);
  if (inUse.length > 0) return refuse({ kind: 'partsInUse', parts: inUse });
  const record = splitRecordId(facts.journal, item);
  return succeed([
    ...editsOf('itemSplit', record, { item, by, parts }),
    { noun: 'itemSplit', record, field: 'deleted', value: false },
  ]);
};

/** SPEC PL23: audits an item as one again, as long as nothing is recorded on its parts. */
export const unsplitItem = (facts: SplitFacts, item: string): Result<readonly Edit[], SplitRefusal> => {
  const inUse = partsInUse(facts, item, []);
  if (inUse.length > 0) return refuse({ kind: 'partsInUse', parts: inUse });
  return succeed(
    facts
      .of('itemSplit')
      .filter((row) => row.fields.item === item)
      .map((row) => ({
        noun: 'itemSplit',
        record: row.record,
        field: 'deleted',
        value: true,
        seen: seenHeads(row, []),
      })),
  );
};

/** The records of an item's parts, in the order they were named. */
export const partRecords = (facts: Pick<AuditFacts, 'splits'>, item: string): readonly string[] =>
  (facts.splits.get(item) ?? []).flatMap((key) => recordOfPart(key) ?? []);
