import { useLingui } from '@lingui/react';
import { useCallback } from 'react';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import type { Change } from '#domain/journal/change.ts';
import type { Result } from '#domain/result.ts';
import type { MakeSeal, SignOffRefusal } from '#domain/sign-off/seal-audit.ts';
import type { SignOffUse } from '#domain/sign-off/sign-off-blockers.ts';
import { readDrafts } from '../../store/live-drafts.ts';
import { readChanges } from '../../store/read-all-changes.ts';
import { readAuditFacts } from '../../store/read-facts.ts';
import { sayRefusal } from '../tablet/say-refusal.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { noteInProgramme } from './note-in-programme.ts';

/** Seals what a domain act decided on facts that were read for it: what is typed is settled first. True if it was sealed. */
export const useSeal = (journal: string) => {
  const { database, recorder, drafts, catalogue, now } = useTablet();
  const { i18n } = useLingui();
  return useCallback(
    async (
      decide: (facts: WholeAudit, held: readonly Change[], use: SignOffUse) => Result<MakeSeal, SignOffRefusal>,
    ): Promise<boolean> => {
      await drafts.settleAll();
      const person = recorder.person();
      const [facts, held, waiting, files, key] = await Promise.all([
        readAuditFacts(database, journal, catalogue),
        readChanges(database, journal),
        readDrafts(database, journal),
        database.bytes.toCollection().primaryKeys(),
        recorder.signing.publicKey(person),
      ]);
      const here = new Set(files);
      const use = { signer: { person, key }, drafts: waiting, isFileHere: (hash: string) => here.has(hash) };
      const made = decide(facts, held, use);
      if (!made.ok) {
        await sayRefusal(made.refusal, i18n);
        return false;
      }
      const sealed = await recorder.administer(journal, made.value);
      if (sealed.ok) await noteInProgramme(database, recorder, { journal, catalogue, today: todayOf(now()) });
      else await sayRefusal(sealed.refusal, i18n);
      return sealed.ok;
    },
    [catalogue, database, drafts, i18n, journal, now, recorder],
  );
};
