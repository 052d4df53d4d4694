import type { Actor } from '#domain/corrective-action/case-roles.ts';
import { membershipFor } from '#domain/journal/administer.ts';
import { authorityOf } from '#domain/journal/status.ts';
import { useChanges } from '../../store/live-journal.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAuditor } from '../tablet/use-auditor.ts';

/** Who acts here in a case, in which role; and whether its journal is sealed. Undefined while it is being read. */
export const useActor = (journal: string): { readonly actor: Actor; readonly isSealed: boolean } | undefined => {
  const { database, recorder } = useTablet();
  const changes = useChanges(database, journal);
  const auditor = useAuditor();
  if (!changes || auditor === undefined) return undefined;
  const authority = authorityOf(changes);
  const member = membershipFor(authority, recorder.person());
  return {
    actor: {
      person: recorder.person(),
      name: auditor?.name ?? member?.name ?? '',
      // One who is no member any more reads what is left.
      role: member?.role ?? 'observer',
    },
    isSealed: authority.isSealed,
  };
};
