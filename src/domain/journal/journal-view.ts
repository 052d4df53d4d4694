import type { Change } from './change.ts';
import { type RecordState, recordState } from './record-state.ts';
import { changeStatuses, isAdministrative, isCounted } from './status.ts';
import { type Visibility, visibilityOf } from './visibility.ts';

/** A record as screens and reports read it. */
export type RecordRow = RecordState & { readonly visibility: Visibility };

/** SPEC J12: a child points at its parent by this field. */
export const parentField = 'parent';

/** The row of one record from its own valid changes and those of its children. */
export const rowOf = (record: readonly Change[], children: readonly (readonly Change[])[]): RecordRow | null => {
  const state = recordState(record);
  return state && { ...state, visibility: visibilityOf(record, children) };
};

/** SPEC J11: every row of one journal, as a pure function of the set of its changes. */
export const journalView = (changes: readonly Change[]): ReadonlyMap<string, RecordRow> => {
  const unique = [...new Map(changes.map((c) => [c.id, c])).values()];
  const status = changeStatuses(unique);
  const valid = unique.filter((c) => !isAdministrative(c) && isCounted(status(c)));
  const byRecord = Map.groupBy(valid, (c) => c.record);
  const childrenOf = new Map<string, Set<string>>();
  for (const change of valid)
    if (change.field === parentField && typeof change.value === 'string')
      childrenOf.set(change.value, (childrenOf.get(change.value) ?? new Set()).add(change.record));
  const rows = new Map<string, RecordRow>();
  for (const [record, own] of byRecord) {
    const children = [...(childrenOf.get(record) ?? [])].map((child) => byRecord.get(child) ?? []);
    const row = rowOf(own, children);
    if (row) rows.set(record, row);
  }
  return rows;
};
