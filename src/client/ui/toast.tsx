import { Toast } from '@base-ui/react/toast';

/** One message at a time, at the bottom start above the bars. `add` from anywhere below the provider. */
export const ToastArea = ({ dismissLabel }: { dismissLabel: string }) => {
  const { toasts } = Toast.useToastManager();
  return (
    <Toast.Portal>
      <Toast.Viewport className="fixed bottom-28 start-4 z-50 w-[min(420px,calc(100vw-2rem))] min-[600px]:start-8">
        {toasts.slice(0, 1).map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            className="rounded-card bg-ink text-surface shadow-sheet transition duration-200 data-ending-style:translate-y-4 data-ending-style:opacity-0 data-starting-style:translate-y-4 data-starting-style:opacity-0"
          >
            <Toast.Content className="flex items-center gap-2 py-2 ps-4 pe-2">
              <Toast.Description className="min-w-0 flex-1 py-2" />
              {toast.actionProps && <Toast.Action className="press min-h-12 rounded-card px-4 font-bold underline underline-offset-4" />}
              <Toast.Close className="press min-h-12 rounded-card px-3 font-bold">{dismissLabel}</Toast.Close>
            </Toast.Content>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
};
