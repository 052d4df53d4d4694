import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type Theme = 'auto' | 'light' | 'dark' | 'bright';

/** How this tablet looks and listens. May be lost without harm. */
export const useSettings = create<{
  readonly theme: Theme;
  readonly hasKeys: boolean;
  readonly language: string;
  set: (change: Partial<{ theme: Theme; hasKeys: boolean; language: string }>) => void;
}>()(
  persist((set) => ({ theme: 'auto', hasKeys: true, language: 'en', set }), {
    name: 'clausewalk.settings',
    partialize: ({ theme, hasKeys, language }) => ({ theme, hasKeys, language }),
  }),
);
