import type { AuditFacts } from '../audit/audit-facts.ts';
import { type ChecklistItem, checklistItems } from './checklist-item.ts';
import { type ItemState, itemState } from './verdict.ts';

export type ItemWithState = ChecklistItem & { readonly state: ItemState; readonly findingCount: number };

type Findings = AuditFacts['findings'];

export const findingsByItem = (findings: Findings): ReadonlyMap<string, Findings> =>
  Map.groupBy(findings, (finding) => finding.fields.item ?? '');

/** What stands on each item, in order. */
export const statesOf = (
  items: readonly ChecklistItem[],
  responses: AuditFacts['responses'],
  byItem: ReadonlyMap<string, Findings>,
): readonly ItemWithState[] =>
  items.map((item) => {
    const findings = byItem.get(item.item) ?? [];
    return { ...item, state: itemState(responses.get(item.item), findings), findingCount: findings.length };
  });

/** Every checklist item of an audit in order with what stands on it. */
export const itemStates = (
  facts: Pick<AuditFacts, 'catalogue' | 'procedures' | 'responses' | 'findings'>,
): readonly ItemWithState[] => statesOf(checklistItems(facts), facts.responses, findingsByItem(facts.findings));

export type Progress = { readonly recorded: number; readonly of: number };

export const progressOf = (items: readonly ItemWithState[]): Progress => ({
  recorded: items.filter((item) => item.state.isRecorded).length,
  of: items.length,
});
