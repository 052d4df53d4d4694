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
  shape,
} from './brushes.ts';
import { developPhoto } from './develop-photo.ts';
import { tick } from './handwriting.ts';
import { keyboard, mug, placeMonitor, plant } from './monitor.ts';
import { placeArt } from './place-art.ts';
import { deskTop, plaster } from './surfaces.ts';

const titleBar = (ink: Ink, title: string, aside: string): void => {
  const { width } = ink.canvas;
  box(ink, [0, 0, width, 84], '#2f4560');
  box(ink, [30, 24, 36, 36], '#8fa9c4', 8);
  label(ink, title, [90, 54], 32, '#eef3f8', { weight: 600 });
  label(ink, aside, [width - 36, 53], 26, '#b9c9da', { align: 'right' });
};

const gates = [
  ['G1', 'Code review', 'E. Lund'],
  ['G2', 'Data validation report', 'P. Wolski'],
  ['G3', 'Test set performance', 'E. Lund'],
  ['G4', 'Fairness test, age and gender', 'E. Lund'],
  ['G5', 'Model card updated', 'K. Berg'],
  ['G6', 'Security scan', 'T. Nowak'],
  ['G7', 'Rollback tested', 'T. Nowak'],
  ['G8', 'Product owner approval', 'K. Berg'],
] as const;

const releaseScreen = (): Ink => {
  const ink = newSheet(1600, 980);
  const pen = { color: '#ffffff', thickness: 5, chance: chanceFrom(5) };
  box(ink, [0, 0, 1600, 980], '#f2f4f6');
  titleBar(ink, 'Model releases', 'Norrsken Kredit');
  label(ink, 'Release checklist v4', [56, 172], 62, '#1d2b3a', { weight: 700 });
  label(ink, 'Kredo 3   ·   DR-118   ·   live since 22 January 2026', [58, 226], 32, '#5a6977');
  box(ink, [1250, 122, 294, 78], '#dcebdf', 39);
  label(ink, '8 of 8 gates', [1397, 173], 34, '#2f6b41', { weight: 600, align: 'center' });
  box(ink, [56, 262, 1488, 670], '#ffffff', 12);
  frame(ink, [56, 262, 1488, 670], '#d5dbe1', 2, 12);
  gates.forEach(([gate, name, owner], index) => {
    const y = 262 + index * 83.75;
    if (index > 0)
      line(
        ink,
        [
          [56, y],
          [1544, y],
        ],
        '#e2e6ea',
        2,
      );
    label(ink, gate, [92, y + 55], 32, '#7c8894', { weight: 600 });
    label(ink, name, [182, y + 55], 37, '#22303d');
    label(ink, owner, [980, y + 55], 31, '#6a7783');
    disc(ink, [1308, y + 42], 22, '#4d8f62');
    tick(ink, [1304, y + 43], 22, pen);
    label(ink, 'Done', [1350, y + 55], 34, '#2f6b41', { weight: 600 });
  });
  return ink;
};

export const drawReleaseScreen = (): Ink => {
  const chance = chanceFrom(101);
  const ink = newSheet(1600, 1200);
  plaster(ink, chance, '#a9a199', '#857c74');
  pool(ink, [240, 120], 900, 'rgba(120,105,85,.55)');
  plant(ink, [1500, 880], 300, 9);
  deskTop(ink, chance, 930, [150, 114, 82]);
  placeMonitor(
    ink,
    releaseScreen(),
    [
      [150, 158],
      [1392, 96],
      [1400, 886],
      [166, 850],
    ],
    975,
  );
  keyboard(ink, [
    [500, 1050],
    [1130, 1046],
    [1190, 1190],
    [450, 1196],
  ]);
  mug(ink, [245, 968], 118, '#c9cdd0', '#8d9396');
  return developPhoto(ink, { seed: 1, tilt: -1.1, warmth: 0.03 });
};

const psi = [
  0.06, 0.07, 0.06, 0.08, 0.09, 0.08, 0.1, 0.12, 0.11, 0.14, 0.16, 0.15, 0.18, 0.2, 0.22, 0.24, 0.262, 0.265, 0.27,
];

const driftScreen = (): Ink => {
  const ink = newSheet(1600, 980);
  box(ink, [0, 0, 1600, 980], '#1d242d');
  box(ink, [0, 0, 1600, 92], '#273140');
  label(ink, 'Kredo 3   Input drift', [50, 60], 40, '#e7edf3', { weight: 600 });
  label(ink, '17 March 2026', [1550, 58], 30, '#93a2b1', { align: 'right' });
  box(ink, [50, 128, 1010, 570], '#252e39', 14);
  label(ink, 'PSI, applicants by week', [86, 186], 30, '#a9b6c3');
  const at = (index: number, value: number): Point => [140 + index * 48, 650 - value * 1320];
  for (const value of [0, 0.1, 0.2, 0.3]) {
    line(ink, [at(0, value), at(18.6, value)], '#3a4654', 2);
    label(ink, value.toFixed(1), [124, at(0, value)[1] + 9], 25, '#8493a2', { align: 'right' });
  }
  ink.setLineDash([16, 12]);
  line(ink, [at(0, 0.25), at(18.6, 0.25)], '#e07a5f', 4);
  ink.setLineDash([]);
  label(ink, 'alert 0.25', [152, at(0, 0.25)[1] - 14], 27, '#e8917a', { weight: 600 });
  const points = psi.map((value, index) => at(index, value));
  shape(
    ink,
    [at(0, 0), ...points, at(18, 0)],
    ramp(ink, [0, 290], [0, 650], 'rgba(110,170,205,.38)', 'rgba(110,170,205,.03)'),
  );
  line(ink, points, '#7db8d8', 6);
  for (const point of points.slice(16)) disc(ink, point, 11, '#e8775c');
  box(ink, [1092, 128, 458, 272], '#5a2a26', 14);
  label(ink, 'ALERT LINE CROSSED', [1124, 184], 27, '#f0b9ab', { weight: 600 });
  label(ink, 'PSI 0.27 > 0.25', [1124, 272], 54, '#ffffff', { weight: 700 });
  label(ink, 'since 2 March 2026', [1124, 322], 29, '#f0d5cd');
  label(ink, 'Ticket: none', [1124, 366], 29, '#f0d5cd');
  box(ink, [1092, 426, 458, 272], '#252e39', 14);
  label(ink, 'Features over the line', [1124, 480], 28, '#a9b6c3');
  [
    ['income source', 0.31],
    ['housing', 0.27],
    ['region', 0.19],
  ].forEach(([name, value], index) => {
    const y = 520 + index * 58;
    label(ink, String(name), [1124, y + 30], 27, '#dbe3ea');
    box(ink, [1324, y + 8, 180, 26], '#33404e', 13);
    box(ink, [1324, y + 8, Number(value) * 540, 26], Number(value) > 0.25 ? '#d97459' : '#6f9db8', 13);
  });
  [
    ['Scored', '18 402'],
    ['Approved', '61.3 %'],
    ['Gini', '0.54'],
    ['Latency', '84 ms'],
  ].forEach(([name = '', value = ''], index) => {
    box(ink, [50 + index * 380, 730, 360, 200], '#252e39', 14);
    label(ink, name, [82 + index * 380, 790], 29, '#a9b6c3');
    label(ink, value, [82 + index * 380, 876], 58, '#e7edf3', { weight: 600 });
  });
  return ink;
};

export const drawDriftDashboard = (): Ink => {
  const chance = chanceFrom(106);
  const ink = newSheet(1600, 1200);
  plaster(ink, chance, '#6f7478', '#4c5054');
  blurred(ink, 26, () => {
    box(ink, [1080, -40, 420, 420], '#b9c4c8');
    box(ink, [1286, -40, 14, 420], '#6d7478');
    box(ink, [60, 60, 240, 560], '#5d6468');
  });
  pool(ink, [1300, 100], 760, 'rgba(110,120,125,.6)');
  deskTop(ink, chance, 950, [104, 92, 82]);
  placeMonitor(
    ink,
    driftScreen(),
    [
      [190, 120],
      [1480, 172],
      [1462, 892],
      [196, 924],
    ],
    1000,
    0.08,
  );
  keyboard(ink, [
    [470, 1070],
    [1150, 1076],
    [1204, 1200],
    [400, 1200],
  ]);
  pool(ink, [800, 1040], 560, 'rgba(50,64,78,.6)', 'screen', 0.25);
  return developPhoto(ink, { seed: 6, tilt: 0.8, warmth: -0.012, grain: 3.5 });
};

const logLines = [
  ['02:13:31', 'INFO', 'alert scored id=88140 score=0.41'],
  ['02:13:40', 'INFO', 'alert scored id=88141 score=0.12'],
  ['02:13:52', 'INFO', 'alert scored id=88142 score=0.77'],
  ['02:13:53', 'WARN', 'alert raised id=88142 queue=fraud'],
  ['02:14:01', 'INFO', 'alert scored id=88143 score=0.09'],
  ['02:14:07', 'INFO', 'alert scored id=88144 score=0.35'],
  ['05:47:31', 'INFO', 'service started version=7.2.1'],
  ['05:47:33', 'INFO', 'model loaded name=vakt-ext'],
  ['05:47:40', 'INFO', 'alert scored id=88391 score=0.28'],
  ['05:47:46', 'INFO', 'alert scored id=88392 score=0.15'],
  ['05:47:58', 'WARN', 'alert raised id=88393 queue=fraud'],
  ['05:48:04', 'INFO', 'alert scored id=88394 score=0.06'],
] as const;

const logScreen = (): Ink => {
  const ink = newSheet(1500, 1130);
  box(ink, [0, 0, 1500, 1130], '#14181b');
  box(ink, [0, 0, 1500, 68], '#2b3136');
  ['#c9695c', '#cfa55a', '#72a570'].forEach((color, index) => disc(ink, [46 + index * 42, 34], 12, color));
  label(ink, 'audit@vakt-01: events', [750, 44], 28, '#b4bec5', { align: 'center' });
  label(ink, '$ less vakt-events-2026-03-09.log', [36, 134], 36, '#9fd0a8', { family: 'mono' });
  logLines.forEach(([time, level, text], index) => {
    const y = 214 + index * 70;
    if (index === 5 || index === 6) box(ink, [24, y - 48, 1452, 66], 'rgba(215,170,80,.2)', 6);
    const color = level === 'WARN' ? '#e0b567' : '#8fb7cf';
    label(ink, time, [36, y], 38, index === 5 || index === 6 ? '#ffe2a3' : '#c4ccd0', { family: 'mono', weight: 700 });
    label(ink, level, [254, y], 38, color, { family: 'mono' });
    label(ink, text, [374, y], 38, '#d3dadd', { family: 'mono' });
  });
  label(ink, ':', [36, 1056], 38, '#d3dadd', { family: 'mono' });
  box(ink, [64, 1024, 20, 40], '#d3dadd');
  ink.fillStyle = 'rgba(0,0,0,.1)';
  for (let y = 0; y < 1130; y += 4) ink.fillRect(0, y, 1500, 1.4);
  return ink;
};

export const drawEventLog = (): Ink => {
  const chance = chanceFrom(111);
  const ink = newSheet(1600, 1200);
  plaster(ink, chance, '#4a4744', '#2e2c2a');
  blurred(ink, 30, () => {
    disc(ink, [1480, 120], 90, '#c9a46a');
    box(ink, [1420, 700, 260, 400], '#4c5a50');
  });
  const screen = logScreen();
  const quad: Quad = [
    [96, 78],
    [1530, 20],
    [1494, 1150],
    [60, 1066],
  ];
  placeArt(ink, screenEdge(screen), quad);
  pool(ink, [1360, 150], 520, 'rgba(120,100,70,.34)');
  pool(ink, [640, 520], 900, 'rgba(30,40,44,.5)');
  return developPhoto(ink, { seed: 11, tilt: -1.4, warmth: 0.012, grain: 2.7, haze: 12 });
};

const screenEdge = (screen: Ink): Ink => {
  const { width, height } = screen.canvas;
  const ink = newSheet(width + 60, height + 76);
  box(ink, [0, 0, width + 60, height + 76], ramp(ink, [0, 0], [0, height], '#3a3c3f', '#232528'), 26);
  frame(ink, [3, 3, width + 54, height + 70], 'rgba(255,255,255,.2)', 3, 24);
  box(ink, [18, 18, width + 24, height + 24], '#08090a', 10);
  ink.drawImage(screen.canvas, 30, 30);
  shape(
    ink,
    [
      [width * 0.7, 30],
      [width + 30, 30],
      [width + 30, height * 0.5],
    ],
    'rgba(255,244,220,.05)',
  );
  return ink;
};
