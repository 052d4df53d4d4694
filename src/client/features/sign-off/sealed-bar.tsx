import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronRight, LockKeyhole } from 'lucide-react';
import { Link } from 'react-router';
import { isSignedTwice } from '#domain/sign-off/seals.ts';
import { useSeals } from '../../store/read-seals.ts';
import { useTablet } from '../tablet/tablet-context.tsx';

/** On every screen of a sealed audit: what stands is signed, and nothing more is recorded in it. */
export const SealedBar = ({ journal }: { journal: string }) => {
  const { database } = useTablet();
  const { t, i18n } = useLingui();
  const seals = useSeals(database, journal);
  const last = seals?.issues.filter((issue) => issue.isStanding).at(-1);
  if (!seals || !last) return null;
  const day = i18n.date(last.at, { dateStyle: 'medium' });
  return (
    <Link
      to={`/audits/${journal}/report/sign-off`}
      data-no-print
      className="press pad-inline flex min-h-12 shrink-0 items-center gap-3 border-b border-line bg-soft py-1 text-ink"
    >
      <LockKeyhole aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
      <span className="min-w-0 flex-1">
        <b>{isSignedTwice(seals) ? t`Signed off twice` : t`Signed off on ${day}, issue ${last.issue}`}</b>{' '}
        <span className={`text-ink2 ${seals.late.length > 0 ? '' : 'hidden min-[600px]:inline'}`}>
          {seals.late.length > 0 ? (
            <Trans>There is late work.</Trans>
          ) : (
            <Trans>Nothing more is recorded; what still comes in is late.</Trans>
          )}
        </span>
      </span>
      <ChevronRight aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2 rtl:-scale-x-100" />
    </Link>
  );
};
