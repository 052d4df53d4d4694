import {
  blurred,
  box,
  type Chance,
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
} from './brushes.ts';
import { developPhoto } from './develop-photo.ts';
import { arrow, type Pen, write } from './handwriting.ts';
import { placeArt } from './place-art.ts';
import { centered, stickyNote } from './sticky-note.ts';
import { plaster } from './surfaces.ts';

const whiteboard = (width: number, height: number, chance: Chance): Ink => {
  const ink = newSheet(width, height);
  box(ink, [0, 0, width, height], ramp(ink, [0, 0], [width, height], '#c3c7ca', '#9da2a6'), 16);
  frame(ink, [4, 4, width - 8, height - 8], 'rgba(255,255,255,.4)', 4, 14);
  blurred(ink, 4, () => box(ink, [30, 30, width - 60, height - 60], 'rgba(50,55,60,.45)'));
  box(ink, [34, 34, width - 68, height - 68], ramp(ink, [0, 0], [width, height], '#fbfbf9', '#eceeee'));
  blurred(ink, 14, () => {
    for (let smear = 0; smear < 9; smear++)
      box(
        ink,
        [100 + chance() * (width - 500), 80 + chance() * (height - 200), 220 + chance() * 240, 26],
        'rgba(120,140,165,.09)',
        12,
      );
  });
  return ink;
};

const wobblyBox = (ink: Ink, [x, y, width, height]: readonly [number, number, number, number], pen: Pen): void => {
  const shake = (): number => (pen.chance() - 0.5) * 7;
  ink.lineCap = 'round';
  line(
    ink,
    [
      [x + shake(), y + shake()],
      [x + width / 2, y + shake()],
      [x + width + shake(), y + shake()],
      [x + width + shake(), y + height + shake()],
      [x + width / 2, y + height + shake()],
      [x + shake(), y + height + shake()],
      [x + shake(), y - 3],
    ],
    pen.color,
    pen.thickness,
  );
};

const steps: readonly (readonly [string, string, number, number])[] = [
  ['CONTEXT', 'SCOPE', 0, 0],
  ['POLICY', 'OBJECTIVES', 1, 0],
  ['RISK', 'ASSESSMENT', 2, 0],
  ['IMPACT', 'ASSESSMENT', 3, 0],
  ['RELEASE', 'DECISION', 3, 1],
  ['MONITORING', '', 2, 1],
  ['INTERNAL', 'AUDIT', 1, 1],
  ['MANAGEMENT', 'REVIEW', 0, 1],
];

const processMap = (): Ink => {
  const chance = chanceFrom(203);
  const ink = whiteboard(1700, 1100, chance);
  const blue: Pen = { color: '#2b4f8c', thickness: 7, chance };
  const black: Pen = { color: '#2c2f33', thickness: 7.5, chance };
  const red: Pen = { color: '#b13a3c', thickness: 8, chance };
  write(ink, 'AIMS PROCESS MAP', [110, 164], 76, { ...black, thickness: 11 });
  line(
    ink,
    [
      [108, 192],
      [500, 186],
      [1010, 194],
    ],
    black.color,
    6,
  );
  for (const [first, second, column, row] of steps) {
    const [x, y] = [100 + column * 396, 270 + row * 280];
    wobblyBox(ink, [x, y, 312, 150], blue);
    centered(ink, first, [x + 156, y + (second ? 66 : 94)], 33, black);
    if (second) centered(ink, second, [x + 156, y + 122], 33, black);
  }
  for (const column of [0, 1, 2]) {
    arrow(ink, [420 + column * 396, 346], [486 + column * 396, 346], blue);
    arrow(ink, [488 + column * 396, 626], [424 + column * 396, 626], blue);
  }
  arrow(ink, [1444, 432], [1444, 540], blue);
  arrow(ink, [256, 540], [256, 432], blue);
  write(ink, 'IMPROVE', [290, 500], 34, { ...blue, color: '#3c7a56' });
  wobblyBox(ink, [596, 836, 490, 120], blue);
  centered(ink, 'SUPPLIER CONTROL', [841, 914], 33, black);
  ink.strokeStyle = red.color;
  ink.lineWidth = 8;
  ink.beginPath();
  ink.ellipse(842, 896, 310, 112, -0.03, 0.2, 6.6);
  ink.stroke();
  write(ink, 'OWNER?', [1184, 920], 48, red);
  arrow(ink, [840, 770], [840, 708], { ...blue, color: '#7c8894' });
  stickyNote(ink, [116, 800], 190, '#ecd98a', ['KRAKOW', 'TOO'], chance);
  stickyNote(ink, [322, 846], 176, '#b5d3b0', ['LINK TO', 'GDPR'], chance);
  stickyNote(ink, [1462, 816], 184, '#e6b3ae', ['VAKT =', 'BOUGHT'], chance);
  return ink;
};

export const drawProcessMap = (): Ink => {
  const chance = chanceFrom(103);
  const ink = newSheet(1600, 1200);
  plaster(ink, chance, '#c9c4ba', '#9d978d');
  const quad: Quad = [
    [120, 150],
    [1500, 96],
    [1476, 1012],
    [140, 976],
  ];
  shadow(ink, quad, { by: [20, 40], blur: 28, dark: 0.42 });
  placeArt(ink, processMap(), quad);
  blurred(ink, 12, () => box(ink, [420, 1042, 760, 26], 'rgba(30,25,20,.4)'));
  box(ink, [410, 1000, 770, 34], ramp(ink, [0, 1000], [0, 1034], '#d5d8da', '#8c9195'), 6);
  [
    ['#2b4f8c', 470],
    ['#b13a3c', 620],
    ['#2c2f33', 770],
  ].forEach(([color, x]) => {
    box(ink, [Number(x), 984, 116, 19], '#e9e9e6', 8);
    box(ink, [Number(x), 984, 34, 19], String(color), 8);
  });
  box(ink, [990, 972, 130, 32], '#5d6b78', 6);
  pool(ink, [420, 220], 620, 'rgba(90,86,76,.55)');
  pool(ink, [1180, 330], 150, 'rgba(255,255,250,.5)', 'screen', 1.6);
  pool(ink, [1600, 1260], 1000, '#a59d94', 'multiply');
  return developPhoto(ink, { seed: 3, tilt: 0.9, warmth: 0.02 });
};

type Card = readonly [
  column: number,
  row: number,
  name: string,
  first: string,
  second: string,
  day: string,
  color: string,
];
const cards: readonly Card[] = [
  [0, 0, 'INC-034', 'Lumi quoted', 'an old fee', '13 March', '#f1e7c4'],
  [0, 1, 'INC-033', 'Sortera lost', '40 letters', '12 March', '#f4f2ec'],
  [1, 0, 'INC-031', 'Vakt blocked', '12 payments', '10 March', '#f0cfc6'],
  [1, 1, 'INC-030', 'Kredo 3 used', 'an old model', '4 March', '#f1e7c4'],
  [2, 0, 'INC-027', 'Lumi gave', 'legal advice', '20 February', '#f4f2ec'],
  [3, 0, 'INC-024', 'Wrong refusal', 'letter sent', '9 February', '#d5e3d2'],
  [3, 1, 'INC-022', 'Label mix-up', 'in Kraków', '3 February', '#d5e3d2'],
];

const incidentBoard = (): Ink => {
  const chance = chanceFrom(212);
  const ink = whiteboard(1700, 1160, chance);
  const black: Pen = { color: '#2c2f33', thickness: 8, chance };
  write(ink, 'AI INCIDENTS', [100, 150], 70, { ...black, thickness: 11 });
  write(ink, 'WEEK 12', [1290, 146], 46, { ...black, color: '#2b4f8c' });
  ['NEW', 'ANALYSIS', 'REPORTED', 'CLOSED'].forEach((name, column) => {
    const x = 76 + column * 390;
    box(ink, [x, 200, 376, 84], ['#b7c6d6', '#d9c9a3', '#d6b2aa', '#b5ccb4'][column] ?? '#ccc');
    centered(ink, name, [x + 188, 262], 44, black);
    if (column > 0)
      line(
        ink,
        [
          [x - 7, 196],
          [x - 7, 1090],
        ],
        '#3b3f44',
        5,
      );
  });
  for (const [column, row, name, first, second, day, color] of cards) {
    ink.save();
    ink.translate(264 + column * 390, 470 + row * 330 + (column % 2) * 16);
    ink.rotate((chance() - 0.5) * 0.07);
    blurred(ink, 10, () => box(ink, [-158, -126, 326, 276], 'rgba(30,26,20,.4)'));
    box(ink, [-164, -138, 328, 276], color, 4);
    label(ink, name, [-136, -64], 50, '#2a2e33', { weight: 700 });
    box(ink, [-136, -44, 272, 4], 'rgba(40,45,50,.35)');
    label(ink, first, [-136, 16], 38, '#3b4046');
    label(ink, second, [-136, 66], 38, '#3b4046');
    label(ink, day, [-136, 116], 27, '#7b8085');
    blurred(ink, 4, () => disc(ink, [5, -124], 24, 'rgba(20,20,20,.5)'));
    disc(ink, [0, -130], 24, ramp(ink, [-20, -150], [20, -110], '#6d7780', '#2e353b'));
    ink.restore();
  }
  write(ink, 'TELL WHOM', [896, 860], 42, { ...black, color: '#b13a3c' });
  write(ink, 'BY WHEN?', [912, 930], 42, { ...black, color: '#b13a3c' });
  arrow(ink, [1040, 800], [1044, 640], { ...black, color: '#b13a3c' });
  return ink;
};

export const drawIncidentBoard = (): Ink => {
  const chance = chanceFrom(112);
  const ink = newSheet(1600, 1200);
  plaster(ink, chance, '#aeb3b3', '#8a8f90');
  const quad: Quad = [
    [92, 60],
    [1548, 150],
    [1520, 1090],
    [60, 1142],
  ];
  shadow(ink, quad, { by: [24, 36], blur: 28, dark: 0.45 });
  placeArt(ink, incidentBoard(), quad);
  pool(ink, [1300, 180], 700, 'rgba(84,86,84,.55)');
  pool(ink, [620, 300], 130, 'rgba(255,255,255,.35)', 'screen', 1.8);
  pool(ink, [0, 1260], 1000, '#9fa1a2', 'multiply');
  return developPhoto(ink, { seed: 12, tilt: -0.8, warmth: -0.01 });
};
