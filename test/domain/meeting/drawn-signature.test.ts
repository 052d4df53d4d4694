import { describe, expect, test } from 'vitest';
import { laterNouns } from '#domain/later-nouns.ts';
import { drawnSignature, largestDrawing, signaturePad, strokesOn } from '#domain/meeting/drawn-signature.ts';
import { isAllowedValue } from '#domain/nouns.ts';

const pad = { width: 400, height: 200 };
const circle = (points: number, turns = 1) =>
  Array.from({ length: points }, (_, i) => ({
    x: 200 + 90 * Math.cos((2 * Math.PI * turns * i) / points) * (i / points),
    y: 100 + 90 * Math.sin((2 * Math.PI * turns * i) / points),
  }));

const isAllowed = (drawn: unknown) =>
  isAllowedValue('attendance', 'signature', { name: 'A', at: '2026-03-16T08:00:00.000Z', drawn }, laterNouns);

describe('a drawn signature', () => {
  test('[MT6] is whole numbers on one pad, whatever the size of the screen', () => {
    const drawn = drawnSignature(
      [
        [
          { x: 200, y: 100 },
          { x: 400, y: 200 },
        ],
      ],
      pad,
    );
    expect(drawn).toEqual({ ...signaturePad, strokes: [[500, 250, 1000, 500]] });
    expect(drawnSignature([[{ x: -7, y: 1e9 }]], pad).strokes).toEqual([[0, 500]]);
    expect(isAllowed(drawn)).toBe(true);
  });

  test('[MT6] leaves out points that show nothing, and no other', () => {
    const straight = Array.from({ length: 200 }, (_, i) => ({ x: i, y: i / 2 }));
    expect(drawnSignature([straight], pad).strokes[0]).toHaveLength(4);
    const round = drawnSignature([circle(400)], pad);
    expect(round.strokes[0]?.length).toBeGreaterThan(40);
    expect(drawnSignature(strokesOn(round, pad), pad)).toEqual(round);
  });

  test('[MT6] a closed loop and a dot are kept', () => {
    const loop = drawnSignature(
      [
        [
          { x: 10, y: 10 },
          { x: 90, y: 10 },
          { x: 90, y: 90 },
          { x: 10, y: 10 },
        ],
      ],
      pad,
    );
    expect(loop.strokes[0]).toHaveLength(8);
    expect(drawnSignature([[{ x: 40, y: 40 }]], pad).strokes).toEqual([[100, 100]]);
  });

  test('[MT6] takes at most 20,000 characters, also after minutes of scribbling', () => {
    const scribble = Array.from({ length: 25 }, (_, n) => circle(600, 40 + n));
    const dots = Array.from({ length: 9_000 }, (_, i) => [{ x: i % 400, y: i % 200 }]);
    for (const strokes of [scribble, dots, [...scribble, ...dots]]) {
      const drawn = drawnSignature(strokes, pad);
      expect(JSON.stringify(drawn).length).toBeLessThanOrEqual(largestDrawing);
      expect(drawn.strokes.length).toBeGreaterThan(0);
      expect(isAllowed(drawn)).toBe(true);
    }
  });

  test('[MT6] one that another device made far too large is no value of the field', () => {
    expect(isAllowed({ ...signaturePad, strokes: [Array.from({ length: 10_001 }, () => 1)] })).toBe(false);
    expect(isAllowed({ ...signaturePad, strokes: Array.from({ length: 10_001 }, () => []) })).toBe(false);
    expect(isAllowed({ ...signaturePad, strokes: [[0.5, 1]] })).toBe(false);
  });
});
