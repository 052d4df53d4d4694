import { useLingui } from '@lingui/react';
import { useCallback } from 'react';

/** An instant as a time of day on this tablet; with its day where that isn't today. */
export const useClock = (): ((at: string) => string) => {
  const { i18n } = useLingui();
  return useCallback(
    (at) => {
      const date = new Date(at);
      // A date that never was may be stored: it is shown as it stands.
      if (Number.isNaN(date.getTime())) return at;
      const isToday = date.toDateString() === new Date().toDateString();
      return i18n.date(date, isToday ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' });
    },
    [i18n],
  );
};

/** A day (`2026-03-17`) as people of this language write it. */
export const useDay = (): ((day: string | undefined) => string) => {
  const { i18n } = useLingui();
  return useCallback(
    (day) => (day ? i18n.date(new Date(`${day}T12:00:00Z`), { dateStyle: 'long', timeZone: 'UTC' }) : ''),
    [i18n],
  );
};
