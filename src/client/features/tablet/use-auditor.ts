import { useLiveQuery } from 'dexie-react-hooks';
import type { Auditor } from '#domain/audit/start-audit.ts';
import type { Row } from '#domain/row.ts';
import { useTablet } from './tablet-context.tsx';

/** The person who uses this tablet; null before they gave their name, undefined while it is being read. */
export const useAuditor = (): Auditor | null | undefined => {
  const { database } = useTablet();
  return useLiveQuery(async () => {
    const known = await database.tablet.get('tablet');
    return known?.name ? { person: known.person, name: known.name, mark: known.mark ?? '' } : null;
  }, [database]);
};

/** The same inside an audit: the mark that its team gave this person is the one that stands in numbers. */
export const useAuditorIn = (team: readonly Row<'teamMember'>[]): Auditor | null | undefined => {
  const auditor = useAuditor();
  const mark = team.find((member) => member.fields.person === auditor?.person)?.fields.mark;
  return auditor && mark ? { ...auditor, mark } : auditor;
};
