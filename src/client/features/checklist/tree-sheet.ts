import { create } from 'zustand';

/** Whether the tree is open as a sheet, on screens too small to keep it beside the item. */
export const useTreeSheet = create<{ readonly isOpen: boolean; set: (isOpen: boolean) => void }>((set) => ({
  isOpen: false,
  set: (isOpen) => set({ isOpen }),
}));
