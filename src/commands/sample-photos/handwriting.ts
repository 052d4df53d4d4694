import { type Chance, type Ink, line, type Point } from './brushes.ts';

/** Capitals as pen strokes on a grid 4 wide and 6 high, two digits a point; `~` marks a curve. */
const strokesOf: Readonly<Record<string, string>> = {
  A: '062046 1434',
  B: '0600 ~00404303 ~03434606',
  C: '~413000063645',
  D: '0600 ~0040434606',
  E: '40000646 0333',
  F: '400006 0333',
  G: '~41300006364644 4424',
  H: '0006 4046 0343',
  I: '0006',
  J: '~3035360604',
  K: '0006 400346',
  L: '000646',
  M: '0600234046',
  N: '06004640',
  O: '~200006464020',
  P: '0600 ~00404303',
  Q: '~200006464020 3446',
  R: '0600 ~00404303 2346',
  S: '~4130000343461605',
  T: '0040 2026',
  U: '~000506464540',
  V: '002640',
  W: '0016233640',
  X: '0046 4006',
  Y: '002340 2326',
  Z: '00400646',
  '0': '~100006363010',
  '1': '011016',
  '2': '~010040423306 0646',
  '3': '~0100404313 ~1343460605',
  '4': '300444 3136',
  '5': '400003 ~0343460605',
  '6': '~30000646430304',
  '7': '004016',
  '8': '~20000343460603434020',
  '9': '~4203004042 4236',
  '.': '0506',
  ',': '0506',
  ':': '0203 0506',
  '-': '0333',
  '/': '0640',
  '+': '2125 0343',
  '?': '~010040432324 2526',
  '!': '0004 0506',
  '>': '014305',
  '=': '0242 0444',
};

const widthOf = (letter: string): number =>
  'I.,:!'.includes(letter) ? 0.4 : letter === '1' ? 1.4 : letter === ' ' ? 2 : letter === '0' ? 3 : 4;

const curve = (ink: Ink, points: readonly Point[]): void => {
  const [first, ...rest] = points;
  if (!first) return;
  ink.beginPath();
  ink.moveTo(...first);
  rest.forEach(([x, y], index) => {
    const next = rest[index + 1];
    if (!next) ink.lineTo(x, y);
    else
      ink.quadraticCurveTo(
        x,
        y,
        index === rest.length - 2 ? next[0] : (x + next[0]) / 2,
        index === rest.length - 2 ? next[1] : (y + next[1]) / 2,
      );
  });
  ink.stroke();
};

export type Pen = { readonly color: string; readonly thickness: number; readonly chance: Chance };

export const widthOfWriting = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (widthOf(letter) + 1.8) * (size / 6), 0) * 0.86;

/** Writes capitals by hand, `size` high, from the base line at `x`, `y`. */
export const write = (ink: Ink, text: string, [x, y]: Point, size: number, { color, thickness, chance }: Pen): void => {
  const unit = size / 6;
  const shake = (amount: number): number => (chance() - 0.5) * amount;
  let at = x;
  for (const letter of text.toUpperCase()) {
    const strokes = strokesOf[letter]?.split(' ') ?? [];
    ink.save();
    ink.translate(at, y + shake(unit * 0.9));
    ink.rotate(shake(0.1));
    ink.strokeStyle = color;
    ink.lineWidth = thickness * (0.92 + chance() * 0.16);
    ink.lineCap = 'round';
    ink.lineJoin = 'round';
    for (const stroke of strokes) {
      const digits = stroke.replace('~', '');
      const points = Array.from(
        { length: digits.length / 2 },
        (_, index): Point => [
          (Number(digits[index * 2]) + shake(0.35)) * unit * 0.86,
          (Number(digits[index * 2 + 1]) - 6 + shake(0.35)) * unit,
        ],
      );
      if (stroke.startsWith('~')) curve(ink, points);
      else line(ink, points, color, ink.lineWidth);
    }
    ink.restore();
    at += (widthOf(letter) + 1.8 + shake(0.3)) * unit * 0.86;
  }
};

/** The first letters of signatures: how far across, and how high for a letter of height 1. */
const firstLetters: readonly (readonly Point[])[] = [
  [
    [0, 0.4],
    [8, 1],
    [26, 1.05],
    [12, -0.1],
    [2, -0.2],
    [20, 0.55],
  ],
  [
    [26, 0.8],
    [14, 1.15],
    [-6, 0.9],
    [-4, -0.2],
    [22, -0.1],
    [26, 0.3],
  ],
  [
    [2, -0.1],
    [8, 1],
    [0, 1.2],
    [34, 1.1],
    [30, 0.5],
    [6, 0.45],
    [26, -0.1],
  ],
  [
    [30, 0.9],
    [10, 1.3],
    [4, 0.7],
    [32, 0.5],
    [24, -0.3],
    [-8, -0.1],
    [24, 0.2],
  ],
  [
    [-6, 0.9],
    [16, 1.2],
    [12, 0.4],
    [4, -0.6],
    [-10, -0.3],
    [24, 0.3],
  ],
];

/** A signature: a tall first letter, loops that nobody can read, a stroke under them. */
export const sign = (ink: Ink, [x, y]: Point, width: number, { color, thickness, chance }: Pen): void => {
  const tall = 34 + chance() * 12;
  const begin = firstLetters[Math.floor(chance() * firstLetters.length)] ?? [];
  const start = begin.map(([across, up]): Point => [x + across, y - tall * up]);
  const loops = 4 + Math.floor(chance() * 4);
  const step = (width - 34) / loops;
  const body = Array.from({ length: loops }, (_, index): readonly Point[] => {
    const at = x + 30 + index * step;
    const kind = chance();
    const rise = kind > 0.75 ? tall * 0.9 : 10 + chance() * 8;
    const fall = kind < 0.18 ? 24 : 2 + chance() * 3;
    const lean = 5 + chance() * 8;
    return [
      [at, y + fall],
      [at + step * 0.35, y - rise * 0.5],
      [at + step * 0.5 + lean, y - rise],
      [at + step * 0.3, y - rise * 0.9],
      [at + step * 0.45, y + fall * 0.6],
      [at + step * 0.8, y - 2 - chance() * 4],
    ];
  }).flat();
  ink.strokeStyle = color;
  ink.lineWidth = thickness;
  ink.lineCap = 'round';
  curve(ink, [...start, ...body, [x + width * 1.08, y - 4 - chance() * 12]]);
  if (chance() > 0.5)
    curve(ink, [
      [x + width * 0.25, y + 17],
      [x + width * 0.6, y + 11],
      [x + width * 1.02, y + 15 - chance() * 8],
    ]);
};

export const tick = (ink: Ink, [x, y]: Point, size: number, { color, thickness, chance }: Pen): void => {
  ink.strokeStyle = color;
  ink.lineWidth = thickness;
  ink.lineCap = 'round';
  const lift = chance() * size * 0.3;
  curve(ink, [
    [x - size * 0.4, y - size * 0.1],
    [x - size * 0.15, y + size * 0.2],
    [x - size * 0.05, y + size * 0.42],
    [x + size * 0.2, y - size * 0.3],
    [x + size * 0.7, y - size * 0.75 - lift],
  ]);
};

/** An arrow drawn with a marker. */
export const arrow = (ink: Ink, [x, y]: Point, [toX, toY]: Point, { color, thickness }: Pen): void => {
  const turn = Math.atan2(toY - y, toX - x);
  const wing = (side: number): Point => [
    toX - Math.cos(turn + side) * thickness * 4,
    toY - Math.sin(turn + side) * thickness * 4,
  ];
  ink.lineCap = 'round';
  line(
    ink,
    [
      [x, y],
      [(x + toX) / 2 + 2, (y + toY) / 2 - 3],
      [toX, toY],
    ],
    color,
    thickness,
  );
  line(ink, [wing(0.5), [toX, toY], wing(-0.5)], color, thickness);
};
