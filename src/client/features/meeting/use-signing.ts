import { useCallback, useEffect, useRef, useState } from 'react';
import type { Drawn, Signature } from '#domain/meeting/drawn-signature.ts';
import { useTablet } from '../tablet/tablet-context.tsx';

const recordAfter = 250;

/** Records a signature; false where it was refused, and nothing was recorded. */
export type OnSign = (signature: Signature) => Promise<boolean>;

/**
 * Strokes between the end of one and their record: the page may go before the store has them. Of this tab alone, and
 * gone as soon as they are recorded.
 */
const unrecorded = {
  key: (label: string, name: string) => `clausewalk.signing ${location.pathname} ${label} ${name}`,
  read: (key: string): Drawn | undefined => {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  },
  write: (key: string, drawn: Drawn | undefined): void => {
    try {
      if (drawn) sessionStorage.setItem(key, JSON.stringify(drawn));
      else sessionStorage.removeItem(key);
    } catch {
      // No such storage here, or full: the record follows in a quarter of a second.
    }
  },
} as const;

/**
 * What is drawn is recorded a quarter of a second after a stroke's end, and at once when the sheet or the app goes: a
 * closed sheet, a reload or a call loses nothing. What was refused stays, and is tried again with the next stroke.
 */
export const useSigning = ({
  label,
  name,
  signature,
  onSign,
}: {
  label: string;
  name: string;
  signature: Signature | undefined;
  onSign: OnSign;
}) => {
  const { now } = useTablet();
  const [drawn, setDrawn] = useState<Drawn>();
  const key = unrecorded.key(label, name);
  const latest = useRef({ name, onSign, key });
  const waiting = useRef<Drawn>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = { name, onSign, key };
  });

  // One after the other: an older drawing recorded late would take the place of a newer one.
  const recording = useRef<Promise<void>>(Promise.resolve());
  const record = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    const work = async () => {
      const strokes = waiting.current;
      if (!strokes) return;
      waiting.current = undefined;
      const { name: who, onSign: sign } = latest.current;
      const isRecorded = await sign({ name: who, at: now(), drawn: strokes });
      if (waiting.current !== undefined) return;
      if (!isRecorded) {
        waiting.current = strokes;
        return;
      }
      unrecorded.write(latest.current.key, undefined);
      setDrawn(undefined);
    };
    recording.current = recording.current.then(work, work);
    return recording.current;
  }, [now]);

  const draw = useCallback(
    (strokes: Drawn) => {
      setDrawn(strokes);
      waiting.current = strokes;
      unrecorded.write(latest.current.key, strokes);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void record(), recordAfter);
    },
    [record],
  );

  /** What was drawn and isn't recorded yet is given up. */
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = undefined;
    unrecorded.write(latest.current.key, undefined);
    setDrawn(undefined);
  }, []);

  // Strokes of a page that went before they were recorded.
  useEffect(() => {
    const left = unrecorded.read(key);
    if (left && !waiting.current) draw(left);
  }, [key, draw]);

  useEffect(() => {
    const flush = () => void record();
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [record]);

  return { drawn: drawn ?? signature?.drawn, draw, forget, record };
};

export type Signing = ReturnType<typeof useSigning>;
