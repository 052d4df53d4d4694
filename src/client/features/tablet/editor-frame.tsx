import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useScreenTitle } from './use-screen-title.ts';

/** Back to where the editor was opened from; to `fallback` where it was opened by its address. */
export const useGoBack = (fallback: string): (() => void) => {
  const navigate = useNavigate();
  const isFirst = useLocation().key === 'default';
  return () => void (isFirst ? navigate(fallback) : navigate(-1));
};

/** An editor over the whole window, in place of the audit's bar. There is nothing to save: Done only closes. */
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
}) => {
  const { t } = useLingui();
  const heading = useScreenTitle(title);
  const goBack = useGoBack(back);
  const isFirst = useLocation().key === 'default';
  return (
    <div className="flex h-full flex-col bg-surface">
      <header className="flex min-h-16 shrink-0 items-center justify-between gap-3 border-b border-line ps-2 pe-4">
        <button
          type="button"
          onClick={goBack}
          className="press flex min-h-12 min-w-12 items-center gap-2 rounded-card px-2"
        >
          <ChevronLeft aria-hidden size={24} strokeWidth={1.75} className="rtl:-scale-x-100" />
          {isFirst ? backLabel : t`Back`}
        </button>
        <button
          type="button"
          onClick={goBack}
          className="press inline-flex min-h-12 items-center rounded-card bg-accent px-6 font-bold text-on-accent"
        >
          <Trans>Done</Trans>
        </button>
      </header>
      <div
        className={`flex min-h-0 flex-1 flex-col ${side ? 'overflow-y-auto min-[900px]:flex-row min-[900px]:overflow-hidden' : ''}`}
      >
        <div
          className={`pad-inline relative min-w-0 flex-1 py-6 ${side ? 'min-[900px]:overflow-y-auto' : 'overflow-y-auto'}`}
          data-scroll
        >
          <h1
            ref={heading}
            tabIndex={-1}
            className="mb-3 flex items-center gap-3 text-section font-bold outline-none min-[600px]:text-title"
          >
            {lead}
            {title}
          </h1>
          {children}
        </div>
        {side && (
          <aside className="pad-inline relative border-t border-line bg-canvas py-6 min-[900px]:w-[360px] min-[900px]:overflow-y-auto min-[900px]:border-s min-[900px]:border-t-0">
            {side}
          </aside>
        )}
      </div>
    </div>
  );
};
