import { useLingui } from '@lingui/react/macro';
import { type Drawn, type Signature } from '#domain/meeting/drawn-signature.ts';
import { useClock } from '../tablet/use-clock.ts';

/** One stroke as an SVG path; a dot is a line of no length, which round ends show. */
const pathOf = (stroke: Drawn['strokes'][number]): string => {
  const [x = 0, y = 0, ...rest] = stroke;
  return `M${x} ${y}L${rest.length > 1 ? rest.join(' ') : `${x} ${y}`}`;
};

/** A signature as it was given: the strokes in the screen's ink, or the typed name; with whose it is and when. */
export const SignatureView = ({ signature }: { signature: Signature }) => {
  const { t } = useLingui();
  const clock = useClock();
  const { drawn, name, at } = signature;
  return (
    <div className="min-w-0">
      {drawn ? (
        <svg
          role="img"
          aria-label={t`Signature of ${name}`}
          viewBox={`0 0 ${drawn.width} ${drawn.height}`}
          className="h-24 max-w-full border-b border-line text-ink"
        >
          <g fill="none" stroke="currentColor" strokeWidth={7} strokeLinecap="round" strokeLinejoin="round">
            {drawn.strokes.map((stroke, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the strokes of one signature, in their order
              <path key={i} d={pathOf(stroke)} />
            ))}
          </g>
        </svg>
      ) : (
        <p className="border-b border-line py-2 text-section break-words">
          <bdi>{name}</bdi>
        </p>
      )}
      <p className="mt-1 text-ink2">{drawn ? t`Drawn, ${clock(at)}` : t`Typed name, ${clock(at)}`}</p>
    </div>
  );
};
