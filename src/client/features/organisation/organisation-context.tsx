import { useLingui } from '@lingui/react/macro';
import { createContext, use } from 'react';
import { Link, Outlet, useParams } from 'react-router';
import type { JournalFacts } from '#domain/journal-facts.ts';
import { useJournalFacts } from '../../store/live-facts.ts';
import { EmptyState } from '../../ui/panel.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';

const OrganisationContext = createContext<JournalFacts | undefined>(undefined);

/** The organisation that is open around this screen: all its journal says, live. */
export const useOrganisationFacts = (): JournalFacts => {
  const facts = use(OrganisationContext);
  if (!facts) throw new Error('Bug: a screen outside of OrganisationFrame');
  return facts;
};

/** Reads the organisation that the address names, for the screens inside. */
export const OrganisationFrame = () => {
  const { organisation = '' } = useParams();
  const { database } = useTablet();
  const { t } = useLingui();
  const facts = useJournalFacts(database, organisation);
  if (!facts) return <p className="sr-only" role="status">{t`Opening the organisation`}</p>;
  if (facts.of('organisation').length === 0)
    return (
      <main className="pad-inline mx-auto max-w-2xl py-12">
        <EmptyState title={t`This organisation is not on this tablet.`}>
          <Link
            to="/organisations"
            className="inline-flex min-h-12 items-center text-accent underline underline-offset-4"
          >{t`Back to the organisations`}</Link>
        </EmptyState>
      </main>
    );
  return (
    <OrganisationContext value={facts}>
      <Outlet />
    </OrganisationContext>
  );
};
