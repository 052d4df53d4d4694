import type { ReactNode } from 'react';

/** A card with a hairline. */
export const Card = ({ children, className = '' }: { children: ReactNode; className?: string }) => (
  <section className={`rounded-card border border-line bg-surface ${className}`}>{children}</section>
);

/** Asks the person for a decision. Never for mere information. */
export const WarnPanel = ({ icon, title, children }: { icon?: ReactNode; title: string; children?: ReactNode }) => (
  <section role="note" className="flex gap-3 rounded-card border border-warn-line bg-warn p-4 text-ink">
    {icon}
    <div className="min-w-0 flex-1">
      <p className="font-bold">{title}</p>
      {children}
    </div>
  </section>
);

/** A label above its content. */
export const Section = ({ label, aside, children }: { label: string; aside?: ReactNode; children: ReactNode }) => (
  <section className="min-w-0">
    <div className="mb-2 flex min-h-8 items-center justify-between gap-2">
      <h2 className="font-bold text-ink2">{label}</h2>
      {aside}
    </div>
    {children}
  </section>
);

/** What a screen says when there is nothing yet, and what to do about it. */
export const EmptyState = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="max-w-prose py-8">
    <p className="text-section font-bold">{title}</p>
    <div className="mt-2 text-ink2">{children}</div>
  </div>
);
