import { Trans } from '@lingui/react/macro';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** An editor over the whole window. There is nothing to save: Done only closes. */
export const EditorFrame = ({
  back,
  backLabel,
  title,
  lead,
  children,
  side,
}: {
  back: string;
  backLabel: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  side?: ReactNode;
}) => (
  <div className="fixed inset-0 z-20 flex flex-col bg-surface">
    <header className="flex min-h-16 items-center justify-between gap-3 border-b border-line ps-2 pe-4">
      <Link to={back} className="press flex min-h-12 min-w-12 items-center gap-2 rounded-card px-2">
        <ChevronLeft aria-hidden size={24} strokeWidth={1.75} className="rtl:-scale-x-100" />
        {backLabel}
      </Link>
      <Link
        to={back}
        className="press inline-flex min-h-12 items-center rounded-card bg-accent px-6 font-bold text-on-accent"
      >
        <Trans>Done</Trans>
      </Link>
    </header>
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto min-[900px]:flex-row min-[900px]:overflow-hidden">
      <main className="pad-inline min-w-0 flex-1 py-6 min-[900px]:overflow-y-auto">
        <h1 className="mb-3 flex items-center gap-3 text-section font-bold min-[600px]:text-title">
          {lead}
          {title}
        </h1>
        {children}
      </main>
      {side && (
        <aside className="pad-inline border-t border-line bg-canvas py-6 min-[900px]:w-[360px] min-[900px]:overflow-y-auto min-[900px]:border-t-0 min-[900px]:border-s">
          {side}
        </aside>
      )}
    </div>
  </div>
);
