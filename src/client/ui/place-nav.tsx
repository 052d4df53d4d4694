import { NavLink } from 'react-router';

/** The places of one thing, over each of its screens. `base`: their common address; the first place is the base itself. */
export const PlaceNav = ({
  label,
  base,
  places,
}: {
  label: string;
  base: string;
  places: readonly { readonly to: string; readonly text: string }[];
}) => (
  <nav aria-label={label} className="-mx-1 mb-6 flex gap-2 overflow-x-auto px-1 py-1">
    {places.map(({ to, text }) => (
      <NavLink
        key={to}
        to={base + to}
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
