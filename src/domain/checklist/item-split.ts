import { isShown, type Row } from '../row.ts';

/** The keys of the parts of each split item: a part's responses, findings and evidence name their `item` so. */
export type Splits = ReadonlyMap<string, readonly string[]>;

const between = '~';

/** SPEC PL20: the key of one part of an item, by the record of its AI system or site. */
export const partKey = (item: string, record: string): string => item + between + record;

/** The item that a key is of, whole or part. */
export const wholeOf = (key: string): string => key.split(between)[0] ?? key;

export const recordOfPart = (key: string): string | undefined => key.split(between)[1];

type Held = {
  readonly responses: ReadonlyMap<string, Row<'checklistResponse'>>;
  readonly findings: readonly Row<'finding'>[];
  readonly evidence: readonly Row<'evidence'>[];
};

/** Keys of items, parts among them, that hold something: an answer or a note, a finding, evidence. */
export const heldKeys = ({ responses, findings, evidence }: Held): readonly string[] => [
  ...[...responses].flatMap(([key, { fields }]) => (Object.values(fields).filter(Boolean).length > 1 ? key : [])),
  ...[...findings, ...evidence].flatMap(({ fields }) => fields.item ?? []),
];

/**
 * SPEC PL22: the parts that any version of a split names, and those that hold something though their split was taken
 * back meanwhile: what was recorded on a part stays on the checklist.
 */
export const splitsOf = (rows: readonly Row<'itemSplit'>[], held: Held): Splits => {
  const named = rows
    .filter(isShown)
    .flatMap(({ fields: { item, parts }, open }) =>
      (open['parts']?.map((head) => head.value as typeof parts) ?? [parts]).flatMap((records) =>
        (records ?? []).map((record) => partKey(item ?? '', record)),
      ),
    );
  const holding = heldKeys(held).filter((key) => key.includes(between));
  return Map.groupBy(new Set([...named, ...holding]), wholeOf);
};
