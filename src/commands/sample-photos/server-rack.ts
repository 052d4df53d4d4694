import { blurred, box, disc, frame, type Ink, label, newSheet, pool, ramp, shape } from './brushes.ts';
import { developPhoto } from './develop-photo.ts';
import { placeArt } from './place-art.ts';

const assetLabel = (ink: Ink, x: number, y: number, code: string): void => {
  box(ink, [x, y, 330, 86], '#eceae2', 6);
  box(ink, [x, y, 330, 20], '#c5a04c', 6);
  label(ink, code, [x + 18, y + 71], 48, '#22252a', { weight: 700 });
  for (let bar = 0; bar < 13; bar++) box(ink, [x + 232 + bar * 6.6, y + 32, 1.5 + ((bar * 7) % 4), 42], '#22252a');
};

type Server = readonly [tall: number, code: string, kind: 'disks' | 'vents' | 'switch'];
const servers: readonly Server[] = [
  [130, '', 'switch'],
  [210, 'NK-0141', 'disks'],
  [210, 'NK-0142', 'disks'],
  [250, 'NK-0143', 'vents'],
  [210, '', 'disks'],
  [250, 'NK-0145', 'vents'],
];

const serverFront = (ink: Ink, y: number, [tall, code, kind]: Server): void => {
  box(ink, [90, y, 1020, tall], ramp(ink, [0, y], [0, y + tall], '#4a4f55', '#2e3237', '#24272b'), 6);
  frame(ink, [92, y + 2, 1016, tall - 4], 'rgba(255,255,255,.13)', 3, 6);
  for (const x of [100, 1062]) {
    box(ink, [x, y + 16, 38, tall - 32], '#5b6066', 4);
    disc(ink, [x + 19, y + 34], 8, '#1c1e21');
    disc(ink, [x + 19, y + tall - 34], 8, '#1c1e21');
  }
  if (kind === 'switch')
    for (let port = 0; port < 24; port++) {
      const [x, py] = [166 + (port % 12) * 68, y + 18 + Math.floor(port / 12) * 50];
      box(ink, [x, py, 54, 40], '#0f1113', 4);
      disc(ink, [x + 8, py + 6], 4, port % 5 ? '#7fd69a' : '#e2b45a');
    }
  if (kind === 'disks')
    for (let disk = 0; disk < 8; disk++) {
      const [x, dy] = [164 + (disk % 4) * 124, y + 22 + Math.floor(disk / 4) * (tall / 2 - 14)];
      box(ink, [x, dy, 114, tall / 2 - 26], '#1a1d20', 5);
      box(ink, [x + 8, dy + 8, 76, tall / 2 - 42], ramp(ink, [x, 0], [x + 80, 0], '#3c4147', '#2b2f34'), 3);
      disc(ink, [x + 99, dy + 18], 5, disk === 5 ? '#e2b45a' : '#7fd69a');
    }
  if (kind === 'vents')
    for (let row = 0; row < 9; row++)
      for (let hole = 0; hole < 21; hole++)
        disc(ink, [174 + hole * 23.5 + (row % 2) * 11.7, y + 30 + row * 24], 8, '#0f1113');
  if (kind !== 'switch') {
    disc(ink, [1020, y + 44], 13, '#14171a');
    disc(ink, [1020, y + 44], 7, '#8fd6f0');
    if (code) assetLabel(ink, 690, y + tall - 108, code);
    else frame(ink, [700, y + tall - 100, 310, 74], 'rgba(255,255,255,.09)', 3, 4);
  }
};

export const drawServerRack = (): Ink => {
  const ink = newSheet(1200, 1600);
  box(ink, [0, 0, 1200, 1600], ramp(ink, [0, 0], [1200, 0], '#3c4248', '#23272b'));
  blurred(ink, 12, () => {
    for (let tile = 0; tile < 5; tile++)
      shape(
        ink,
        [
          [-80 + tile * 330, 1600],
          [210 + tile * 330, 1600],
          [260 + tile * 240, 1450],
          [40 + tile * 240, 1450],
        ],
        '#565c61',
      );
    box(ink, [0, 0, 96, 1500], '#2a2e33');
    for (let light = 0; light < 40; light++)
      disc(ink, [20 + ((light * 37) % 70), 90 + light * 34], 4, light % 4 ? '#5fae7c' : '#5e9fc0');
  });
  const rack = newSheet(1200, 1560);
  box(rack, [0, 0, 1200, 1560], ramp(rack, [0, 0], [1200, 0], '#1b1d20', '#2b2e32', '#17191b'), 8);
  box(rack, [84, 110, 1032, 1420], '#0a0b0c');
  for (const x of [30, 1130])
    for (let hole = 0; hole < 38; hole++) box(rack, [x, 124 + hole * 37, 18, 20], '#0b0c0d', 3);
  box(rack, [480, 26, 240, 66], '#e6e3da', 6);
  label(rack, 'Rack B2', [600, 76], 46, '#22252a', { weight: 700, align: 'center' });
  let y = 122;
  for (const server of servers) {
    serverFront(rack, y, server);
    y += server[0] + 22;
  }
  ['#3f77a8', '#c08a3a', '#3f77a8', '#7a8a58', '#3f77a8'].forEach((color, cable) => {
    rack.strokeStyle = color;
    rack.lineWidth = 13;
    rack.beginPath();
    rack.moveTo(220 + cable * 136, 214);
    rack.bezierCurveTo(
      228 + cable * 136,
      300 + cable * 8,
      960 + cable * 26,
      226 + cable * 10,
      1080 + cable * 9,
      300 + cable * 8,
    );
    rack.quadraticCurveTo(1096 + cable * 10, 320 + cable * 8, 1096 + cable * 10, 420);
    rack.lineTo(1096 + cable * 10, 1480);
    rack.globalAlpha = 0.92;
    rack.stroke();
  });
  rack.globalAlpha = 1;
  placeArt(ink, rack, [
    [118, -20],
    [1110, 70],
    [1096, 1500],
    [96, 1620],
  ]);
  pool(ink, [420, 120], 900, 'rgba(70,84,96,.6)');
  pool(ink, [760, 760], 500, 'rgba(50,62,72,.5)');
  pool(ink, [1240, 1600], 800, '#80868c', 'multiply');
  return developPhoto(ink, { seed: 7, tilt: 0.7, warmth: -0.02, grain: 3.3, haze: 10 });
};
