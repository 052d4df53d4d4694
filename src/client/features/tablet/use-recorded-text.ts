import { useLingui } from '@lingui/react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Noun } from '#domain/nouns.ts';
import type { Row } from '#domain/row.ts';
import type { Words } from '../../recorder/drafts.ts';
import type { CommitRefusal } from '../../recorder/recorder.ts';
import { sayRefusal } from './say-refusal.ts';
import { useTablet } from './tablet-context.tsx';

const draftAfter = 150;
const changeAfter = 2_000;

export type RecordedTextTarget = {
  readonly journal: string;
  readonly noun: Noun;
  readonly record: string;
  readonly field: string;
  readonly row: Row<Noun> | undefined;
  /** Fields that the record needs to exist, where this text may be the first thing said of it. */
  readonly beside?: { readonly [field: string]: string };
};

export type RecordedText = {
  readonly text: string;
  /** The instant of the last save in this visit. */
  readonly savedAt: string | undefined;
  readonly isTyping: boolean;
  readonly refusal: CommitRefusal | undefined;
  readonly type: (text: string) => void;
  readonly settle: () => Promise<void>;
};

type Place = Omit<RecordedTextTarget, 'row'>;

/** Typed words know where they belong: a screen that moves on to the next item must not carry them there. */
type Typed = {
  readonly to: Place;
  readonly text: string;
  readonly base: readonly string[];
  readonly settledAs?: string;
};

const isSamePlace = (a: Place, b: Place) => a.journal === b.journal && a.record === b.record && a.field === b.field;

const wordsOf = ({ to, text, base }: Typed): Words => ({
  journal: to.journal,
  noun: to.noun,
  record: to.record,
  field: to.field,
  beside: to.beside ?? {},
  text,
  base,
});

/** What an edit begun now supersedes: what this screen shows, of two versions only the one in the field. */
const shownHeads = ({ row, field }: RecordedTextTarget): readonly string[] => {
  const heads = row?.heads[field] ?? [];
  return row?.open[field] ? heads.slice(0, 1) : heads;
};

/**
 * A text that is durable while it is typed: a draft at most 150 ms after a keystroke, a change on blur or after two
 * idle seconds. It supersedes what stood on this screen when the typing began, so another tab's words are never
 * overwritten. Words that were refused stay a draft and are there again when the field is opened again.
 */
export const useRecordedText = (target: RecordedTextTarget): RecordedText => {
  const { drafts, now } = useTablet();
  const { i18n } = useLingui();
  const { journal, record, field, row } = target;
  const [typed, setTyped] = useState<Typed>();
  const [savedAt, setSavedAt] = useState<string>();
  const [refusal, setRefusal] = useState<CommitRefusal>();
  const latest = useRef<{ typed: Typed | undefined; target: RecordedTextTarget; isShown: boolean }>({
    typed: undefined,
    target,
    isShown: true,
  });
  useLayoutEffect(() => {
    latest.current = { ...latest.current, target };
  });
  const timers = useRef<{ draft?: ReturnType<typeof setTimeout> | undefined; change?: ReturnType<typeof setTimeout> }>(
    {},
  );

  const hold = useCallback((words: Typed | undefined) => {
    latest.current = { ...latest.current, typed: words };
    setTyped(words);
  }, []);

  const refused = useCallback(
    (why: CommitRefusal) => {
      setRefusal(why);
      if (!latest.current.isShown) void sayRefusal(why, i18n);
    },
    [i18n],
  );

  const keepDraft = useCallback(async () => {
    clearTimeout(timers.current.draft);
    timers.current.draft = undefined;
    const words = latest.current.typed;
    if (!words || words.settledAs) return;
    const kept = await drafts.keep(wordsOf(words));
    if (!kept.ok) refused(kept.refusal);
  }, [drafts, refused]);

  // One settling after the other: two changes of the same words would both stay heads.
  const settling = useRef<Promise<void>>(Promise.resolve());
  const settle = useCallback((): Promise<void> => {
    clearTimeout(timers.current.change);
    // The draft first and at once: what comes after it may no longer run when the app is being closed.
    const kept = keepDraft();
    const work = async () => {
      await kept;
      const words = latest.current.typed;
      if (!words || words.settledAs) return;
      const settled = await drafts.settle(wordsOf(words));
      if (!settled.ok) return refused(settled.refusal);
      setRefusal(undefined);
      setSavedAt(now());
      const { head } = settled.value;
      const current = latest.current.typed;
      if (!current || !isSamePlace(current.to, words.to)) return;
      hold({ ...current, base: [head], ...(current.text === words.text ? { settledAs: head } : {}) });
    };
    settling.current = settling.current.then(work, work);
    return settling.current;
  }, [drafts, hold, keepDraft, now, refused]);

  const type = useCallback(
    (text: string) => {
      const { typed: before, target: to } = latest.current;
      const isHere = before !== undefined && isSamePlace(before.to, to);
      hold({ to, text, base: isHere ? before.base : shownHeads(to) });
      timers.current.draft ??= setTimeout(() => void keepDraft(), draftAfter);
      clearTimeout(timers.current.change);
      timers.current.change = setTimeout(() => void settle(), changeAfter);
    },
    [hold, keepDraft, settle],
  );

  // Words of this field that are no change yet: they were refused, or this tab took them over from one that is gone.
  useEffect(() => {
    let isOver = false;
    void drafts.find(journal, record, field).then(
      (draft) => {
        const { typed: current, target: to } = latest.current;
        const isTypedHere = current !== undefined && isSamePlace(current.to, to);
        if (isOver || !draft || isTypedHere || to.record !== record || to.field !== field) return;
        hold({ to, text: draft.text, base: draft.base });
        void settle();
      },
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [drafts, field, hold, journal, record, settle]);

  // Leaving the item, the screen or the app settles what is typed.
  useEffect(() => {
    const flush = () => void settle();
    const leave = drafts.join(settle);
    latest.current = { ...latest.current, isShown: true };
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      latest.current = { ...latest.current, isShown: false };
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      flush();
      leave();
    };
  }, [drafts, settle, journal, record, field]);

  // Once the row shows the change, the row speaks again.
  const heads = row?.heads[field];
  useEffect(() => {
    if (typed?.settledAs && heads?.includes(typed.settledAs)) hold(undefined);
  }, [heads, hold, typed]);

  const here = typed && isSamePlace(typed.to, target) ? typed : undefined;
  const value = (row?.fields as Record<string, unknown> | undefined)?.[field];
  return {
    text: here?.text ?? (typeof value === 'string' ? value : ''),
    savedAt,
    isTyping: here !== undefined && !here.settledAs,
    refusal,
    type,
    settle,
  };
};
