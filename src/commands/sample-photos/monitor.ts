import {
  blurred,
  box,
  disc,
  frame,
  type Ink,
  newSheet,
  type Point,
  pool,
  type Quad,
  ramp,
  shadow,
  shape,
} from './brushes.ts';
import { placeArt } from './place-art.ts';

const between = ([x, y]: Point, [toX, toY]: Point, share: number): Point => [
  x + (toX - x) * share,
  y + (toY - y) * share,
];

/** The screen in its case, flat: with the glow of the panel and a reflection across the glass. */
const inCase = (screen: Ink, reflection: number): Ink => {
  const { width, height } = screen.canvas;
  const edge = Math.round(width * 0.018);
  const chin = Math.round(edge * 2.1);
  const ink = newSheet(width + edge * 2, height + edge + chin);
  const full = [0, 0, width + edge * 2, height + edge + chin] as const;
  box(ink, full, ramp(ink, [0, 0], [0, full[3]], '#24262a', '#17181b'), edge * 0.7);
  frame(ink, [1.5, 1.5, full[2] - 3, full[3] - 3], 'rgba(255,255,255,.16)', 3, edge * 0.7);
  ink.drawImage(screen.canvas, edge, edge);
  const glass = ramp(
    ink,
    [edge, edge],
    [width, height],
    `rgba(255,255,255,${reflection})`,
    'rgba(255,255,255,.02)',
    'rgba(0,0,20,.12)',
  );
  box(ink, [edge, edge, width, height], glass);
  shape(
    ink,
    [
      [edge + width * 0.62, edge],
      [edge + width * 0.86, edge],
      [edge + width * 0.58, edge + height],
      [edge + width * 0.34, edge + height],
    ],
    `rgba(255,255,255,${reflection * 0.35})`,
  );
  frame(ink, [edge, edge, width, height], 'rgba(0,0,0,.55)', 4);
  disc(ink, [full[2] - edge * 2.2, full[3] - chin / 2], edge * 0.16, '#8fd0a0');
  return ink;
};

/** A monitor on its stand, with its shadow on the wall and on the desk. */
export const placeMonitor = (ink: Ink, screen: Ink, quad: Quad, desk: number, reflection = 0.1): void => {
  const [topLeft, topRight, bottomRight, bottomLeft] = quad;
  const thick = 12;
  const side: readonly Point[] = [
    [topRight[0] - 8, topRight[1] + 12],
    [topRight[0] + thick, topRight[1] + 22],
    [bottomRight[0] + thick, bottomRight[1] - 20],
    [bottomRight[0] - 8, bottomRight[1] - 10],
  ];
  shadow(ink, quad, { by: [46, 34], blur: 46, dark: 0.36 });
  const footX = (bottomLeft[0] + bottomRight[0]) / 2;
  const low = (bottomLeft[1] + bottomRight[1]) / 2;
  blurred(ink, 20, () => disc(ink, [footX + 24, desk + 14], 260, 'rgba(15,10,8,.5)', 0.16));
  shape(
    ink,
    [
      [footX - 58, low - 20],
      [footX + 58, low - 20],
      [footX + 70, desk],
      [footX - 70, desk],
    ],
    ramp(ink, [footX - 60, 0], [footX + 60, 0], '#2c2e32', '#4a4d52', '#202226'),
  );
  disc(ink, [footX, desk + 8], 210, '#131416', 0.15);
  disc(ink, [footX, desk], 210, ramp(ink, [footX - 200, 0], [footX + 200, 0], '#33363b', '#565a60', '#2a2c30'), 0.15);
  blurred(ink, 8, () => disc(ink, [footX, desk - 4], 90, 'rgba(0,0,0,.4)', 0.14));
  shape(ink, side, '#0e0f11');
  placeArt(ink, inCase(screen, reflection), quad);
  const middle = between(between(topLeft, bottomRight, 0.5), between(topRight, bottomLeft, 0.5), 0.5);
  pool(ink, middle, 900, 'rgba(40,50,60,.22)', 'screen', 0.75);
};

/** A mug seen from the side, a little from above. */
export const mug = (ink: Ink, [x, y]: Point, size: number, color: string, dark: string): void => {
  blurred(ink, size * 0.12, () => disc(ink, [x + size * 0.25, y + size * 1.12], size * 0.85, 'rgba(15,10,8,.5)', 0.26));
  ink.strokeStyle = dark;
  ink.lineWidth = size * 0.17;
  ink.beginPath();
  ink.ellipse(x + size * 0.62, y + size * 0.52, size * 0.3, size * 0.34, 0, -1.6, 1.7);
  ink.stroke();
  const body = ramp(ink, [x - size * 0.6, 0], [x + size * 0.6, 0], dark, color, color, dark);
  box(ink, [x - size * 0.6, y, size * 1.2, size * 1.05], body);
  disc(ink, [x, y + size * 1.05], size * 0.6, body, 0.28);
  disc(ink, [x, y], size * 0.6, color, 0.28);
  disc(ink, [x, y + size * 0.02], size * 0.53, '#2a1a12', 0.26);
  blurred(ink, 2, () => disc(ink, [x - size * 0.14, y + size * 0.01], size * 0.2, 'rgba(255,240,220,.22)', 0.24));
};

/** A keyboard in perspective. */
export const keyboard = (ink: Ink, quad: Quad): void => {
  const art = newSheet(1200, 360);
  box(art, [0, 0, 1200, 360], ramp(art, [0, 0], [0, 360], '#34373c', '#26282c'), 26);
  for (let row = 0; row < 5; row++)
    for (let key = 0; key < 15; key++) {
      if (row === 4 && key > 3 && key < 10) continue;
      box(art, [28 + key * 76.5, 26 + row * 63, 68, 54], '#141518', 9);
      box(
        art,
        [31 + key * 76.5, 27 + row * 63, 62, 45],
        ramp(art, [0, 26 + row * 63], [0, 72 + row * 63], '#4a4e55', '#3b3e44'),
        8,
      );
    }
  box(art, [334, 278, 450, 54], '#141518', 9);
  box(art, [337, 279, 444, 45], '#43474d', 8);
  shadow(ink, quad, { by: [12, 18], blur: 14, dark: 0.5 });
  placeArt(ink, art, quad);
};

/** A leafy plant out of focus. */
export const plant = (ink: Ink, [x, y]: Point, size: number, soft: number): void =>
  blurred(ink, soft, () => {
    for (let leaf = 0; leaf < 17; leaf++) {
      const turn = -Math.PI / 2 + (leaf - 8) * 0.2;
      const long = size * (0.75 + ((leaf * 7) % 5) * 0.1);
      ink.save();
      ink.translate(x, y);
      ink.rotate(turn);
      ink.fillStyle = ['#4d6a4f', '#5d7d58', '#3e5a45'][leaf % 3] ?? '#4d6a4f';
      ink.beginPath();
      ink.ellipse(long * 0.55, 0, long * 0.5, size * 0.075, 0, 0, 7);
      ink.fill();
      ink.restore();
    }
    shape(
      ink,
      [
        [x - size * 0.3, y - 8],
        [x + size * 0.3, y - 8],
        [x + size * 0.22, y + size * 0.5],
        [x - size * 0.22, y + size * 0.5],
      ],
      ramp(ink, [x - size * 0.3, 0], [x + size * 0.3, 0], '#b9a895', '#d5c6b4', '#9b8a78'),
    );
  });
