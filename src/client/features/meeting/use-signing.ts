import { useCallback, useEffect, useRef, useState } from 'react';
import type { Drawn, Signature } from '#domain/meeting/drawn-signature.ts';
import { useTablet } from '../tablet/tablet-context.tsx';

const recordAfter = 250;

/** Records a signature; false where it was refused, and nothing was recorded. */
export type OnSign = (signature: Signature) => Promise<boolean>;

/**
 * What is drawn is recorded a quarter of a second after a stroke's end, and at once when the sheet or the app goes: a
 * closed sheet, a reload or a call loses nothing. What was refused stays, and is tried again with the next stroke.
 */
export const useSigning = ({
  name,
  signature,
  onSign,
}: {
  name: string;
  signature: Signature | undefined;
  onSign: OnSign;
}) => {
  const { now } = useTablet();
  const [drawn, setDrawn] = useState<Drawn>();
  const latest = useRef({ name, onSign });
  const waiting = useRef<Drawn>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = { name, onSign };
  });

  const record = useCallback(async () => {
    clearTimeout(timer.current);
    const strokes = waiting.current;
    if (!strokes) return;
    waiting.current = undefined;
    const { name: who, onSign: sign } = latest.current;
    const isRecorded = await sign({ name: who, at: now(), drawn: strokes });
    if (waiting.current !== undefined) return;
    if (isRecorded) setDrawn(undefined);
    else waiting.current = strokes;
  }, [now]);

  const draw = useCallback(
    (strokes: Drawn) => {
      setDrawn(strokes);
      waiting.current = strokes;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void record(), recordAfter);
    },
    [record],
  );

  /** What was drawn and isn't recorded yet is given up. */
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = undefined;
    setDrawn(undefined);
  }, []);

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
