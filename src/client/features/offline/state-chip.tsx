import { useLingui } from '@lingui/react/macro';
import { CloudCheck, CloudOff, type LucideIcon, Tablet, TriangleAlert, Upload } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { useOutbox, useServer } from '../../store/live-rows.ts';
import { useSyncLight } from '../sync/sync-light.ts';
import { useTablet } from '../tablet/tablet-context.tsx';

const listen = (notify: () => void) => {
  window.addEventListener('online', notify);
  window.addEventListener('offline', notify);
  return () => {
    window.removeEventListener('online', notify);
    window.removeEventListener('offline', notify);
  };
};

/** What waits to be sent: always as many as the outbox holds. */
export const UnsentBadge = ({ count }: { count: number }) => {
  const { t, i18n } = useLingui();
  return count === 0 ? null : (
    <span className="inline-flex min-w-6 items-center justify-center rounded-full bg-accent px-1.5 font-bold text-on-accent">
      <span aria-hidden>{i18n.number(count)}</span>
      <span className="sr-only">{t`${count} not sent yet`}</span>
    </span>
  );
};

/** Where the work is, in one of three words, and whether there is a network. Offline is normal: quiet, never red. */
export const StateChip = () => {
  const { t } = useLingui();
  const { database } = useTablet();
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine);
  const server = useServer(database);
  const outbox = useOutbox(database);
  const isRunning = useSyncLight((light) => light.status?.isRunning === true);
  const hasFailed = useSyncLight((light) => light.status?.failure !== undefined);
  const isConnected = server !== undefined && server !== null && !server.isSignedOut;
  const count = outbox?.length ?? 0;
  // "On the server" only once a pull has proved it: then nothing is left in the outbox.
  const isProved = isConnected && count === 0 && !hasFailed && server.syncedAt !== undefined;
  const [Icon, word]: [LucideIcon, string] = !isOnline
    ? [CloudOff, t`Offline`]
    : server?.isSignedOut
      ? [TriangleAlert, t`Signed out`]
      : isProved
        ? [CloudCheck, t`On the server`]
        : isConnected && isRunning && count > 0
          ? [Upload, t`Sending`]
          : [Tablet, t`Saved on this tablet`];
  return (
    <Link
      to="/sync"
      className="press inline-flex min-h-12 min-w-12 items-center justify-center gap-1.5 rounded-full border border-line bg-surface px-2.5 whitespace-nowrap text-ink2 min-[600px]:gap-2 min-[600px]:px-4"
    >
      <Icon aria-hidden size={20} strokeWidth={1.75} />
      <span role="status" className={word.length > 10 ? 'max-[419px]:sr-only' : ''}>
        {word}
      </span>
      <UnsentBadge count={server ? count : 0} />
    </Link>
  );
};
