import type { ReactNode } from 'react';

/** A fact, not tappable, 32 px high. */
export const Chip = ({ children, icon }: { children: ReactNode; icon?: ReactNode }) => (
  <span className="inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-full bg-sunken px-3 py-1 text-base text-ink">
    {icon}
    <bdi className="min-w-0 break-words">{children}</bdi>
  </span>
);
