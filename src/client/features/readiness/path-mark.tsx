import { Check, Circle, X } from 'lucide-react';
import type { PathStep } from '#domain/readiness/certification-path.ts';

/** A step of the path: done, something in its way, or still to come. */
export const PathMark = ({ step }: { step: PathStep }) =>
  step.state === 'done' ? (
    <Check aria-hidden size={24} strokeWidth={2.25} className="shrink-0 rounded-full bg-accent p-1 text-on-accent" />
  ) : step.missing.length > 0 ? (
    <span aria-hidden className="inline-flex shrink-0 self-start rounded-tile border border-ink bg-surface p-1">
      <X size={14} strokeWidth={2.5} />
    </span>
  ) : (
    <Circle aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2" />
  );
