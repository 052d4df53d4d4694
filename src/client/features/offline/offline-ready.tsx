import { Trans, useLingui } from '@lingui/react/macro';
import { Check, CircleDashed } from 'lucide-react';
import { Link } from 'react-router';
import { photosThatFit, roomLevel } from '../../store/storage-room.ts';
import { useOfflineCheck } from './use-offline-check.ts';
import { useRoom } from './use-room.ts';

/** One line at the foot of home: may one leave the network now? */
export const OfflineReady = () => {
  const { i18n } = useLingui();
  const check = useOfflineCheck();
  const room = useRoom();
  if (!check) return null;
  const photos = room && room.quota > 0 ? i18n.number(photosThatFit(room, 'original')) : undefined;
  return (
    <div className="mt-8 flex items-start gap-4" role="status">
      <span
        className={`inline-flex size-9 shrink-0 items-center justify-center rounded-full border border-edge ${check.isAppKept ? 'bg-conf text-on-conf' : 'text-ink2'}`}
      >
        {check.isAppKept ? (
          <Check aria-hidden size={20} strokeWidth={2.25} />
        ) : (
          <CircleDashed aria-hidden size={20} strokeWidth={1.75} />
        )}
      </span>
      <p className="min-w-0 text-ink2">
        <b className="text-ink">
          {check.isAppKept ? <Trans>Ready for offline.</Trans> : <Trans>Not yet ready for offline.</Trans>}
        </b>{' '}
        {check.isAppKept ? (
          <Trans>App and catalogue are on this tablet.</Trans>
        ) : (
          <Trans>The app is still being copied to this tablet. Stay connected for a moment.</Trans>
        )}{' '}
        {photos && <Trans>The browser reports room for about {photos} photos.</Trans>}{' '}
        {check.isPersisted === false && <Trans>The browser may delete this data when space runs short.</Trans>}{' '}
        {room && roomLevel(room) !== 'ample' && (
          <b className="text-ink">
            <Trans>Storage is nearly full.</Trans>
          </b>
        )}{' '}
        <Link to="/settings" className="inline-flex min-h-12 items-center text-accent underline underline-offset-4">
          <Trans>Storage and installation</Trans>
        </Link>
      </p>
    </div>
  );
};
