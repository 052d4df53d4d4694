import { box, chanceFrom, disc, type Ink, label, line, newSheet, pool, type Quad, ramp, shadow } from './brushes.ts';
import { developPhoto } from './develop-photo.ts';
import { placeArt } from './place-art.ts';
import { paper, wood } from './surfaces.ts';

const leafletPanels = (): Ink => {
  const chance = chanceFrom(213);
  const ink = paper(1380, 900, chance, '#f6f3ec');
  box(ink, [920, 0, 460, 900], '#3f6672');
  disc(ink, [1300, 760], 240, '#4d7783');
  disc(ink, [1010, 840], 170, '#35565f');
  label(ink, 'Norrsken Kredit', [968, 96], 32, '#dbe7e9', { weight: 600 });
  ['How we', 'decide on', 'your loan'].forEach((text, index) =>
    label(ink, text, [966, 250 + index * 88], 76, '#ffffff', { weight: 700 }),
  );
  label(ink, 'Automated decisions', [968, 500], 34, '#dbe7e9');
  label(ink, 'and your rights', [968, 546], 34, '#dbe7e9');
  label(ink, 'How it works', [50, 110], 44, '#2f5560', { weight: 700 });
  [
    'Kredo 3 reads your',
    'application and your',
    'credit history.',
    '',
    'It gives a score. Most',
    'loans are decided',
    'without a person.',
  ].forEach((text, index) => label(ink, text, [50, 178 + index * 48], 34, '#3b4044'));
  [0.4, 0.66, 0.86, 0.52].forEach((tall, index) =>
    box(
      ink,
      [60 + index * 88, 800 - tall * 240, 62, tall * 240],
      ['#c9d8da', '#a2bec3', '#6f98a0', '#d8b98c'][index] ?? '#c9d8da',
      6,
    ),
  );
  line(
    ink,
    [
      [50, 802],
      [420, 802],
    ],
    '#9aa3a6',
    3,
  );
  label(ink, 'Your rights', [508, 110], 44, '#2f5560', { weight: 700 });
  ['Ask why we said no', 'Correct your data', 'Ask for a person to', 'look at it again'].forEach((text, index) => {
    const y = 190 + index * 62 - (index === 3 ? 14 : 0);
    if (index < 3) disc(ink, [520, y - 12], 8, '#c38b4a');
    label(ink, text, [546, y], 34, '#3b4044');
  });
  box(ink, [500, 470, 380, 190], '#e6edee', 14);
  label(ink, 'Write to', [528, 526], 32, '#3b4044');
  label(ink, 'review@', [528, 578], 36, '#2f5560', { weight: 600 });
  label(ink, 'norrsken.example', [528, 626], 36, '#2f5560', { weight: 600 });
  label(ink, 'We answer in 30 days.', [508, 740], 34, '#3b4044');
  label(ink, 'Edition 2, October 2025', [508, 846], 26, '#8a8f92');
  return ink;
};

export const drawLeaflet = (): Ink => {
  const chance = chanceFrom(113);
  const ink = newSheet(1600, 1200);
  placeArt(ink, wood(2000, 1500, chance, [186, 160, 128], 5), [
    [-60, -30],
    [1660, -30],
    [1760, 1240],
    [-160, 1240],
  ]);
  const art = leafletPanels();
  const slices: readonly (readonly [number, Quad])[] = [
    [
      0,
      [
        [112, 236],
        [556, 176],
        [560, 1020],
        [64, 1080],
      ],
    ],
    [
      1,
      [
        [556, 176],
        [1000, 204],
        [1030, 1058],
        [560, 1020],
      ],
    ],
    [
      2,
      [
        [1000, 204],
        [1452, 132],
        [1522, 976],
        [1030, 1058],
      ],
    ],
  ];
  shadow(
    ink,
    [
      [112, 236],
      [1452, 132],
      [1522, 976],
      [64, 1080],
    ],
    { by: [20, 34], blur: 26, dark: 0.5 },
  );
  for (const [index, quad] of slices) {
    const panel = newSheet(460, 900);
    panel.drawImage(art.canvas, -460 * index, 0);
    const shades =
      index === 1 ? ['rgba(30,25,20,.2)', 'rgba(30,25,20,.07)'] : ['rgba(255,255,255,.05)', 'rgba(30,25,20,.13)'];
    box(panel, [0, 0, 460, 900], ramp(panel, [0, 0], [460, 0], ...shades));
    placeArt(ink, panel, quad);
  }
  line(
    ink,
    [
      [556, 176],
      [560, 1020],
    ],
    'rgba(40,35,30,.28)',
    2,
  );
  line(
    ink,
    [
      [1000, 204],
      [1030, 1058],
    ],
    'rgba(255,255,255,.5)',
    2,
  );
  pool(ink, [260, 40], 1200, 'rgba(90,78,56,.5)');
  pool(ink, [1640, 1240], 900, '#a89c92', 'multiply');
  return developPhoto(ink, { seed: 13, tilt: 1.1, warmth: 0.025, grain: 3.1 });
};
