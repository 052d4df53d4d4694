import { type ItemState, splitState, type Verdict } from './verdict.ts';

/**
 * What an audit came to on a whole item, which may be audited in parts: "not audited" counts whatever was observed
 * beside it, and an item with an unanswered part is open unless it fails already.
 */
export const wholeVerdict = (own: ItemState, parts: readonly ItemState[]): Verdict => {
  const state = parts.length > 0 ? splitState(own, parts) : own;
  if (state.response === 'notAudited') return 'notAudited';
  return parts.length > 0 && state.response === undefined ? 'open' : state.verdict;
};
