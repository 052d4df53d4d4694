import { chanceFrom, type Ink, newSheet } from './brushes.ts';

export type Development = {
  readonly seed: number;
  /** How far the camera was held askew, in degrees. */
  readonly tilt?: number;
  readonly grain?: number;
  readonly vignette?: number;
  /** Above 0 warmer, below 0 cooler. */
  readonly warmth?: number;
  readonly haze?: number;
};

/** Makes a photo of a drawing: held a little askew, darker at the edges, slightly hazy and grainy. */
export const developPhoto = (
  drawn: Ink,
  { seed, tilt = 0, grain = 3, vignette = 0.34, warmth = 0, haze = 6 }: Development,
): Ink => {
  const { width, height } = drawn.canvas;
  const ink = newSheet(width, height);
  const turn = (tilt * Math.PI) / 180;
  const grow = 1.005 + Math.abs(Math.sin(turn)) * (Math.max(width, height) / Math.min(width, height));
  ink.imageSmoothingQuality = 'high';
  ink.translate(width / 2, height / 2);
  ink.rotate(turn);
  ink.scale(grow, grow);
  ink.filter = 'blur(0.45px)';
  ink.drawImage(drawn.canvas, -width / 2, -height / 2);

  const pixels = ink.getImageData(0, 0, width, height);
  const { data } = pixels;
  const chance = chanceFrom(seed);
  const above = new Float32Array(width + 1);
  for (let y = 0; y < height; y++) {
    let before = 0;
    for (let x = 0; x < width; x++) {
      const fresh = chance() + chance() + chance() - 1.5;
      const noise = (fresh + before * 0.6 + (above[x] ?? 0) * 0.6) * grain;
      before = fresh;
      above[x] = fresh;
      const [dx, dy] = [(x / width - 0.5) * 2, (y / height - 0.5) * 2];
      const far = (dx * dx + dy * dy) / 2;
      const fall = 1 - vignette * far * far - vignette * 0.3 * far;
      const at = (y * width + x) * 4;
      for (let channel = 0; channel < 3; channel++) {
        const value = (data[at + channel] ?? 0) / 255;
        const curved = (value * 0.82 + value * value * (3 - 2 * value) * 0.18) * (249 - haze) + haze;
        const cast = channel === 0 ? warmth : channel === 2 ? -warmth : 0;
        data[at + channel] = curved * fall * (1 + cast) + noise * (channel === 2 ? 1.15 : 1);
      }
    }
  }
  ink.putImageData(pixels, 0, 0);
  return ink;
};
