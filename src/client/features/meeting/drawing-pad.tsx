import { useEffect, useLayoutEffect, useRef } from 'react';
import SignaturePad from 'signature_pad';
import { type Drawn, drawnSignature, signaturePad, strokesOn } from '#domain/meeting/drawn-signature.ts';

/**
 * A pad for finger, pen or mouse. `drawn` is what stands on it; what is drawn is given with each stroke's end. The pad
 * may change its size (a turned tablet): the strokes are drawn again.
 */
export const DrawingPad = ({
  drawn,
  label,
  onStroke,
}: {
  drawn: Drawn | undefined;
  label: string;
  onStroke: (drawn: Drawn) => void;
}) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(undefined);
  const latest = useRef({ drawn, onStroke, isDrawing: false });
  /** Loading what was just drawn here would break off the stroke that has begun since. */
  const given = useRef<string>(undefined);

  useLayoutEffect(() => {
    latest.current = { ...latest.current, drawn, onStroke };
  });

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const made = new SignaturePad(element, { minDistance: 2, minWidth: 1.2, maxWidth: 2.6 });
    pad.current = made;
    const begin = () => {
      latest.current = { ...latest.current, isDrawing: true };
    };
    const end = () => {
      latest.current = { ...latest.current, isDrawing: false };
      const box = element.getBoundingClientRect();
      const now = drawnSignature(
        made.toData().map((group) => group.points),
        box,
      );
      given.current = JSON.stringify(now);
      latest.current.onStroke(now);
    };
    made.addEventListener('beginStroke', begin);
    made.addEventListener('endStroke', end);
    const fit = () => {
      const ratio = Math.max(1, window.devicePixelRatio);
      const box = element.getBoundingClientRect();
      element.width = box.width * ratio;
      element.height = box.height * ratio;
      context.scale(ratio, ratio);
      made.penColor = getComputedStyle(element).color;
      show(made, element, latest.current.drawn);
    };
    const sizes = new ResizeObserver(fit);
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      made.off();
      pad.current = undefined;
    };
  }, []);

  useEffect(() => {
    const isNews = JSON.stringify(drawn) !== given.current;
    if (pad.current && canvas.current && isNews && !latest.current.isDrawing) {
      given.current = JSON.stringify(drawn);
      show(pad.current, canvas.current, drawn);
    }
  }, [drawn]);

  return (
    <div className="relative">
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        style={{ aspectRatio: signaturePad.width / signaturePad.height, cursor: 'crosshair', touchAction: 'none' }}
        className="block w-full rounded-card border border-edge bg-surface text-ink"
      />
      <div
        aria-hidden
        style={{ insetInline: '1.5rem', bottom: '25%', pointerEvents: 'none' }}
        className="absolute border-b border-line"
      />
    </div>
  );
};

const show = (pad: SignaturePad, element: HTMLCanvasElement, drawn: Drawn | undefined): void => {
  const { penColor, minWidth, maxWidth, dotSize, velocityFilterWeight, compositeOperation } = pad;
  const look = { penColor, minWidth, maxWidth, dotSize, velocityFilterWeight, compositeOperation };
  // The time of a point sets how thick the line is there; kept strokes have none, and are drawn at an even pace.
  pad.fromData(
    (drawn ? strokesOn(drawn, element.getBoundingClientRect()) : []).map((points) => ({
      ...look,
      points: points.map((point, i) => ({ ...point, pressure: 0, time: i * 16 })),
    })),
  );
};
