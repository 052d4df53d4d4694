import { useEffect, useRef } from 'react';

/**
 * Names the document after the screen, and hands the screen's heading the focus where nothing else has it, so that a
 * keyboard or a screen reader goes on where the eye does.
 */
export const useScreenTitle = (title: string) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Clausewalk`;
  }, [title]);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
};
