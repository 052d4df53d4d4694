import { useEffect } from 'react';
import { useSettings } from '../features/tablet/settings.ts';

/** Puts the chosen theme, or the tablet's, on the document. */
export const useTheme = (): void => {
  const theme = useSettings((settings) => settings.theme);
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      document.documentElement.dataset['theme'] = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);
};
