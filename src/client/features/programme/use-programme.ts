import { useLocation } from 'react-router';
import { currentProgramme } from '#domain/programme/cycle.ts';
import type { Row } from '#domain/row.ts';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';

/** The programme that the address names, else that of today. */
export const useProgramme = (): Row<'programme'> | undefined => {
  const facts = useOrganisationFacts();
  const { now } = useTablet();
  const search = new URLSearchParams(useLocation().search);
  return (
    facts.record('programme', search.get('programme') ?? undefined) ??
    currentProgramme(facts.of('programme'), todayOf(now()))
  );
};
