import type { WholeAudit } from '../audit/audit-facts.ts';
import { checklistGroups } from '../checklist/checklist-item.ts';
import { itemStates } from '../checklist/item-states.ts';
import type { Response } from '../checklist/response.ts';

export type GroupFulfilment = {
  readonly ref: string;
  readonly title: string;
  readonly items: number;
  readonly count: (response: Response | undefined) => number;
};

/** To which degree each clause is fulfilled: counts, never a percentage. An item in conflict counts as open (SPEC J8). */
export const fulfilmentByClause = (facts: WholeAudit): readonly GroupFulfilment[] => {
  const items = itemStates(facts);
  return checklistGroups(facts).map(({ ref, title }) => {
    const own = items.filter((item) => item.group === ref);
    return {
      ref,
      title,
      items: own.length,
      count: (response) =>
        own.filter(({ state }) => (state.isInConflict ? undefined : state.response) === response).length,
    };
  });
};
