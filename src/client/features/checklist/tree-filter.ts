import { create } from 'zustand';
import type { ItemWithState } from '#domain/checklist/item-states.ts';
import type { Verdict } from '#domain/checklist/verdict.ts';

/** What is looked for in the tree. May be lost with the tab. `mine`: whether an item is this auditor's working paper. */
export const useTreeFilter = create<{
  readonly words: string;
  readonly verdict?: Verdict | undefined;
  readonly mine?: ((item: ItemWithState) => boolean) | undefined;
  readonly isSearching?: boolean;
  set: (change: {
    words?: string;
    verdict?: Verdict | undefined;
    mine?: ((item: ItemWithState) => boolean) | undefined;
    isSearching?: boolean;
  }) => void;
}>((set) => ({ words: '', set }));
