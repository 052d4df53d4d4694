import { CSPProvider } from '@base-ui/react/csp-provider';
import { Dialog } from '@base-ui/react/dialog';
import { DirectionProvider } from '@base-ui/react/direction-provider';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';

/** A sheet from the bottom on phones, from the end on tablets. Focus goes in and comes back; Escape and the scrim close it. */
export const Sheet = ({
  title,
  closeLabel,
  isOpen,
  onClose,
  children,
  foot,
}: {
  title: string;
  closeLabel: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  foot?: ReactNode;
}) => (
  <DirectionProvider direction={document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'}>
    <CSPProvider disableStyleElements>
      <Dialog.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
        <Dialog.Portal>
          <Dialog.Backdrop className="fixed inset-0 z-30 bg-black/40 transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
          <Dialog.Popup className="fixed inset-x-0 bottom-0 z-40 flex max-h-[88dvh] flex-col rounded-t-sheet bg-surface text-ink shadow-sheet transition duration-200 ease-out data-ending-style:translate-y-8 data-ending-style:opacity-0 data-starting-style:translate-y-8 data-starting-style:opacity-0 min-[600px]:inset-x-auto min-[600px]:end-0 min-[600px]:top-0 min-[600px]:max-h-none min-[600px]:w-[min(480px,92vw)] min-[600px]:rounded-none min-[600px]:rounded-s-sheet">
            <header className="flex items-center justify-between gap-2 border-b border-line py-2 ps-6 pe-2">
              <Dialog.Title className="min-w-0 text-section font-bold break-words">{title}</Dialog.Title>
              <Dialog.Close
                aria-label={closeLabel}
                title={closeLabel}
                className="press inline-flex size-12 shrink-0 items-center justify-center rounded-card"
              >
                <X aria-hidden size={24} strokeWidth={1.75} />
              </Dialog.Close>
            </header>
            <div className="min-h-0 flex-1 overflow-y-auto p-6">{children}</div>
            {foot && <footer className="pad-bottom flex flex-wrap gap-3 border-t border-line px-6 pt-4">{foot}</footer>}
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </CSPProvider>
  </DirectionProvider>
);
