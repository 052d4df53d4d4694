import type { RecordOf } from '#domain/nouns.ts';
import type { Flow } from './flow.ts';
import { color, type } from './look.ts';

type Signature = RecordOf<'attendance'>['signature'];

/** Where on the pad the strokes lie. */
const inkOf = ({ strokes }: NonNullable<Signature['drawn']>) => {
  const every = (parity: number) => strokes.flatMap((stroke) => stroke.filter((_, i) => i % 2 === parity));
  const [xs, ys] = [every(0), every(1)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(1, Math.max(...xs) - x), height: Math.max(1, Math.max(...ys) - y) };
};

/** Height of the place for a signature. */
export const signatureHeight = 46;

/** Draws what somebody put under something: their strokes, their typed name, or a line to sign on. Doesn't move the flow. */
export const drawSignature = (
  flow: Flow,
  signature: Signature | undefined,
  box: { readonly x: number; readonly y: number; readonly width: number },
): void => {
  const { surface } = flow;
  const base = box.y + signatureHeight - 8;
  const drawn = signature?.drawn;
  if (signature && drawn && drawn.width > 0 && drawn.height > 0) {
    const ink = inkOf(drawn);
    // As large as the place allows, but a small mark on a large pad isn't blown up.
    const whole = (signatureHeight - 8) / drawn.height;
    const scale = Math.min(box.width / ink.width, (signatureHeight - 8) / ink.height, whole * 2.5);
    const [left, top] = [box.x, base - ink.height * scale];
    surface.figure(signature.name, { ...box, height: signatureHeight }, () => {
      for (const stroke of drawn.strokes) {
        const points: [number, number][] = [];
        for (let i = 0; i + 1 < stroke.length; i += 2)
          points.push([left + ((stroke[i] ?? 0) - ink.x) * scale, top + ((stroke[i + 1] ?? 0) - ink.y) * scale]);
        const [dot] = points;
        // A dot, as of an i: a line as short as it is thick.
        if (points.length === 1 && dot) points.push([dot[0] + 1.2, dot[1]]);
        if (points.length > 1) surface.polygon(points, { stroke: color.navy, lineWidth: 1.2, isOpen: true });
      }
    });
  } else if (signature) {
    const look = { size: 13, leading: 18, color: color.navy };
    surface.tag('P', () => flow.draw(flow.lines(signature.name, box.width, look).slice(0, 2), box.x, base - 18, look));
  }
  surface.artifact(() => surface.line(box.x, base, box.x + box.width, base, color.secondary, 0.6));
};

/** Rows of signatures: the place, and under it who it is. */
export const drawSignatures = (
  flow: Flow,
  rows: readonly {
    readonly name: string;
    readonly position: string;
    readonly when: string;
    readonly signature?: Signature | undefined;
  }[],
): void => {
  const gap = 24;
  const width = (flow.width - gap) / 2;
  const look = { ...type.table, color: color.secondary };
  for (let i = 0; i < rows.length; i += 2) {
    const pair = rows.slice(i, i + 2);
    const texts = pair.map((row) =>
      flow.lines([row.name, row.position, row.when].filter(Boolean).join(', '), width, look),
    );
    flow.need(signatureHeight + Math.max(...texts.map((lines) => lines.length)) * look.leading + 12);
    pair.forEach((row, column) => {
      const x = flow.left + column * (width + gap);
      drawSignature(flow, row.signature, { x, y: flow.y, width });
      flow.surface.tag('P', () => flow.draw(texts[column] ?? [], x, flow.y + signatureHeight - 4, look));
    });
    flow.y += signatureHeight + Math.max(...texts.map((lines) => lines.length)) * look.leading + 12;
  }
};
