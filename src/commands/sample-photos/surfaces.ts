import { blurred, box, type Chance, type Ink, newSheet, type Quad, ramp } from './brushes.ts';
import { placeArt } from './place-art.ts';

/** Planks of wood with grain, running from left to right. */
export const wood = (
  width: number,
  height: number,
  chance: Chance,
  tone: readonly [number, number, number],
  planks = 4,
): Ink => {
  const ink = newSheet(width, height);
  const [red, green, blue] = tone;
  const tall = height / planks;
  for (let plank = 0; plank < planks; plank++) {
    const lift = (chance() - 0.5) * 16;
    ink.fillStyle = `rgb(${red + lift},${green + lift},${blue + lift})`;
    ink.fillRect(0, plank * tall, width, tall + 1);
    for (let grain = 0; grain < tall * 0.55; grain++) {
      const y = plank * tall + chance() * tall;
      const dark = chance() > 0.4;
      ink.strokeStyle = dark ? `rgba(50,28,12,${0.03 + chance() * 0.09})` : `rgba(255,225,185,${chance() * 0.07})`;
      ink.lineWidth = 0.6 + chance() * 2.6;
      const from = chance() * width - width * 0.3;
      const long = width * (0.3 + chance());
      const bend = (chance() - 0.5) * 26;
      ink.beginPath();
      ink.moveTo(from, y);
      ink.bezierCurveTo(from + long * 0.3, y + bend, from + long * 0.7, y - bend, from + long, y + bend * 0.4);
      ink.stroke();
    }
    if (planks > 1) box(ink, [0, plank * tall - 1.5, width, 3], 'rgba(30,16,8,.45)');
  }
  return ink;
};

/** A painted wall: almost even, with the faint cloudiness of plaster. */
export const plaster = (ink: Ink, chance: Chance, from: string, to: string): void => {
  const { width, height } = ink.canvas;
  box(ink, [0, 0, width, height], ramp(ink, [0, 0], [width * 0.7, height], from, to));
  blurred(ink, 40, () => {
    for (let cloud = 0; cloud < 26; cloud++) {
      const light = chance() > 0.5;
      ink.fillStyle = light ? 'rgba(255,255,255,.05)' : 'rgba(30,25,20,.05)';
      ink.fillRect(chance() * width - 100, chance() * height - 100, 100 + chance() * 300, 60 + chance() * 200);
    }
  });
};

/** A desk top in perspective with its front edge below the picture. */
export const deskTop = (ink: Ink, chance: Chance, horizon: number, tone: readonly [number, number, number]): void => {
  const { width, height } = ink.canvas;
  const quad: Quad = [
    [-width * 0.12, horizon],
    [width * 1.12, horizon],
    [width * 1.5, height + 60],
    [-width * 0.5, height + 60],
  ];
  placeArt(ink, wood(2200, 900, chance, tone, 1), quad);
  box(
    ink,
    [0, horizon, width, height - horizon],
    ramp(ink, [0, horizon], [0, height], 'rgba(15,10,5,.32)', 'rgba(15,10,5,.02)', 'rgba(15,10,5,.2)'),
  );
  blurred(ink, 5, () => box(ink, [-20, horizon - 5, width + 40, 9], 'rgba(25,20,16,.5)'));
};

/** A sheet of paper with a faint unevenness, to be written on. */
export const paper = (width: number, height: number, chance: Chance, tone = '#f4f1e9'): Ink => {
  const ink = newSheet(width, height);
  box(ink, [0, 0, width, height], tone);
  blurred(ink, 30, () => {
    for (let spot = 0; spot < 14; spot++) {
      ink.fillStyle = chance() > 0.5 ? 'rgba(255,255,255,.25)' : 'rgba(90,75,55,.03)';
      ink.fillRect(chance() * width, chance() * height, width * 0.3, height * 0.14);
    }
  });
  return ink;
};
