import { Trans, useLingui } from '@lingui/react/macro';
import { Building2, ClipboardList, ListChecks, RefreshCw, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { StateChip } from '../offline/state-chip.tsx';
import { ScreenFrame } from '../tablet/screen-frame.tsx';

/** A screen outside of any audit: the app's navigation at the side, on phones and portrait tablets at the bottom. */
export const HomeFrame = ({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) => {
  const { t } = useLingui();
  const places = [
    { to: '/', icon: <ClipboardList aria-hidden size={24} strokeWidth={1.75} />, text: t`Audits` },
    { to: '/organisations', icon: <Building2 aria-hidden size={24} strokeWidth={1.75} />, text: t`Organisation` },
    { to: '/cases', icon: <ListChecks aria-hidden size={24} strokeWidth={1.75} />, text: t`Actions` },
    { to: '/sync', icon: <RefreshCw aria-hidden size={24} strokeWidth={1.75} />, text: t`Sync` },
    { to: '/settings', icon: <Settings aria-hidden size={24} strokeWidth={1.75} />, text: t`Settings` },
  ];
  const links = (look: string, active: string) =>
    places.map(({ to, icon, text }) => (
      <NavLink
        key={to}
        to={to}
        end={to === '/'}
        className={({ isActive }) =>
          `press flex min-h-13 items-center rounded-card ${look} ${isActive ? `font-bold text-accent ${active}` : 'text-ink'}`
        }
      >
        {icon}
        {text}
      </NavLink>
    ));
  return (
    <div className="flex h-full flex-col lg:flex-row">
      <nav aria-label={t`Places`} className="hidden w-58 shrink-0 flex-col gap-1 border-e border-line p-3 lg:flex">
        <p className="flex items-center gap-3 px-3 py-4 text-section font-bold text-accent">
          <img src="/icons/icon.svg" alt="" width={32} height={32} />
          <Trans>Clausewalk</Trans>
        </p>
        {links('gap-4 px-4', 'bg-soft')}
      </nav>
      <main className="min-h-0 min-w-0 flex-1">
        <ScreenFrame
          title={title}
          aside={
            <>
              <StateChip />
              {aside}
            </>
          }
        >
          {children}
        </ScreenFrame>
      </main>
      <nav
        aria-label={t`Places`}
        data-no-print
        className="flex border-t border-line bg-surface px-1 pb-[env(safe-area-inset-bottom)] lg:hidden"
      >
        {links('min-h-16 min-w-12 flex-auto flex-col justify-center gap-1', '')}
      </nav>
    </div>
  );
};
