import { useLingui } from '@lingui/react/macro';
import { CloudOff, Tablet } from 'lucide-react';
import { useSyncExternalStore } from 'react';

const listen = (notify: () => void) => {
  window.addEventListener('online', notify);
  window.addEventListener('offline', notify);
  return () => {
    window.removeEventListener('online', notify);
    window.removeEventListener('offline', notify);
  };
};

/** Where the work is and whether there is a network. Offline is normal: quiet, never red. */
export const StateChip = () => {
  const { t } = useLingui();
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine);
  const Icon = isOnline ? Tablet : CloudOff;
  return (
    <span
      role="status"
      className="inline-flex min-h-12 items-center gap-1.5 rounded-full border border-line bg-surface px-2.5 whitespace-nowrap text-ink2 min-[600px]:gap-2 min-[600px]:px-4"
    >
      <Icon aria-hidden size={20} strokeWidth={1.75} />
      <span className={isOnline ? 'max-[379px]:sr-only' : ''}>{isOnline ? t`Saved on this tablet` : t`Offline`}</span>
    </span>
  );
};
