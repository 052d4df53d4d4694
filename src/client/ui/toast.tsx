import { useEffect, useState } from 'react';
import { create } from 'zustand';

export type Toast = {
  readonly text: string;
  /** Something went wrong or was refused: read out at once. */
  readonly isUrgent?: boolean;
  readonly seconds: number;
  readonly action?: { readonly text: string; readonly run: () => void };
};

const useToast = create<{ readonly toast: (Toast & { readonly n: number }) | undefined; readonly count: number }>(
  () => ({ toast: undefined, count: 0 }),
);

/** Shows one message, in place of the one before, for its seconds; longer while it is pointed at or holds the focus. */
export const say = (toast: Toast): void =>
  useToast.setState(({ count }) => ({ toast: { ...toast, n: count + 1 }, count: count + 1 }));

const dismiss = () => useToast.setState({ toast: undefined });

/** Where messages appear: at the bottom start, above the bars. */
export const ToastArea = ({ dismissLabel }: { dismissLabel: string }) => {
  const { toast } = useToast();
  return (
    <div data-no-print className="fixed start-4 bottom-48 z-50 w-[min(420px,calc(100vw-2rem))] min-[600px]:start-8">
      <div role="status" aria-live="polite" className="sr-only">
        {toast && !toast.isUrgent ? toast.text : ''}
      </div>
      <div role="alert" className="sr-only">
        {toast?.isUrgent ? toast.text : ''}
      </div>
      {toast && <Shown key={toast.n} toast={toast} dismissLabel={dismissLabel} />}
    </div>
  );
};

const Shown = ({ toast, dismissLabel }: { toast: Toast; dismissLabel: string }) => {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(dismiss, toast.seconds * 1000);
    return () => clearTimeout(timer);
  }, [isHeld, toast.seconds]);
  const hold = (is: boolean) => () => setHeld(is);
  return (
    <div
      className="flex items-center gap-2 rounded-card bg-ink py-2 ps-4 pe-2 text-surface shadow-sheet"
      onPointerEnter={hold(true)}
      onPointerLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
    >
      <p aria-hidden className="max-h-[40vh] min-w-0 flex-1 overflow-y-auto py-2 whitespace-pre-line">
        {toast.text}
      </p>
      {toast.action && (
        <button
          type="button"
          onClick={() => {
            toast.action?.run();
            dismiss();
          }}
          className="press min-h-12 min-w-12 rounded-card px-4 font-bold underline underline-offset-4"
        >
          {toast.action.text}
        </button>
      )}
      <button type="button" onClick={dismiss} className="press min-h-12 min-w-12 rounded-card px-3 font-bold">
        {dismissLabel}
      </button>
    </div>
  );
};
