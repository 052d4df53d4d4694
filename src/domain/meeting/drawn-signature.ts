import type { RecordOf } from '../nouns.ts';

export type Signature = NonNullable<RecordOf<'attendance'>['signature']>;
export type Drawn = NonNullable<Signature['drawn']>;

/** The pad that every signature is kept on, however large it was on screen: twice as wide as high. */
export const signaturePad = { width: 1000, height: 500 } as const;

/** Characters that a drawn signature may take in a change. */
export const largestDrawing = 20_000;

/** What the field takes (`signature-field.ts`): more of either is no value of it. */
const most = { strokes: 500, numbersInStroke: 5_000 } as const;

type Point = readonly [number, number];

const distanceToLine = ([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number => {
  const length = Math.hypot(bx - ax, by - ay);
  return length === 0 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
};

/** The points that a line needs so that none of the others lies further than `tolerance` from it (Douglas and Peucker). */
const thinned = (points: readonly Point[], tolerance: number): readonly Point[] => {
  const kept = new Set([0, points.length - 1]);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    let [furthest, distance] = [from, tolerance];
    for (let i = from + 1; i < to; i++) {
      const here = distanceToLine(points[i] as Point, points[from] as Point, points[to] as Point);
      if (here > distance) [furthest, distance] = [i, here];
    }
    if (furthest === from) continue;
    kept.add(furthest);
    open.push([from, furthest], [furthest, to]);
  }
  return points.filter((_, i) => kept.has(i));
};

const drawing = (strokes: readonly (readonly Point[])[]): Drawn => ({
  ...signaturePad,
  strokes: strokes.map((points) => points.flat()),
});

const fits = (strokes: readonly (readonly Point[])[]) =>
  strokes.length <= most.strokes &&
  strokes.every((points) => points.length * 2 <= most.numbersInStroke) &&
  JSON.stringify(drawing(strokes)).length <= largestDrawing;

/**
 * Strokes from a pad of any size, as they are kept: whole numbers on one pad, points that show nothing left out.
 * A drawing that would be too large is drawn more coarsely, and at last without its shortest strokes.
 */
export const drawnSignature = (
  strokes: readonly (readonly { readonly x: number; readonly y: number }[])[],
  on: { readonly width: number; readonly height: number },
): Drawn => {
  const placed = (value: number, from: number, to: number) =>
    Math.min(to, Math.max(0, Math.round((value / (from || 1)) * to)));
  let lines: readonly (readonly Point[])[] = strokes
    .filter((points) => points.length > 0)
    .map((points) =>
      points.map(
        ({ x, y }): Point => [placed(x, on.width, signaturePad.width), placed(y, on.height, signaturePad.height)],
      ),
    );
  for (let tolerance = 0.75; tolerance < 64; tolerance *= 2) {
    lines = lines.map((points) => thinned(points, tolerance));
    if (fits(lines)) return drawing(lines);
  }
  const longestFirst = lines.toSorted((a, b) => b.length - a.length);
  for (let n = lines.length; ; n = Math.floor(n * 0.9)) {
    const kept = new Set(longestFirst.slice(0, n));
    const some = lines.filter((points) => kept.has(points));
    if (fits(some)) return drawing(some);
  }
};

/** The strokes of a drawn signature as points on a pad of that size. */
export const strokesOn = (
  drawn: Drawn,
  on: { readonly width: number; readonly height: number },
): readonly (readonly { readonly x: number; readonly y: number }[])[] =>
  drawn.strokes.map((stroke) =>
    Array.from({ length: Math.floor(stroke.length / 2) }, (_, i) => ({
      x: ((stroke[2 * i] ?? 0) / (drawn.width || 1)) * on.width,
      y: ((stroke[2 * i + 1] ?? 0) / (drawn.height || 1)) * on.height,
    })),
  );
