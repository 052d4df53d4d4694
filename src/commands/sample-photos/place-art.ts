import { type Ink, newSheet, type Point, type Quad } from './brushes.ts';

type Plane = readonly [number, number, number, number, number, number, number, number, number];

/** From a point of the picture back to the unit square that `quad` shows in perspective. */
const backFrom = ([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Quad): Plane => {
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const scale = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - sy * dx2) / scale;
  const h = (dx1 * sy - dy1 * sx) / scale;
  const [a, b, c] = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0];
  const [d, e, f] = [y1 - y0 + g * y1, y3 - y0 + h * y3, y0];
  return [
    e - f * h,
    c * h - b,
    b * f - c * e,
    f * g - d,
    a - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
};

const subSamples: readonly Point[] = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
];

/** Lays flat art into the picture in true perspective; what lies outside the art stays clear. */
export const placeArt = (ink: Ink, art: Ink, quad: Quad): void => {
  const { width, height } = art.canvas;
  const source = art.getImageData(0, 0, width, height).data;
  const xs = quad.map(([x]) => x);
  const ys = quad.map(([, y]) => y);
  const left = Math.max(0, Math.floor(Math.min(...xs)) - 1);
  const top = Math.max(0, Math.floor(Math.min(...ys)) - 1);
  const right = Math.min(ink.canvas.width, Math.ceil(Math.max(...xs)) + 1);
  const bottom = Math.min(ink.canvas.height, Math.ceil(Math.max(...ys)) + 1);
  const piece = newSheet(right - left, bottom - top);
  const pixels = piece.createImageData(right - left, bottom - top);
  const plane = backFrom(quad);
  const sum = [0, 0, 0, 0] as [number, number, number, number];

  const add = (px: number, py: number, share: number): void => {
    if (px < 0 || py < 0 || px >= width || py >= height) return;
    const at = (py * width + px) * 4;
    const weight = ((source[at + 3] ?? 0) / 255) * share;
    sum[0] += (source[at] ?? 0) * weight;
    sum[1] += (source[at + 1] ?? 0) * weight;
    sum[2] += (source[at + 2] ?? 0) * weight;
    sum[3] += weight;
  };

  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      sum.fill(0);
      for (const [dx, dy] of subSamples) {
        const [px, py] = [x + dx, y + dy];
        const depth = plane[6] * px + plane[7] * py + plane[8];
        const u = ((plane[0] * px + plane[1] * py + plane[2]) / depth) * width - 0.5;
        const v = ((plane[3] * px + plane[4] * py + plane[5]) / depth) * height - 0.5;
        if (u < -1 || v < -1 || u > width || v > height) continue;
        const [ux, vy] = [Math.floor(u), Math.floor(v)];
        const [fx, fy] = [u - ux, v - vy];
        add(ux, vy, (1 - fx) * (1 - fy));
        add(ux + 1, vy, fx * (1 - fy));
        add(ux, vy + 1, (1 - fx) * fy);
        add(ux + 1, vy + 1, fx * fy);
      }
      if (sum[3] === 0) continue;
      const at = ((y - top) * (right - left) + x - left) * 4;
      pixels.data[at] = sum[0] / sum[3];
      pixels.data[at + 1] = sum[1] / sum[3];
      pixels.data[at + 2] = sum[2] / sum[3];
      pixels.data[at + 3] = (sum[3] / 4) * 255;
    }
  piece.putImageData(pixels, 0, 0);
  ink.drawImage(piece.canvas, left, top);
};
