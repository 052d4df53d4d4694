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
  pool,
  type Quad,
  ramp,
  shadow,
  shape,
} from './brushes.ts';
import { developPhoto } from './develop-photo.ts';
import { keyboard, mug, placeMonitor, plant } from './monitor.ts';
import { placeArt } from './place-art.ts';
import { deskTop, plaster, wood } from './surfaces.ts';

const labellingTool = (): Ink => {
  const ink = newSheet(1300, 860);
  box(ink, [0, 0, 1300, 860], '#e9ebed');
  box(ink, [0, 0, 1300, 82], '#3b4a55');
  label(ink, 'Sortera labelling', [36, 54], 38, '#eef2f4', { weight: 600 });
  label(ink, '148 / 400', [1264, 54], 38, '#c9d6dc', { align: 'right' });
  box(ink, [60, 116, 620, 720], '#ffffff');
  frame(ink, [60, 116, 620, 720], '#c9ced2', 3);
  label(ink, 'Letter of complaint', [110, 190], 36, '#3a3f44', { weight: 600 });
  for (let row = 0; row < 13; row++)
    box(ink, [110, 234 + row * 40, row % 5 === 4 ? 300 : 440 + ((row * 53) % 80), 13], '#b6bcc1', 5);
  [
    ['#5b8fb0', 92, 146, 380, 68],
    ['#c08a45', 92, 224, 560, 190],
    ['#6d9a6f', 92, 600, 400, 120],
  ].forEach(([color, x, y, width, height]) => {
    frame(ink, [Number(x), Number(y), Number(width), Number(height)], String(color), 6, 4);
  });
  ['Complaint', 'Claim', 'Payment', 'Other'].forEach((name, index) => {
    const isChosen = index === 0;
    box(ink, [730, 130 + index * 108, 510, 88], isChosen ? '#4c7f9e' : '#ffffff', 12);
    if (!isChosen) frame(ink, [730, 130 + index * 108, 510, 88], '#c9ced2', 3, 12);
    label(ink, name, [770, 189 + index * 108], 42, isChosen ? '#ffffff' : '#3a3f44', { weight: isChosen ? 600 : 400 });
  });
  box(ink, [730, 700, 510, 110], '#3b6f52', 12);
  label(ink, 'Save and next', [985, 770], 44, '#ffffff', { weight: 600, align: 'center' });
  return ink;
};

const guide = (): Ink => {
  const ink = newSheet(1100, 860);
  box(ink, [0, 0, 1100, 860], '#8a9096');
  box(ink, [110, 40, 880, 820], '#fbfaf7');
  label(ink, 'Labelling guide 2.1', [170, 140], 66, '#2b3a48', { weight: 700 });
  label(ink, '3  Complaints', [170, 226], 44, '#2b3a48', { weight: 600 });
  ['A complaint names a fault', 'and asks us to act.', 'In doubt, ask the lead.'].forEach((text, index) =>
    label(ink, text, [170, 296 + index * 54], 39, '#4a5056'),
  );
  box(ink, [170, 440, 370, 190], '#dfeadf', 8);
  box(ink, [566, 440, 370, 190], '#f0dcd6', 8);
  label(ink, 'Yes', [196, 500], 40, '#3b6f52', { weight: 700 });
  label(ink, 'No', [592, 500], 40, '#9a4a3c', { weight: 700 });
  for (const x of [196, 592])
    for (let row = 0; row < 3; row++) box(ink, [x, 528 + row * 32, 300 - row * 50, 13], 'rgba(60,60,60,.3)', 5);
  for (let row = 0; row < 5; row++) box(ink, [170, 672 + row * 38, 760 - ((row * 97) % 200), 13], '#c2c5c8', 5);
  return ink;
};

export const drawLabellingDesk = (): Ink => {
  const chance = chanceFrom(108);
  const ink = newSheet(1600, 1200);
  plaster(ink, chance, '#b5b3aa', '#8f8d86');
  blurred(ink, 12, () => {
    box(ink, [60, -20, 560, 330], '#dbe4e6');
    box(ink, [330, -20, 18, 330], '#8d9394');
    box(ink, [40, 300, 600, 24], '#a5a49d');
  });
  pool(ink, [340, 120], 700, 'rgba(110,112,108,.6)');
  plant(ink, [1490, 560], 260, 8);
  deskTop(ink, chance, 850, [176, 146, 112]);
  placeMonitor(
    ink,
    labellingTool(),
    [
      [66, 316],
      [818, 286],
      [822, 800],
      [92, 862],
    ],
    905,
  );
  placeMonitor(
    ink,
    guide(),
    [
      [850, 288],
      [1490, 334],
      [1466, 846],
      [850, 802],
    ],
    905,
    0.07,
  );
  keyboard(ink, [
    [430, 1000],
    [1040, 1000],
    [1100, 1160],
    [376, 1162],
  ]);
  blurred(ink, 12, () => disc(ink, [1222, 1096], 66, 'rgba(15,10,5,.5)', 0.7));
  disc(ink, [1210, 1080], 62, ramp(ink, [1150, 1020], [1270, 1140], '#5a5e63', '#25272a'), 0.74);
  line(
    ink,
    [
      [1208, 1036],
      [1209, 1070],
    ],
    '#15171a',
    4,
  );
  mug(ink, [226, 990], 92, '#7d94a3', '#4c606e');
  const noteQuad: Quad = [
    [1300, 990],
    [1432, 984],
    [1462, 1092],
    [1316, 1100],
  ];
  shadow(ink, noteQuad, { by: [8, 10], blur: 9, dark: 0.45 });
  shape(ink, noteQuad, '#e8d68c');
  return developPhoto(ink, { seed: 8, tilt: 0.7, warmth: 0.02 });
};

const reviewSlide = (): Ink => {
  const ink = newSheet(1600, 900);
  box(ink, [0, 0, 1600, 900], '#fbfbf9');
  box(ink, [0, 0, 26, 900], '#3b5a78');
  label(ink, 'Management review', [100, 172], 104, '#24384c', { weight: 700 });
  label(ink, 'AI management system, 5 February 2026', [104, 246], 46, '#66727e');
  ['Actions from last review', 'Changes in context', 'Nonconformities', 'Audit results', 'Resources'].forEach(
    (text, index) => {
      const y = 366 + index * 92;
      box(ink, [104, y - 42, 52, 52], '#dde6ee', 10);
      label(ink, `${index + 1}`, [130, y - 2], 38, '#3b5a78', { weight: 700, align: 'center' });
      label(ink, text, [190, y], 54, '#2d343b');
    },
  );
  [0.5, 0.72, 0.42, 0.6].forEach((tall, index) =>
    box(
      ink,
      [1080 + index * 104, 740 - tall * 400, 76, tall * 400],
      ['#9db6cc', '#6a8cab', '#c9b48a', '#9db6cc'][index] ?? '#9db6cc',
      6,
    ),
  );
  line(
    ink,
    [
      [1060, 742],
      [1500, 742],
    ],
    '#97a1aa',
    4,
  );
  label(ink, 'Open findings', [1280, 800], 36, '#66727e', { align: 'center' });
  label(ink, '4 / 12', [1540, 866], 30, '#97a1aa', { align: 'right' });
  return ink;
};

const chair = (ink: Ink, x: number, y: number, size: number): void => {
  blurred(ink, 3, () => {
    box(ink, [x - size * 0.06, y + size * 0.6, size * 0.12, size * 0.6], '#22252a');
    box(
      ink,
      [x - size * 0.5, y, size, size * 0.86],
      ramp(ink, [x - size * 0.5, y], [x + size * 0.5, y + size], '#4a5560', '#2a3138'),
      size * 0.17,
    );
    frame(ink, [x - size * 0.5, y, size, size * 0.86], 'rgba(255,255,255,.1)', 4, size * 0.17);
  });
};

export const drawMeetingRoom = (): Ink => {
  const chance = chanceFrom(110);
  const ink = newSheet(1600, 1200);
  plaster(ink, chance, '#a39d95', '#7f7972');
  shape(
    ink,
    [
      [0, 0],
      [170, 110],
      [170, 800],
      [0, 960],
    ],
    ramp(ink, [0, 0], [170, 0], '#cfd8da', '#a3aeb1'),
  );
  for (const x of [54, 112])
    line(
      ink,
      [
        [x, x * 0.64],
        [x, 960 - x * 0.94],
      ],
      '#7d8689',
      7,
    );
  box(ink, [170, 0, 1430, 56], ramp(ink, [0, 0], [0, 56], '#cdc8c0', '#b5afa6'));
  for (const x of [420, 820, 1220]) {
    blurred(ink, 4, () => disc(ink, [x, 26], 46, '#fff8e4', 0.3));
    pool(ink, [x, 60], 330, 'rgba(96,84,58,.6)', 'screen', 1.1);
  }
  const quad: Quad = [
    [282, 130],
    [1386, 112],
    [1390, 742],
    [284, 728],
  ];
  shadow(ink, quad, { by: [14, 30], blur: 30, dark: 0.5 });
  const tv = newSheet(1650, 950);
  box(tv, [0, 0, 1650, 950], '#131416', 10);
  tv.drawImage(reviewSlide().canvas, 25, 22);
  box(tv, [25, 22, 1600, 900], ramp(tv, [0, 0], [1600, 900], 'rgba(255,255,255,0)', 'rgba(40,50,70,.1)'));
  placeArt(ink, tv, quad);
  pool(ink, [836, 430], 900, 'rgba(40,46,52,.5)');
  chair(ink, 330, 786, 210);
  chair(ink, 1340, 790, 210);
  blurred(ink, 22, () => box(ink, [160, 930, 1300, 40], 'rgba(15,10,6,.5)'));
  placeArt(ink, wood(1800, 700, chance, [128, 96, 70], 1), [
    [410, 856],
    [1220, 856],
    [1560, 1240],
    [70, 1240],
  ]);
  ink.save();
  ink.globalCompositeOperation = 'soft-light';
  ink.filter = 'blur(30px)';
  shape(
    ink,
    [
      [560, 880],
      [1080, 880],
      [1140, 1200],
      [480, 1200],
    ],
    'rgba(255,255,255,.36)',
  );
  ink.restore();
  shape(
    ink,
    [
      [410, 856],
      [1220, 856],
      [1226, 868],
      [404, 868],
    ],
    'rgba(255,235,205,.3)',
  );
  const pages: Quad = [
    [560, 1000],
    [724, 1004],
    [716, 1126],
    [522, 1118],
  ];
  shadow(ink, pages, { by: [6, 8], blur: 8, dark: 0.45 });
  shape(ink, pages, '#ece9e1');
  for (let row = 0; row < 5; row++)
    line(
      ink,
      [
        [572 - row * 5, 1024 + row * 18],
        [690 - row * 4, 1027 + row * 18],
      ],
      '#a9a69f',
      4,
    );
  mug(ink, [1010, 936], 62, '#dedad2', '#9c978f');
  chair(ink, 100, 960, 300);
  chair(ink, 1516, 970, 300);
  return developPhoto(ink, { seed: 10, tilt: -0.9, warmth: 0.025, grain: 3.4 });
};
