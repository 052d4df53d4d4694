import {
  blurred,
  box,
  chanceFrom,
  disc,
  frame,
  type Ink,
  label,
  line,
  newSheet,
  type Point,
  pool,
  type Quad,
  ramp,
  shadow,
  shape,
} from './brushes.ts';
import { developPhoto } from './develop-photo.ts';
import { sign, tick, write } from './handwriting.ts';
import { placeArt } from './place-art.ts';
import { paper, wood } from './surfaces.ts';

/** A ball pen that lies on the desk. */
const pen = (ink: Ink, [x, y]: Point, long: number, turn: number, color: string): void => {
  const drawPen = (): void => {
    shape(
      ink,
      [
        [0, 0],
        [long * 0.09, -13],
        [long * 0.09, 13],
      ],
      '#c6c8ca',
    );
    box(ink, [long * 0.085, -14, long * 0.3, 28], ramp(ink, [0, -14], [0, 14], '#4b4f55', '#22252a', '#15171a'), 3);
    box(ink, [long * 0.38, -15, long * 0.6, 30], ramp(ink, [0, -15], [0, 15], '#93a0ae', color, '#141c28'), 12);
    box(ink, [long * 0.375, -15, long * 0.018, 30], '#c6c8ca');
    box(ink, [long * 0.66, -21, long * 0.3, 9], '#b9bcc0', 4);
  };
  ink.save();
  ink.translate(x + 16, y + 20);
  ink.rotate(turn);
  blurred(ink, 12, () => box(ink, [0, -10, long, 24], 'rgba(20,10,5,.6)', 10));
  ink.restore();
  ink.save();
  ink.translate(x, y);
  ink.rotate(turn);
  drawPen();
  ink.restore();
};

const mugFromAbove = (ink: Ink, [x, y]: Point, radius: number): void => {
  blurred(ink, 26, () => disc(ink, [x + 40, y + 46], radius * 1.04, 'rgba(20,10,5,.55)'));
  disc(ink, [x, y], radius, ramp(ink, [x - radius, y - radius], [x + radius, y + radius], '#e9e6e0', '#a8a49d'));
  disc(ink, [x, y], radius * 0.88, '#77716a');
  disc(
    ink,
    [x + 4, y + 5],
    radius * 0.84,
    ramp(ink, [x - radius, y - radius], [x + radius, y + radius], '#24150d', '#4d3020'),
  );
  blurred(ink, 7, () => disc(ink, [x - radius * 0.3, y - radius * 0.34], radius * 0.2, 'rgba(255,235,205,.34)', 0.6));
};

const printedChecklist = (): Ink => {
  const chance = chanceFrom(202);
  const ink = paper(1000, 1400, chance);
  const blue = { color: '#26418f', thickness: 6.5, chance };
  label(ink, 'Release checklist v4', [80, 150], 72, '#23262b', { weight: 700 });
  box(ink, [80, 182, 840, 5], '#3a3e44');
  label(ink, 'System', [80, 246], 32, '#6a6a68');
  label(ink, 'Release', [540, 246], 32, '#6a6a68');
  write(ink, 'KREDO 3', [212, 246], 38, blue);
  write(ink, 'DR-118', [676, 246], 38, blue);
  [
    'Code review',
    'Data validation report',
    'Test set performance',
    'Fairness test, age and gender',
    'Model card updated',
    'Security scan',
    'Rollback tested',
    'Product owner approval',
  ].forEach((gate, index) => {
    const y = 350 + index * 102;
    frame(ink, [84, y - 42, 50, 50], '#3a3e44', 4, 4);
    label(ink, gate, [166, y], 42, '#2a2d31');
    line(
      ink,
      [
        [80, y + 34],
        [920, y + 34],
      ],
      'rgba(60,60,60,.18)',
      2,
    );
    tick(ink, [104, y - 16], 56, blue);
  });
  label(ink, 'Approved', [80, 1240], 34, '#6a6a68');
  line(
    ink,
    [
      [250, 1250],
      [620, 1250],
    ],
    '#6a6a68',
    2.5,
  );
  sign(ink, [276, 1240], 270, { ...blue, thickness: 5 });
  write(ink, '22.1.26', [690, 1240], 38, blue);
  label(ink, 'Norrsken Kredit AB     FRM-31     page 1 of 1', [80, 1346], 24, '#8a8a86');
  return ink;
};

export const drawPrintedChecklist = (): Ink => {
  const chance = chanceFrom(102);
  const ink = newSheet(1200, 1600);
  placeArt(ink, wood(1500, 1900, chance, [142, 100, 66], 6), [
    [-90, -40],
    [1290, -40],
    [1380, 1660],
    [-180, 1660],
  ]);
  mugFromAbove(ink, [1116, 120], 168);
  const sheetQuad: Quad = [
    [196, 168],
    [1000, 120],
    [1128, 1452],
    [96, 1492],
  ];
  const under: Quad = [
    [214, 152],
    [1030, 128],
    [1140, 1432],
    [150, 1500],
  ];
  shadow(ink, under, { by: [26, 34], blur: 26, dark: 0.5 });
  shape(ink, under, '#dcd7cb');
  shadow(ink, sheetQuad, { by: [8, 10], blur: 8, dark: 0.35 });
  placeArt(ink, printedChecklist(), sheetQuad);
  pen(ink, [700, 1545], 560, -0.4, '#2a3c5c');
  pool(ink, [200, 60], 1300, 'rgba(96,82,58,.6)');
  pool(ink, [1250, 1650], 1000, '#9a8f86', 'multiply');
  return developPhoto(ink, { seed: 2, tilt: 1.6, warmth: 0.035, grain: 3.2 });
};

const attendees = [
  'A. Zielińska',
  'J. Kowalczyk',
  'P. Wolski',
  'M. Duda',
  'K. Sikora',
  'T. Nowak',
  'B. Lis',
  'O. Mazur',
  'D. Pawlak',
];

const attendanceSheet = (): Ink => {
  const chance = chanceFrom(205);
  const ink = paper(1000, 1360, chance, '#f5f3ee');
  label(ink, 'Attendance', [70, 190], 66, '#25282c', { weight: 700 });
  label(ink, 'Training: labelling guide 2.1', [70, 256], 40, '#33373c', { weight: 600 });
  label(ink, 'Kraków, 11 February 2026, 9:00 to 11:30', [70, 312], 34, '#5c5f62');
  box(ink, [70, 348, 860, 66], '#dde1e4');
  label(ink, 'Name', [146, 393], 32, '#40454a', { weight: 600 });
  label(ink, 'Signature', [560, 393], 32, '#40454a', { weight: 600 });
  attendees.forEach((name, index) => {
    const y = 414 + index * 88;
    label(ink, `${index + 1}`, [92, y + 58], 34, '#7a7d80');
    label(ink, name, [146, y + 58], 40, '#2b2e32');
    line(
      ink,
      [
        [70, y + 88],
        [930, y + 88],
      ],
      '#9a9da0',
      2,
    );
    const isThere = index !== 3 && index !== 7;
    if (isThere)
      sign(ink, [570 + chance() * 30, y + 62], 180 + chance() * 90, {
        color: index % 3 === 1 ? '#30323a' : '#2b4796',
        thickness: 4.5,
        chance,
      });
  });
  for (const x of [70, 128, 536, 930])
    line(
      ink,
      [
        [x, 348],
        [x, 1206],
      ],
      '#9a9da0',
      2,
    );
  label(ink, 'Trainer', [70, 1284], 32, '#5c5f62');
  sign(ink, [210, 1282], 230, { color: '#2b4796', thickness: 5, chance });
  return ink;
};

const clipboard = (): Ink => {
  const chance = chanceFrom(305);
  const ink = newSheet(1120, 1560);
  ink.drawImage(wood(1120, 1560, chance, [120, 84, 56], 1).canvas, 0, 0);
  frame(ink, [4, 4, 1112, 1552], 'rgba(40,20,10,.5)', 8, 30);
  blurred(ink, 10, () => box(ink, [66, 136, 1000, 1360], 'rgba(20,10,4,.5)'));
  ink.drawImage(attendanceSheet().canvas, 58, 122);
  blurred(ink, 12, () => box(ink, [346, 80, 440, 120], 'rgba(20,15,10,.5)', 20));
  box(ink, [340, 60, 440, 112], ramp(ink, [0, 60], [0, 172], '#e3e5e6', '#9da1a5', '#c5c8ca', '#74787c'), 18);
  box(ink, [450, 14, 220, 78], ramp(ink, [0, 14], [0, 92], '#d5d8da', '#85898d'), 30);
  disc(ink, [560, 50], 19, '#5a3d28');
  for (const x of [380, 740]) disc(ink, [x, 116], 12, '#7d8185');
  return ink;
};

export const drawAttendanceSheet = (): Ink => {
  const chance = chanceFrom(105);
  const ink = newSheet(1200, 1600);
  box(ink, [0, 0, 1200, 1600], ramp(ink, [0, 0], [1200, 1600], '#b9b6b0', '#8d8a86'));
  blurred(ink, 2, () => {
    for (let fleck = 0; fleck < 2600; fleck++)
      disc(
        ink,
        [chance() * 1200, chance() * 1600],
        1 + chance() * 2.4,
        chance() > 0.5 ? 'rgba(255,255,255,.16)' : 'rgba(40,40,40,.13)',
      );
  });
  const quad: Quad = [
    [150, 66],
    [1070, 120],
    [1092, 1520],
    [66, 1466],
  ];
  shadow(ink, quad, { by: [30, 36], blur: 26, dark: 0.55 });
  placeArt(ink, clipboard(), quad);
  pen(ink, [980, 1568], 560, -1.25, '#7b2f35');
  pool(ink, [1000, 40], 1300, 'rgba(86,84,76,.6)');
  pool(ink, [60, 1640], 1000, '#a39c98', 'multiply');
  return developPhoto(ink, { seed: 5, tilt: -1.3, warmth: 0.01, grain: 2.9 });
};
