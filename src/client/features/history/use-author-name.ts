import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useRows, useServer } from '../../store/live-rows.ts';
import { useTablet } from '../tablet/tablet-context.tsx';

/** A person's name, from the audit's team, or as the server knows them; else the beginning of their id. */
export const useAuthorName = (journal: string): ((person: string) => string) => {
  const { database, recorder } = useTablet();
  const { t } = useLingui();
  const team = useRows(database, journal, 'teamMember');
  const server = useServer(database);
  return useCallback(
    (person) => {
      const inTeam = team?.find((row) => row.fields.person === person)?.fields.name;
      const known = inTeam ?? server?.people?.find((one) => one.person === person)?.name;
      return known ?? (person === recorder.person() ? t`You` : t`Person ${person.slice(0, 8)}`);
    },
    [team, server, recorder, t],
  );
};
