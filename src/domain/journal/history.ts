import { type Result, refuse, succeed } from '../result.ts';
import type { Change, Json } from './change.ts';
import type { Edit } from './edit.ts';
import { parentField } from './journal-view.ts';
import { headsOf } from './record-state.ts';

/** The changes of one field, oldest first by the clocks of their tablets (for reading only: no clock decides). */
export const fieldHistory = (changes: readonly Change[], record: string, field: string): readonly Change[] =>
  changes
    .filter((c) => c.record === record && c.field === field)
    .toSorted((a, b) => a.at.localeCompare(b.at) || a.n - b.n);

export type UndoRefusal =
  | { readonly kind: 'changedSince'; readonly fields: readonly string[] }
  | { readonly kind: 'settledConflict'; readonly fields: readonly string[] };

/**
 * SPEC J13: the edits that take back a whole act: each of its fields gets the value it superseded, or null; a record
 * that the act began is deleted. Refused where a field was changed again since, so that undo never takes away
 * somebody's later words, and where the act settled a conflict, which no single value can bring back.
 * `changes` are the valid changes of every record that the act touched, and of their children.
 */
export const undoAct = (changes: readonly Change[], act: string): Result<readonly Edit[], UndoRefusal> => {
  const fieldOf = (c: Change) => `${c.record} ${c.field}`;
  const byField = Map.groupBy(changes, fieldOf);
  const byId = new Map(changes.map((c) => [c.id, c]));
  const ofAct = [
    ...Map.groupBy(
      changes.filter((c) => c.act === act),
      fieldOf,
    ),
  ];
  const fieldsWhere = (test: (key: string, own: readonly Change[]) => boolean) =>
    ofAct.filter(([key, own]) => test(key, own)).map(([key]) => key);
  const changedSince = fieldsWhere((key) =>
    headsOf(byField.get(key) ?? []).some((head) => byId.get(head.id)?.act !== act),
  );
  if (changedSince.length > 0) return refuse({ kind: 'changedSince', fields: changedSince });
  const valuesBefore = (own: readonly Change[]) => own[0]?.supersedes.map((id) => byId.get(id)?.value ?? null) ?? [];
  const settled = fieldsWhere((_, own) => new Set(valuesBefore(own).map((v) => JSON.stringify(v))).size > 1);
  if (settled.length > 0) return refuse({ kind: 'settledConflict', fields: settled });

  // What the act began is taken back whole or not at all: half of it, without the fields that place it, would be lost.
  const byRecord = [...Map.groupBy(changes, (c) => c.record)];
  const isBegun = (all: readonly Change[]) =>
    all.toSorted((a, b) => a.at.localeCompare(b.at) || a.n - b.n)[0]?.act === act;
  const begun = new Set(byRecord.filter(([, all]) => isBegun(all)).map(([record]) => record));
  const builtUpon = byRecord.filter(
    ([record, all]) =>
      (begun.has(record) && all.some((c) => c.act !== act)) ||
      (!begun.has(record) &&
        all.some((c) => c.field === parentField && typeof c.value === 'string' && begun.has(c.value))),
  );
  if (builtUpon.length > 0) return refuse({ kind: 'changedSince', fields: builtUpon.map(([record]) => record) });

  const edits: Edit[] = [];
  for (const [record, all] of byRecord) {
    const own = all.filter((c) => c.act === act);
    const [first] = own;
    if (!first) continue;
    if (own.length === all.length) {
      edits.push({ noun: first.noun, record, field: 'deleted', value: true, seen: own.map((c) => c.id) });
      continue;
    }
    for (const [field, ofField] of Map.groupBy(own, (c) => c.field)) {
      const before: Json = valuesBefore(ofField)[0] ?? (field === 'deleted' ? false : null);
      edits.push({ noun: first.noun, record, field, value: before, seen: ofField[0]?.seen ?? [] });
    }
  }
  return succeed(edits);
};
