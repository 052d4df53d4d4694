import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { PlaceNav } from '../../ui/place-nav.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { useReadiness } from './readiness-context.tsx';

/** A screen of an organisation's readiness: the way back, and its other places over it. */
export const ReadinessFrame = ({ title, children }: { title: string; children: ReactNode }) => {
  const { journal } = useReadiness().sources.organisation;
  const { t } = useLingui();
  const places = [
    { to: '', text: t`Overview` },
    { to: '/stage1', text: t`Stage 1` },
    { to: '/stage2', text: t`Stage 2` },
    { to: '/path', text: t`Path` },
    { to: '/reviews', text: t`Reviews` },
    { to: '/report', text: t`Report` },
  ];
  return (
    <HomeFrame
      title={title}
      aside={
        <Link
          to={`/organisations/${journal}`}
          className="press inline-flex min-h-12 items-center gap-2 rounded-card px-3 font-bold text-accent"
        >
          <ChevronLeft aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
          <Trans>Organisation</Trans>
        </Link>
      }
    >
      <PlaceNav label={t`Readiness`} base={`/organisations/${journal}/readiness`} places={places} />
      {children}
    </HomeFrame>
  );
};
