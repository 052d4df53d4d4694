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
import { sign } from './handwriting.ts';
import { placeArt } from './place-art.ts';
import { paper, plaster, wood } from './surfaces.ts';

const poster = (): Ink => {
  const chance = chanceFrom(204);
  const ink = paper(900, 1270, chance, '#f7f5ef');
  box(ink, [0, 0, 900, 290], '#34506a');
  disc(ink, [770, 60], 210, '#3f5d79');
  disc(ink, [850, 240], 130, '#4b6a86');
  label(ink, 'AI policy', [70, 196], 132, '#ffffff', { weight: 700 });
  label(ink, 'Norrsken Kredit AB', [74, 256], 36, '#cfdbe6');
  [
    'We know every AI system we use',
    'A person answers for each one',
    'We assess impact before release',
    'We explain our decisions',
    'People can ask for a human',
    'We report and learn from errors',
    'We improve every year',
  ].forEach((text, index) => {
    const y = 396 + index * 96;
    disc(ink, [98, y - 14], 29, '#dce5ec');
    label(ink, `${index + 1}`, [98, y], 36, '#34506a', { weight: 700, align: 'center' });
    label(ink, text, [150, y], 42, '#2b3138');
  });
  line(
    ink,
    [
      [70, 1052],
      [830, 1052],
    ],
    '#b9c1c8',
    3,
  );
  label(ink, 'Version 3', [70, 1116], 36, '#2b3138', { weight: 600 });
  label(ink, 'Approved by the board, 11 September 2025', [70, 1168], 31, '#5b636b');
  sign(ink, [560, 1116], 200, { color: '#28427e', thickness: 5, chance });
  return ink;
};

export const drawPolicyPoster = (): Ink => {
  const chance = chanceFrom(104);
  const ink = newSheet(1200, 1600);
  plaster(ink, chance, '#d0cbc0', '#b1aba0');
  blurred(ink, 10, () => {
    shape(
      ink,
      [
        [980, 0],
        [1200, 0],
        [1200, 1600],
        [1060, 1380],
        [1010, 1240],
      ],
      '#8f8a82',
    );
    shape(
      ink,
      [
        [1020, 210],
        [1130, 130],
        [1150, 1480],
        [1050, 1320],
      ],
      '#6d5a49',
    );
    shape(
      ink,
      [
        [1046, 290],
        [1110, 250],
        [1116, 720],
        [1056, 720],
      ],
      '#a9b4b6',
    );
    shape(
      ink,
      [
        [0, 1480],
        [1030, 1330],
        [1200, 1520],
        [1200, 1600],
        [0, 1600],
      ],
      '#77706a',
    );
    line(
      ink,
      [
        [-20, 1474],
        [1028, 1326],
      ],
      '#e2ddd4',
      26,
    );
    shape(
      ink,
      [
        [820, -10],
        [1010, -10],
        [1000, 44],
        [850, 30],
      ],
      '#fffdf4',
    );
  });
  const outer: Quad = [
    [146, 190],
    [946, 236],
    [950, 1290],
    [140, 1386],
  ];
  shadow(ink, outer, { by: [30, 44], blur: 32, dark: 0.5 });
  const framed = newSheet(1000, 1370);
  box(framed, [0, 0, 1000, 1370], ramp(framed, [0, 0], [1000, 1370], '#3e3e40', '#1f2022'), 4);
  frame(framed, [5, 5, 990, 1360], 'rgba(255,255,255,.22)', 4);
  blurred(framed, 6, () => box(framed, [40, 40, 920, 1290], 'rgba(0,0,0,.5)'));
  framed.drawImage(poster().canvas, 50, 50);
  box(framed, [50, 50, 900, 22], ramp(framed, [0, 50], [0, 72], 'rgba(0,0,0,.3)', 'rgba(0,0,0,0)'));
  blurred(framed, 7, () => {
    shape(
      framed,
      [
        [600, 50],
        [760, 50],
        [380, 1320],
        [220, 1320],
      ],
      'rgba(255,255,255,.09)',
    );
    shape(
      framed,
      [
        [790, 50],
        [830, 50],
        [450, 1320],
        [410, 1320],
      ],
      'rgba(255,255,255,.09)',
    );
  });
  placeArt(ink, framed, outer);
  pool(ink, [880, 60], 900, 'rgba(100,94,78,.6)');
  pool(ink, [0, 1640], 1000, '#a2998f', 'multiply');
  return developPhoto(ink, { seed: 4, tilt: -1, warmth: 0.025 });
};

type Binder = readonly [wide: number, tall: number, color: string, title: string, detail: string];
const binders: readonly Binder[] = [
  [170, 880, '#55606b', 'PR-05', 'Suppliers'],
  [176, 880, '#7c6a58', 'PR-06', 'Incidents'],
  [196, 900, '#3f5f7d', 'PR-07', 'v 2.3'],
  [196, 900, '#3f5f7d', 'PR-07', 'v 3.0'],
  [176, 880, '#6c7c66', 'PR-08', 'Data'],
  [170, 880, '#55606b', 'PR-09', 'Training'],
  [166, 870, '#84705f', 'PR-10', 'Audits'],
];

export const drawBinders = (): Ink => {
  const chance = chanceFrom(109);
  const ink = newSheet(1600, 1200);
  plaster(ink, chance, '#8b8378', '#665f56');
  box(ink, [0, 90, 1600, 950], ramp(ink, [0, 90], [0, 1040], '#3d342b', '#5a4e42'));
  const edge = wood(1700, 120, chance, [168, 132, 96], 1);
  let x = 130;
  binders.forEach(([wide, tall, color, title, detail], index) => {
    const art = newSheet(wide * 2, tall * 2);
    art.scale(2, 2);
    box(art, [0, 0, wide, tall], color, 6);
    box(
      art,
      [0, 0, wide, tall],
      ramp(
        art,
        [0, 0],
        [wide, 0],
        'rgba(0,0,0,.4)',
        'rgba(255,255,255,.13)',
        'rgba(255,255,255,.03)',
        'rgba(0,0,0,.42)',
      ),
      6,
    );
    box(art, [24, 120, wide - 48, 440], '#f1eee6', 4);
    box(
      art,
      [24, 120, wide - 48, 440],
      ramp(art, [0, 0], [wide, 0], 'rgba(0,0,0,.13)', 'rgba(0,0,0,0)', 'rgba(0,0,0,.16)'),
      4,
    );
    label(art, title, [wide / 2, 180], 34, '#262a2f', { weight: 700, align: 'center' });
    art.save();
    art.translate(wide / 2 + 14, 536);
    art.rotate(-Math.PI / 2);
    if (title === 'PR-07') {
      label(art, 'AI change control', [0, -34], 38, '#3a3f45', { weight: 600 });
      label(art, detail, [0, 36], 64, '#9a3a34', { weight: 700 });
    } else label(art, detail, [0, 8], 56, '#3a3f45', { weight: 600 });
    art.restore();
    disc(art, [wide / 2, tall - 130], 38, '#1c1e20');
    disc(
      art,
      [wide / 2, tall - 130],
      31,
      ramp(art, [wide / 2 - 30, tall - 160], [wide / 2 + 30, tall - 100], '#9b9fa3', '#4f5356'),
    );
    disc(art, [wide / 2, tall - 130], 24, '#17181a');
    const lean = index === 6 ? 52 : 0;
    const top = 1034 - tall;
    const quad: Quad = [
      [x + lean, top + lean * 0.12],
      [x + wide + lean, top + lean * 0.22],
      [x + wide, 1036],
      [x, 1034],
    ];
    shadow(ink, quad, { by: [14, 6], blur: 14, dark: 0.55 });
    placeArt(ink, art, quad);
    x += wide + 7;
  });
  box(ink, [0, 90, 1600, 120], ramp(ink, [0, 90], [0, 210], 'rgba(10,6,2,.62)', 'rgba(10,6,2,0)'));
  blurred(ink, 9, () => box(ink, [100, 1022, 1330, 18], 'rgba(10,6,2,.6)'));
  placeArt(ink, edge, [
    [-20, 1036],
    [1620, 1028],
    [1620, 1128],
    [-20, 1138],
  ]);
  placeArt(ink, edge, [
    [-20, -20],
    [1620, -24],
    [1620, 84],
    [-20, 92],
  ]);
  box(ink, [0, 1128, 1600, 72], ramp(ink, [0, 1128], [0, 1200], 'rgba(10,6,2,.7)', 'rgba(10,6,2,.35)'));
  pool(ink, [560, 330], 900, 'rgba(88,76,56,.6)');
  return developPhoto(ink, { seed: 9, tilt: -1.2, warmth: 0.03, grain: 3.5 });
};
