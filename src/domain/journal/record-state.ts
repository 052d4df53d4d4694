import type { Change, Json } from './change.ts';

/** One of the values that stand side by side, with who said it and when (SPEC J7). */
export type Head = {
  readonly id: string;
  readonly value: Json;
  readonly by: string;
  readonly at: string;
  readonly seen: readonly string[];
};

/** What a journal says of one record now. A cache of its changes: rebuilt from them it is the same (SPEC J11). */
export type RecordState = {
  readonly journal: string;
  readonly record: string;
  readonly noun: string;
  /** The value of each field; of an open conflict the head with the smallest id, never shown without `open`. */
  readonly fields: { readonly [field: string]: Json };
  /** Ids of each field's heads: what an edit made on this screen supersedes. */
  readonly heads: { readonly [field: string]: readonly string[] };
  /** Fields in open conflict, with all their heads. */
  readonly open: { readonly [field: string]: readonly Head[] };
  readonly createdAt: string;
  /** The number of its first change in its author's chain: tells apart what one act began. */
  readonly createdN: number;
  readonly createdBy: string;
  readonly changedAt: string;
  readonly changedBy: string;
};

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** SPEC J7: the valid changes of one field that no other valid change supersedes, in a fixed order. */
export const headsOf = (fieldChanges: readonly Change[]): readonly Head[] => {
  const superseded = new Set(fieldChanges.flatMap((c) => c.supersedes));
  return fieldChanges
    .filter((c) => !superseded.has(c.id))
    .sort(byId)
    .map((c) => ({ id: c.id, value: c.value ?? null, by: c.by, at: c.at, seen: c.seen ?? [] }));
};

const sameValue = (a: Json, b: Json) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** SPEC J8: two or more heads with different values are an open conflict; equal values are one value. */
export const isOpen = (heads: readonly Head[]): boolean =>
  heads.some((head) => !sameValue(head.value, heads[0]?.value ?? null));

/** The state of one record from its valid changes, in any order and with repeats. Null where there are none. */
export const recordState = (validChanges: readonly Change[]): RecordState | null => {
  const changes = [...new Map(validChanges.map((c) => [c.id, c])).values()];
  const inTime = changes.toSorted((a, b) => a.at.localeCompare(b.at) || a.n - b.n || byId(a, b));
  const [first, last] = [inTime[0], inTime.at(-1)];
  if (!first || !last) return null;
  const fields: Record<string, Json> = {};
  const heads: Record<string, readonly string[]> = {};
  const open: Record<string, readonly Head[]> = {};
  const byField = [...Map.groupBy(changes, (c) => c.field)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [field, fieldChanges] of byField) {
    const current = headsOf(fieldChanges);
    heads[field] = current.map((head) => head.id);
    const value = current[0]?.value ?? null;
    if (value !== null) fields[field] = value;
    if (isOpen(current)) open[field] = current;
  }
  return {
    journal: first.journal,
    record: first.record,
    noun: first.noun,
    fields,
    heads,
    open,
    createdAt: first.at,
    createdN: first.n,
    createdBy: first.by,
    changedAt: last.at,
    changedBy: last.by,
  };
};
