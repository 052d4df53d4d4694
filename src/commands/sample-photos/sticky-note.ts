import { blurred, box, type Chance, type Ink, type Point, ramp } from './brushes.ts';
import { type Pen, widthOfWriting, write } from './handwriting.ts';

/** Handwriting around a middle. */
export const centered = (ink: Ink, text: string, [x, y]: Point, size: number, pen: Pen): void =>
  write(ink, text, [x - widthOfWriting(text, size) / 2, y], size, pen);

/** A sticky note, a little askew, its lower edge lifted off the wall. */
export const stickyNote = (
  ink: Ink,
  [x, y]: Point,
  size: number,
  color: string,
  lines: readonly string[],
  chance: Chance,
): void => {
  ink.save();
  ink.translate(x + size / 2, y + size / 2);
  ink.rotate((chance() - 0.5) * 0.13);
  blurred(ink, size * 0.06, () =>
    box(ink, [-size * 0.46, -size * 0.38, size * 0.98, size * 0.96], 'rgba(30,24,18,.42)'),
  );
  box(ink, [-size / 2, -size / 2, size, size], color, 2);
  box(
    ink,
    [-size / 2, -size / 2, size, size],
    ramp(ink, [0, -size / 2], [0, size / 2], 'rgba(60,50,30,.13)', 'rgba(255,255,255,.04)', 'rgba(255,255,255,.22)'),
  );
  const letter = Math.min(
    size * 0.155,
    ...lines.map((text) => (size * 0.86 * size * 0.155) / widthOfWriting(text, size * 0.155)),
  );
  lines.forEach((text, index) =>
    centered(ink, text, [0, (index - (lines.length - 1) / 2) * size * 0.25 + letter / 2], letter, {
      color: '#2d3138',
      thickness: size * 0.021,
      chance,
    }),
  );
  ink.restore();
};
