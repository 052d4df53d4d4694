import { Check, Circle } from 'lucide-react';
import type { ReactNode } from 'react';

/** One of a few options that need more than a word, in a `radiogroup`. Choosing records nothing yet. */
export const OptionCard = ({
  isChosen,
  onChoose,
  children,
}: {
  isChosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}) => (
  <button
    type="button"
    role="radio"
    aria-checked={isChosen}
    onClick={onChoose}
    className={`press flex min-h-16 items-start gap-3 rounded-card border bg-surface p-4 text-start ${isChosen ? 'border-accent ring-1 ring-accent' : 'border-edge'}`}
  >
    {isChosen ? (
      <Check aria-hidden size={24} strokeWidth={2.25} className="shrink-0 rounded-full bg-accent p-1 text-on-accent" />
    ) : (
      <Circle aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2" />
    )}
    <span className="min-w-0 flex-1">{children}</span>
  </button>
);
