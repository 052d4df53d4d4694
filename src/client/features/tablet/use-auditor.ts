import { useLiveQuery } from 'dexie-react-hooks';
import type { Auditor } from '#domain/audit/start-audit.ts';
import { useTablet } from './tablet-context.tsx';

/** The person who uses this tablet; null before they gave their name, undefined while it is being read. */
export const useAuditor = (): Auditor | null | undefined => {
  const { database } = useTablet();
  return useLiveQuery(async () => {
    const known = await database.tablet.get('tablet');
    return known?.name ? { person: known.person, name: known.name, mark: known.mark ?? '' } : null;
  }, [database]);
};
