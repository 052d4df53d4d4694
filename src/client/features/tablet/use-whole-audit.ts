import { useMemo } from 'react';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { useJournalFacts } from '../../store/live-facts.ts';
import { useAudit } from './audit-context.tsx';
import { useTablet } from './tablet-context.tsx';

/** The open audit with every other record of its journal, live; undefined while they are being read. */
export const useWholeAudit = (): WholeAudit | undefined => {
  const { database } = useTablet();
  const { facts } = useAudit();
  const all = useJournalFacts(database, facts.journal);
  return useMemo(() => all && { ...facts, of: all.of, record: all.record }, [facts, all]);
};
