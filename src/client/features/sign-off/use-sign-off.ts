import { useEffect, useMemo, useState } from 'react';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import type { Change } from '#domain/journal/change.ts';
import { type Authority, authorityOf } from '#domain/journal/status.ts';
import { maySeal } from '#domain/sign-off/hand-ins.ts';
import { type Seals, sealsOf } from '#domain/sign-off/seals.ts';
import { checkSignOff, type SignOffCheck } from '#domain/sign-off/sign-off-blockers.ts';
import { useDrafts } from '../../store/live-drafts.ts';
import { useChanges, useKeptFiles } from '../../store/live-journal.ts';
import { useAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useWholeAudit } from '../tablet/use-whole-audit.ts';

export type SignOffView = {
  readonly facts: WholeAudit;
  readonly held: readonly Change[];
  readonly authority: Authority;
  readonly seals: Seals;
  readonly check: SignOffCheck;
  readonly isLead: boolean;
};

/** Everything that the sign-off decides on, live; undefined while it is being read. */
export const useSignOff = (): SignOffView | undefined => {
  const { journal } = useAudit().facts;
  const { database, recorder } = useTablet();
  const facts = useWholeAudit();
  const held = useChanges(database, journal);
  const person = recorder.person();
  const [key, setKey] = useState<string>();
  useEffect(() => void recorder.signing.publicKey(person).then(setKey), [person, recorder]);
  const drafts = useDrafts(database, journal);
  const files = useKeptFiles(database);
  return useMemo(() => {
    if (!facts || !held || !key || !drafts || !files) return undefined;
    const authority = authorityOf(held);
    const use = { signer: { person, key }, drafts, isFileHere: (sha256: string) => files.has(sha256) };
    return {
      facts,
      held,
      authority,
      seals: sealsOf(held, authority),
      check: checkSignOff(facts, held, authority, use),
      isLead: maySeal(authority, person),
    };
  }, [facts, held, key, drafts, files, person]);
};
