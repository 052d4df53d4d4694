import type { AuditFacts } from '../audit/audit-facts.ts';
import { type ChecklistItem, checklistItems } from './checklist-item.ts';
import { type ItemState, itemState } from './verdict.ts';

export type ItemWithState = ChecklistItem & { readonly state: ItemState; readonly findingCount: number };

/** Every checklist item in order with what stands on it. */
export const itemStates = (
  facts: Pick<AuditFacts, 'catalogue' | 'procedures' | 'responses' | 'findings'>,
): readonly ItemWithState[] => {
  const findingsByItem = Map.groupBy(facts.findings, (finding) => finding.fields.item ?? '');
  return checklistItems(facts).map((item) => {
    const findings = findingsByItem.get(item.item) ?? [];
    return { ...item, state: itemState(facts.responses.get(item.item), findings), findingCount: findings.length };
  });
};

export type Progress = { readonly recorded: number; readonly of: number };

export const progressOf = (items: readonly ItemWithState[]): Progress => ({
  recorded: items.filter((item) => item.state.isRecorded).length,
  of: items.length,
});
