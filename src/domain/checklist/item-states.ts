import type { AuditFacts } from '../audit/audit-facts.ts';
import { type ChecklistFacts, type ChecklistItem, checklistItems } from './checklist-item.ts';
import { type ItemState, itemState, splitState } from './verdict.ts';

export type Progress = { readonly recorded: number; readonly of: number };

/** `parts`: how far the parts of a split item are. */
export type ItemWithState = ChecklistItem & { readonly state: ItemState; readonly parts?: Progress };

/** Every checklist item of an audit in order with what stands on it; of a split item, also what stands on its parts. */
export const itemStates = (
  facts: ChecklistFacts & Pick<AuditFacts, 'responses' | 'findings'>,
): readonly ItemWithState[] => {
  const byItem = Map.groupBy(facts.findings, (finding) => finding.fields.item);
  const items = checklistItems(facts).map((item) => ({
    ...item,
    state: itemState(facts.responses.get(item.item), byItem.get(item.item) ?? []),
  }));
  return items.map((item) => {
    if (!facts.splits?.has(item.item)) return item;
    const states = items.filter(({ part }) => part?.of === item.item).map(({ state }) => state);
    const parts = { recorded: states.filter((state) => state.isRecorded).length, of: states.length };
    return { ...item, state: splitState(item.state, states), parts };
  });
};

/** How many items are recorded. A split item counts once, when all its parts are. */
export const progressOf = (items: readonly ItemWithState[]): Progress => {
  const whole = items.filter((item) => !item.part);
  return { recorded: whole.filter((item) => item.state.isRecorded).length, of: whole.length };
};
