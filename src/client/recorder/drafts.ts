import type { Edit } from '#domain/journal/edit.ts';
import type { Noun } from '#domain/nouns.ts';
import { type Result, refuse, succeed } from '#domain/result.ts';
import { editsOf } from '#domain/row.ts';
import type { DeviceDatabase, Draft } from '../store/device-database.ts';
import { boundaryFailure, type CommitRefusal, type Recorder } from './recorder.ts';

/** Words of tabs that are gone: how many were saved in their places, and how many wait in their fields as drafts. */
export type RecoveredDrafts = { readonly saved: number; readonly waiting: number; readonly newestAt: string };

export type Words = Omit<Draft, 'tab' | 'at'>;

export type Drafts = {
  /** Makes typed words durable before they are a change. */
  keep(words: Words): Promise<Result<undefined, CommitRefusal>>;
  /** This tab's words for a field that are no change yet: typed before, or refused. */
  find(journal: string, record: string, field: string): Promise<Draft | undefined>;
  /** Makes words a change and ends their draft, in one transaction. Gives the new change's id, the base of what is typed next. */
  settle(words: Words): Promise<Result<{ readonly act: string; readonly head: string }, CommitRefusal>>;
  /** A field that is on screen joins with its own way to settle; gives how it leaves. */
  join(settle: () => Promise<void>): () => void;
  /** Settles what is typed in every field on screen. Acts that decide on records wait for it. */
  settleAll(): Promise<void>;
  /** At start: makes changes of the words of tabs that are gone. What is refused waits in its field. */
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
  const { database, recorder, tab } = use;

  const editsFor = async (words: Words): Promise<readonly Edit[]> => {
    const { noun, record, field, base } = words;
    const known = (await database.rows.get([words.journal, record]))?.fields ?? {};
    const missing = Object.fromEntries(Object.entries(words.beside).filter(([name]) => known[name] === undefined));
    const value = words.text === '' ? null : words.text;
    return [{ noun, record, field, value, base }, ...editsOf(noun as Noun, record, missing as never)];
  };

  const settleFor = async (words: Words, ofTab: string) => {
    try {
      const { journal } = words;
      const done = await recorder.commit({
        journal,
        edits: await editsFor(words),
        endsDraft: { ...words, tab: ofTab },
      });
      return done.ok ? succeed({ act: done.value.act, head: done.value.ids[0] ?? '' }) : done;
    } catch (error) {
      return refuse(boundaryFailure(error));
    }
  };

  const fields = new Set<() => Promise<void>>();

  return {
    keep: async (words) => {
      try {
        await database.drafts.put({ ...words, at: use.now(), tab });
        return succeed(undefined);
      } catch (error) {
        return refuse(boundaryFailure(error));
      }
    },
    find: (journal, record, field) => database.drafts.get([journal, record, field, tab]),
    settle: (words) => settleFor(words, tab),
    join: (settle) => {
      fields.add(settle);
      return () => fields.delete(settle);
    },
    settleAll: async () => {
      await Promise.all([...fields].map((settle) => settle()));
    },
    recover: async () => {
      const live = await use.liveTabs();
      const left = (await database.drafts.toArray()).filter((draft) => !live.has(draft.tab));
      let saved = 0;
      for (const { at, tab: gone, ...words } of left) {
        if ((await settleFor(words, gone)).ok) saved += 1;
        else
          await database.transaction('rw', database.drafts, async () => {
            await database.drafts.put({ ...words, at, tab });
            await database.drafts.delete([words.journal, words.record, words.field, gone]);
          });
      }
      const newestAt = left
        .map((draft) => draft.at)
        .sort((a, b) => a.localeCompare(b))
        .at(-1);
      return newestAt === undefined ? undefined : { saved, waiting: left.length - saved, newestAt };
    },
  };
};
