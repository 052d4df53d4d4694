import { Check, Circle, X } from 'lucide-react';
import type { PathStep } from '#domain/readiness/certification-path.ts';

/** A step of the path: done, something in its way, or still to come. */
export const PathMark = ({ step }: { step: PathStep }) =>
  step.state === 'done' ? (
    <Check aria-hidden size={24} strokeWidth={2.25} className="shrink-0 rounded-full bg-accent p-1 text-on-accent" />
  ) : step.missing.length > 0 ? (
    <span
      aria-hidden
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-tile border border-ink bg-surface"
    >
      <X size={16} strokeWidth={2.5} />
    </span>
  ) : (
    <Circle aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2" />
  );
