// The brushes that every picture shares. Runs inside the page.

export type Ink = CanvasRenderingContext2D;
export type Point = readonly [number, number];
/** Top left, top right, bottom right, bottom left. */
export type Quad = readonly [Point, Point, Point, Point];
export type Chance = () => number;

export const newSheet = (width: number, height: number): Ink => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const ink = canvas.getContext('2d', { willReadFrequently: true });
  if (!ink) throw new Error('Bug: no 2D canvas');
  return ink;
};

/** Numbers that look random and are the same on every run. */
export const chanceFrom = (seed: number): Chance => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

export const box = (
  ink: Ink,
  [x, y, width, height]: readonly [number, number, number, number],
  fill: string | CanvasGradient,
  radius = 0,
): void => {
  ink.fillStyle = fill;
  ink.beginPath();
  ink.roundRect(x, y, width, height, radius);
  ink.fill();
};

export const frame = (
  ink: Ink,
  [x, y, width, height]: readonly [number, number, number, number],
  color: string,
  thickness: number,
  radius = 0,
): void => {
  ink.strokeStyle = color;
  ink.lineWidth = thickness;
  ink.beginPath();
  ink.roundRect(x, y, width, height, radius);
  ink.stroke();
};

const trace = (ink: Ink, points: readonly Point[]): void => {
  ink.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? ink.moveTo(x, y) : ink.lineTo(x, y)));
};

export const shape = (ink: Ink, points: readonly Point[], fill: string | CanvasGradient): void => {
  trace(ink, points);
  ink.closePath();
  ink.fillStyle = fill;
  ink.fill();
};

export const line = (ink: Ink, points: readonly Point[], color: string, thickness: number): void => {
  trace(ink, points);
  ink.strokeStyle = color;
  ink.lineWidth = thickness;
  ink.lineJoin = 'round';
  ink.stroke();
};

export const disc = (ink: Ink, [x, y]: Point, radius: number, fill: string | CanvasGradient, squash = 1): void => {
  ink.fillStyle = fill;
  ink.beginPath();
  ink.ellipse(x, y, radius, radius * squash, 0, 0, Math.PI * 2);
  ink.fill();
};

export type Lettering = {
  readonly weight?: 400 | 600 | 700;
  readonly align?: 'left' | 'center' | 'right';
  readonly family?: 'sans' | 'mono';
};

export const label = (
  ink: Ink,
  text: string,
  [x, y]: Point,
  size: number,
  fill: string,
  look: Lettering = {},
): void => {
  const family =
    look.family === 'mono' ? "'Noto Sans Mono', 'DejaVu Sans Mono', monospace" : "'Sample Sans', sans-serif";
  ink.font = `${look.weight ?? 400} ${size}px ${family}`;
  ink.textAlign = look.align ?? 'left';
  ink.fillStyle = fill;
  ink.fillText(text, x, y);
};

export const ramp = (ink: Ink, [x, y]: Point, [toX, toY]: Point, ...colors: readonly string[]): CanvasGradient => {
  const gradient = ink.createLinearGradient(x, y, toX, toY);
  colors.forEach((color, index) => gradient.addColorStop(index / Math.max(1, colors.length - 1), color));
  return gradient;
};

/** A soft round pool of light (`screen`, `soft-light`) or of dark (`multiply`). */
export const pool = (
  ink: Ink,
  [x, y]: Point,
  radius: number,
  color: string,
  mode: GlobalCompositeOperation = 'screen',
  squash = 1,
): void => {
  ink.save();
  ink.globalCompositeOperation = mode;
  ink.translate(x, y);
  ink.scale(1, squash);
  const gradient = ink.createRadialGradient(0, 0, 0, 0, 0, radius);
  gradient.addColorStop(0, color);
  gradient.addColorStop(1, mode === 'multiply' ? '#ffffff' : mode === 'screen' ? '#000000' : 'rgba(128,128,128,0)');
  ink.fillStyle = gradient;
  ink.fillRect(-radius, -radius, radius * 2, radius * 2);
  ink.restore();
};

export const blurred = (ink: Ink, pixels: number, paint: () => void): void => {
  ink.save();
  ink.filter = `blur(${pixels}px)`;
  paint();
  ink.restore();
};

/** The soft shadow of a flat thing, moved away from the light. */
export const shadow = (
  ink: Ink,
  points: readonly Point[],
  { by: [dx, dy], blur, dark }: { readonly by: Point; readonly blur: number; readonly dark: number },
): void =>
  blurred(ink, blur, () =>
    shape(
      ink,
      points.map(([x, y]): Point => [x + dx, y + dy]),
      `rgba(20,16,12,${dark})`,
    ),
  );
