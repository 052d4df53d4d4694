import type { Verdict } from '#domain/checklist/verdict.ts';
import { color } from './look.ts';
import type { Surface } from './surface.ts';

export const verdictFill: Record<Verdict, string> = {
  major: color.major,
  minor: color.minorFill,
  doesNotConform: color.minorFill,
  opportunityForImprovement: color.improvement,
  observation: color.observation,
  goodPractice: color.conforms,
  conforms: color.conforms,
  notAudited: color.white,
  notApplicable: color.white,
  open: color.white,
};

export const verdictInk = (verdict: Verdict): string =>
  verdict === 'major' || verdict === 'minor' || verdict === 'doesNotConform' ? color.white : color.ink;

/** The shape of a verdict in a square of `size`, in `ink`: the same shapes as on the screens. */
export const verdictShape = (
  surface: Surface,
  verdict: Verdict,
  x: number,
  y: number,
  size: number,
  ink: string,
): void => {
  const at = (dx: number, dy: number): [number, number] => [x + dx * size, y + dy * size];
  switch (verdict) {
    case 'major':
      return surface.rect(
        { x: x + 0.2 * size, y: y + 0.2 * size, width: 0.6 * size, height: 0.6 * size },
        { fill: ink },
      );
    case 'minor':
      surface.rect(
        { x: x + 0.2 * size, y: y + 0.2 * size, width: 0.6 * size, height: 0.6 * size },
        { stroke: ink, lineWidth: size * 0.09 },
      );
      return surface.polygon([at(0.2, 0.8), at(0.8, 0.8), at(0.8, 0.2)], { fill: ink });
    case 'doesNotConform':
      return surface.rect(
        { x: x + 0.2 * size, y: y + 0.2 * size, width: 0.6 * size, height: 0.6 * size },
        { stroke: ink, lineWidth: size * 0.12 },
      );
    case 'opportunityForImprovement':
      return surface.circle(x + size / 2, y + size / 2, size * 0.28, { stroke: ink, lineWidth: size * 0.14 });
    case 'observation':
      return surface.circle(x + size / 2, y + size / 2, size * 0.18, { fill: ink });
    case 'goodPractice':
      return surface.polygon(
        Array.from({ length: 10 }, (_, i) => {
          const radius = i % 2 === 0 ? 0.42 : 0.18;
          const angle = (Math.PI * i) / 5 - Math.PI / 2;
          return at(0.5 + radius * Math.cos(angle), 0.52 + radius * Math.sin(angle));
        }),
        { fill: ink },
      );
    case 'conforms':
      return surface.polygon([at(0.2, 0.52), at(0.42, 0.74), at(0.82, 0.28)], {
        stroke: ink,
        lineWidth: size * 0.14,
        isOpen: true,
      });
    case 'notApplicable':
      return surface.line(x + 0.22 * size, y + size / 2, x + 0.78 * size, y + size / 2, ink, size * 0.12);
    case 'notAudited':
    case 'open':
      return;
  }
};

/** A verdict's tile: its shape on its tone, dashed where nothing was audited. */
export const verdictTile = (surface: Surface, verdict: Verdict, x: number, y: number, size: number): void => {
  const isEmpty = verdict === 'notAudited' || verdict === 'notApplicable' || verdict === 'open';
  surface.rect(
    { x, y, width: size, height: size },
    {
      fill: verdictFill[verdict],
      stroke: verdictInk(verdict) === color.white ? verdictFill[verdict] : color.secondary,
      lineWidth: 0.5,
      ...(isEmpty && verdict !== 'open' ? { dash: [1.5, 1.2] } : {}),
    },
  );
  verdictShape(surface, verdict, x, y, size, verdictInk(verdict));
};
