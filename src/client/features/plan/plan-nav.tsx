import { useLingui } from '@lingui/react/macro';
import { NavLink } from 'react-router';
import { useAudit } from '../tablet/audit-context.tsx';

/** The places of an audit's plan, over each of its screens. */
export const PlanNav = () => {
  const { journal } = useAudit().facts;
  const { t } = useLingui();
  const places = [
    { to: '', text: t`Basis` },
    { to: '/team', text: t`Team` },
    { to: '/agenda', text: t`Agenda` },
    { to: '/papers', text: t`Working papers` },
    { to: '/meetings', text: t`Meetings` },
    { to: '/samples', text: t`Samples` },
  ];
  return (
    <nav aria-label={t`Plan`} className="-mx-1 mb-6 flex gap-2 overflow-x-auto px-1 py-1">
      {places.map(({ to, text }) => (
        <NavLink
          key={to}
          to={`/audits/${journal}/plan${to}`}
          end={to === ''}
          className={({ isActive }) =>
            `press inline-flex min-h-12 shrink-0 items-center rounded-full border px-4 ${
              isActive ? 'border-accent bg-soft font-bold text-accent' : 'border-edge bg-surface text-ink'
            }`
          }
        >
          {text}
        </NavLink>
      ))}
    </nav>
  );
};
