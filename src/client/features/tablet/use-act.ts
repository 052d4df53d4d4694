import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo } from 'react';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import type { Edit } from '#domain/journal/edit.ts';
import type { JournalFacts } from '#domain/journal-facts.ts';
import type { Result } from '#domain/result.ts';
import type { Commit } from '../../recorder/recorder.ts';
import { changesAroundAct } from '../../store/read-changes.ts';
import { readAuditFacts, readJournalFacts } from '../../store/read-facts.ts';
import { say } from '../../ui/toast.tsx';
import type { Refusal } from './refusal-words.ts';
import { sayRefusal } from './say-refusal.ts';
import { useTablet } from './tablet-context.tsx';

const undoSeconds = 10;

export type Act = {
  /** Records what a domain act gave, or says why not. `done` is said with an Undo for ten seconds. True if recorded. */
  run(
    act: Result<readonly Edit[], Refusal & { kind: string }>,
    done?: string,
    more?: Omit<Commit, 'journal' | 'edits'>,
  ): Promise<boolean>;
  /** The same for an act that must not decide on an older screen: what is typed is settled first, and facts are read anew. */
  decide(
    act: (facts: WholeAudit) => Result<readonly Edit[], Refusal & { kind: string }>,
    done?: string,
  ): Promise<boolean>;
  /** The same in a journal of any kind. */
  decideIn(
    act: (facts: JournalFacts) => Result<readonly Edit[], Refusal & { kind: string }>,
    done?: string,
  ): Promise<boolean>;
  refuse(refusal: Refusal): void;
};

export const useAct = (journal: string): Act => {
  const { recorder, database, drafts, catalogue } = useTablet();
  const { t, i18n } = useLingui();

  const refuse = useCallback((refusal: Refusal) => void sayRefusal(refusal, i18n), [i18n]);

  const undo = useCallback(
    async (act: string) => {
      await drafts.settleAll();
      const { undoAct } = await import('#domain/journal/history.ts');
      const taken = undoAct(await changesAroundAct(database, journal, act), act);
      if (!taken.ok) return refuse(taken.refusal);
      const done = await recorder.commit({ journal, edits: taken.value });
      if (!done.ok) refuse(done.refusal);
    },
    [database, drafts, journal, recorder, refuse],
  );

  const run = useCallback<Act['run']>(
    async (act, done, more) => {
      if (!act.ok) {
        refuse(act.refusal);
        return false;
      }
      if (act.value.length === 0) return true;
      const committed = await recorder.commit({ journal, edits: act.value, ...more });
      if (!committed.ok) {
        refuse(committed.refusal);
        return false;
      }
      if (done !== undefined)
        say({ text: done, seconds: undoSeconds, action: { text: t`Undo`, run: () => void undo(committed.value.act) } });
      return true;
    },
    [journal, recorder, refuse, t, undo],
  );

  const decide = useCallback<Act['decide']>(
    async (act, done) => {
      await drafts.settleAll();
      return run(act(await readAuditFacts(database, journal, catalogue)), done);
    },
    [catalogue, database, drafts, journal, run],
  );

  const decideIn = useCallback<Act['decideIn']>(
    async (act, done) => {
      await drafts.settleAll();
      return run(act(await readJournalFacts(database, journal)), done);
    },
    [database, drafts, journal, run],
  );

  return useMemo(() => ({ run, decide, decideIn, refuse }), [run, decide, decideIn, refuse]);
};
