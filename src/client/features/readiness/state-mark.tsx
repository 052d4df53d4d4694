import { useLingui } from '@lingui/react';
import type { RowState } from '#domain/readiness/row-state.ts';
import { stateWords } from './readiness-words.ts';

const boxes: Record<RowState['state'], string> = {
  ready: 'bg-conf text-on-conf ring-1 ring-inset ring-edge',
  concern: 'bg-warn text-ink ring-1 ring-inset ring-warn-line',
  notReady: 'border border-ink bg-surface text-ink',
  open: 'border border-edge bg-surface',
};

const line = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

const shapes: Record<RowState['state'], React.ReactNode> = {
  ready: <path d="m7.5 12.300 3 3 6-6.500" {...line} strokeWidth="2.2" />,
  concern: <path d="M12 6.500v6.500M12 16.800v.1" {...line} strokeWidth="2.4" />,
  notReady: <path d="m7.500 7.500 9 9M16.500 7.500l-9 9" {...line} strokeWidth="2.2" />,
  open: null,
};

/** How a row stands, as a shape. Its word is its name; hide it where the word stands beside it. */
export const StateMark = ({
  state,
  size = 24,
  isDecoration = false,
}: {
  state: RowState['state'];
  size?: number;
  isDecoration?: boolean;
}) => {
  const { _ } = useLingui();
  return (
    <span
      {...(isDecoration ? { 'aria-hidden': true } : { role: 'img', 'aria-label': _(stateWords[state]) })}
      className={`inline-flex shrink-0 rounded-tile ${boxes[state]}`}
      style={{ width: size, height: size }}
    >
      <svg viewBox="0 0 24 24" width="100%" height="100%" aria-hidden>
        {shapes[state]}
      </svg>
    </span>
  );
};

/** The mark with its word. */
export const StateWord = ({ state }: { state: RowState['state'] }) => {
  const { _ } = useLingui();
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap text-ink">
      <StateMark state={state} isDecoration />
      <span className={state === 'notReady' ? 'font-bold' : ''}>{_(stateWords[state])}</span>
    </span>
  );
};
