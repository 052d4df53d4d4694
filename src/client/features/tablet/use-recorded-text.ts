import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Noun } from '#domain/nouns.ts';
import type { Row } from '#domain/row.ts';
import type { CommitRefusal } from '../../recorder/recorder.ts';
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

/** Typed words know where they belong: a screen that moves on to the next item must not carry them there. */
type Typed = {
  readonly to: Omit<RecordedTextTarget, 'row'>;
  readonly text: string;
  readonly base: readonly string[];
  readonly settledAs?: string;
};

const isSamePlace = (a: Omit<RecordedTextTarget, 'row'>, b: Omit<RecordedTextTarget, 'row'>) =>
  a.journal === b.journal && a.record === b.record && a.field === b.field;

const draftOf = ({ to, text, base }: Typed) => ({
  journal: to.journal,
  noun: to.noun,
  record: to.record,
  field: to.field,
  beside: to.beside ?? {},
  text,
  base,
});

/**
 * A text that is durable while it is typed: a draft within 150 ms of a keystroke, a change on blur or after two idle
 * seconds. It supersedes what stood on this screen when the typing began, so another tab's words are never overwritten.
 */
export const useRecordedText = (target: RecordedTextTarget): RecordedText => {
  const { drafts, now } = useTablet();
  const { journal, record, field, row } = target;
  const [typed, setTyped] = useState<Typed>();
  const [savedAt, setSavedAt] = useState<string>();
  const [refusal, setRefusal] = useState<CommitRefusal>();
  const latest = useRef<{ typed: Typed | undefined; target: RecordedTextTarget }>({ typed: undefined, target });
  useLayoutEffect(() => {
    latest.current = { ...latest.current, target };
  });
  const timers = useRef<{ draft?: ReturnType<typeof setTimeout>; change?: ReturnType<typeof setTimeout> }>({});

  const hold = useCallback((words: Typed | undefined) => {
    latest.current = { ...latest.current, typed: words };
    setTyped(words);
  }, []);

  const keepDraft = useCallback(async () => {
    const words = latest.current.typed;
    if (!words || words.settledAs) return;
    const kept = await drafts.keep(draftOf(words));
    if (!kept.ok) setRefusal(kept.refusal);
  }, [drafts]);

  // One settling after the other: two changes of the same words would both stay heads.
  const settling = useRef<Promise<void>>(Promise.resolve());
  const settle = useCallback((): Promise<void> => {
    clearTimeout(timers.current.draft);
    clearTimeout(timers.current.change);
    settling.current = settling.current.then(async () => {
      const words = latest.current.typed;
      if (!words || words.settledAs) return;
      const settled = await drafts.settle(draftOf(words));
      if (!settled.ok) return setRefusal(settled.refusal);
      setRefusal(undefined);
      setSavedAt(now());
      const { head } = settled.value;
      const current = latest.current.typed;
      if (!current || !isSamePlace(current.to, words.to)) return;
      hold({ ...current, base: [head], ...(current.text === words.text ? { settledAs: head } : {}) });
    });
    return settling.current;
  }, [drafts, hold, now]);

  const type = useCallback(
    (text: string) => {
      const { typed: before, target: to } = latest.current;
      const isHere = before !== undefined && isSamePlace(before.to, to);
      hold({ to, text, base: isHere ? before.base : (to.row?.heads[to.field] ?? []) });
      clearTimeout(timers.current.draft);
      clearTimeout(timers.current.change);
      timers.current.draft = setTimeout(() => void keepDraft(), draftAfter);
      timers.current.change = setTimeout(() => void settle(), changeAfter);
    },
    [hold, keepDraft, settle],
  );

  // Leaving the item, the screen or the app settles what is typed.
  useEffect(() => {
    const flush = () => void settle();
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [settle, journal, record, field]);

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
