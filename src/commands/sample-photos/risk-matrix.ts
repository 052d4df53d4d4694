import { box, chanceFrom, type Ink, newSheet, pool, type Quad, ramp, shadow } from './brushes.ts';
import { developPhoto } from './develop-photo.ts';
import { type Pen, write } from './handwriting.ts';
import { placeArt } from './place-art.ts';
import { stickyNote } from './sticky-note.ts';
import { plaster } from './surfaces.ts';

type RiskNote = readonly [column: number, row: number, lines: readonly string[], color: string];
const yellow = '#ecd98a';
const pink = '#e5aeb0';
const blueNote = '#a9c8dd';
const riskNotes: readonly RiskNote[] = [
  [4, 1, ['KREDO', 'UNFAIR', 'TO YOUNG'], pink],
  [3, 0, ['LUMI', 'WRONG', 'ADVICE'], pink],
  [3, 2, ['DRIFT', 'UNSEEN'], yellow],
  [2, 1, ['VAKT', 'FALSE', 'ALARMS'], blueNote],
  [1, 2, ['SORTERA', 'MISFILED'], yellow],
  [2, 3, ['LABEL', 'ERRORS'], yellow],
  [4, 3, ['DATA', 'LEAK'], pink],
  [0, 4, ['SLOW', 'REPLY'], blueNote],
  [1, 4, ['VENDOR', 'LEAVES'], blueNote],
];

export const drawRiskMatrix = (): Ink => {
  const chance = chanceFrom(114);
  const ink = newSheet(1600, 1200);
  plaster(ink, chance, '#d2cdc4', '#aaa49b');
  const art = newSheet(1760, 1320);
  box(art, [0, 0, 1760, 1320], ramp(art, [0, 0], [1760, 1320], '#f3f0e8', '#e6e1d6'));
  const zones = ['#c4d8bf', '#ebddb0', '#e7c3a6', '#dda79d'];
  const [left, top, wide, tall] = [190, 150, 288, 196];
  for (let column = 0; column < 5; column++)
    for (let row = 0; row < 5; row++) {
      const zone = Math.min(3, Math.floor((column + (4 - row)) / 2));
      box(art, [left + column * wide, top + row * tall, wide, tall], zones[zone] ?? '#ccc');
    }
  for (let index = 0; index <= 5; index++) {
    box(art, [left + index * wide - 7, top - 8, 14, tall * 5 + 16], 'rgba(74,84,96,.85)');
    box(art, [left - 8, top + index * tall - 7, wide * 5 + 16, 14], 'rgba(74,84,96,.85)');
  }
  const black: Pen = { color: '#2d3138', thickness: 8, chance };
  write(art, 'AI RISKS', [190, 108], 62, { ...black, thickness: 10 });
  write(art, 'IMPACT >', [790, 1284], 48, black);
  for (let index = 0; index < 5; index++) {
    write(art, `${index + 1}`, [left + wide * (index + 0.45), 1204], 36, black);
    write(art, `${5 - index}`, [142, top + tall * (index + 0.5) + 18], 36, black);
  }
  art.save();
  art.translate(100, 860);
  art.rotate(-Math.PI / 2);
  write(art, 'LIKELIHOOD >', [0, 0], 48, black);
  art.restore();
  for (const [column, row, lines, color] of riskNotes)
    stickyNote(
      art,
      [left + column * wide + 58 + chance() * 20, top + row * tall + 4 + chance() * 14],
      180,
      color,
      lines,
      chance,
    );
  const quad: Quad = [
    [92, 70],
    [1500, 40],
    [1542, 1132],
    [64, 1112],
  ];
  shadow(ink, quad, { by: [10, 16], blur: 14, dark: 0.4 });
  placeArt(ink, art, quad);
  for (const [x, y, turn] of [
    [100, 78, -0.8],
    [1492, 50, 0.75],
    [1532, 1122, -0.7],
    [76, 1102, 0.8],
  ] as const) {
    ink.save();
    ink.translate(x, y);
    ink.rotate(turn);
    box(ink, [-62, -20, 124, 40], 'rgba(206,184,130,.88)', 2);
    box(ink, [-62, -20, 124, 40], ramp(ink, [0, -20], [0, 20], 'rgba(255,255,255,.25)', 'rgba(90,70,40,.16)'), 2);
    ink.restore();
  }
  pool(ink, [330, 60], 1000, 'rgba(96,88,72,.5)');
  pool(ink, [1640, 1260], 1100, '#a1988f', 'multiply');
  return developPhoto(ink, { seed: 14, tilt: 1, warmth: 0.02 });
};
