import type { Edit } from '#domain/journal/edit.ts';
import type { Noun } from '#domain/nouns.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { editsOf } from '#domain/row.ts';
import type { DeviceDatabase, Draft } from '../store/device-database.ts';
import { boundaryFailure, type CommitRefusal, type Recorder } from './recorder.ts';

export type RecoveredDrafts = { readonly count: number; readonly newestAt: string };

export type Drafts = {
  /** Makes typed words durable before they are a change. */
  keep(draft: Omit<Draft, 'tab' | 'at'>): Promise<Result<undefined, CommitRefusal>>;
  find(journal: string, record: string, field: string): Promise<Draft | undefined>;
  /** Makes a draft a change and ends it, in one transaction. Gives the new change's id, the base of what is typed next. */
  settle(
    draft: Omit<Draft, 'tab' | 'at'>,
  ): Promise<Result<{ readonly act: string; readonly head: string }, CommitRefusal>>;
  /** At start: makes changes of the words of tabs that are gone, and tells how many and from when. */
  recover(): Promise<RecoveredDrafts | undefined>;
};

export const makeDrafts = (use: {
  readonly database: DeviceDatabase;
  readonly recorder: Recorder;
  readonly now: () => string;
  readonly tab: string;
  /** The tabs that are open now. Their drafts are theirs. */
  readonly liveTabs: () => Promise<ReadonlySet<string>>;
}): Drafts => {
  const { database, recorder } = use;
  const editsFor = async (draft: Omit<Draft, 'tab' | 'at'>): Promise<readonly Edit[]> => {
    const { noun, record, field, base } = draft;
    const known = (await database.rows.get([draft.journal, record]))?.fields ?? {};
    const missing = Object.fromEntries(Object.entries(draft.beside).filter(([name]) => known[name] === undefined));
    const value = draft.text === '' ? null : draft.text;
    return [{ noun, record, field, value, base }, ...editsOf(noun as Noun, record, missing as never)];
  };
  const settle: Drafts['settle'] = async (draft) => {
    const done = await recorder.commit({ journal: draft.journal, edits: await editsFor(draft), endsDraft: draft });
    return done.ok ? succeed({ act: done.value.act, head: done.value.ids[0] ?? '' }) : done;
  };
  return {
    keep: async (draft) => {
      try {
        await database.drafts.put({ ...draft, at: use.now(), tab: use.tab });
        return succeed(undefined);
      } catch (error) {
        return refuse(boundaryFailure(error));
      }
    },
    find: (journal, record, field) => database.drafts.get([journal, record, field]),
    settle,
    recover: async () => {
      const live = await use.liveTabs();
      const left = (await database.drafts.toArray()).filter((draft) => !live.has(draft.tab));
      const settled = [];
      for (const draft of left) if ((await settle(draft)).ok) settled.push(draft);
      const newestAt = settled
        .map((draft) => draft.at)
        .sort()
        .at(-1);
      return newestAt === undefined ? undefined : { count: settled.length, newestAt };
    },
  };
};
