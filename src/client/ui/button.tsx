import type { ButtonHTMLAttributes, ReactNode } from 'react';

type Look = 'filled' | 'outlined' | 'plain' | 'danger';

const looks: Record<Look, string> = {
  filled: 'bg-accent text-on-accent border border-accent font-bold',
  outlined: 'bg-surface text-accent border border-edge font-bold',
  plain: 'text-accent border border-transparent font-bold',
  danger: 'bg-surface text-ink border border-edge font-bold',
};

/** A button of at least 48 px. `filled` is for the one next step of a screen. */
export const Button = ({
  look = 'outlined',
  icon,
  children,
  className = '',
  ...rest
}: { look?: Look; icon?: ReactNode } & ButtonHTMLAttributes<HTMLButtonElement>) => (
  <button
    type="button"
    {...rest}
    className={`press inline-flex min-h-12 items-center justify-center gap-2 rounded-card px-5 py-2.5 text-base disabled:opacity-50 ${looks[look]} ${className}`}
  >
    {icon}
    {children}
  </button>
);

/** A 48 px square with an icon. `label` is its accessible name. */
export const IconButton = ({
  label,
  children,
  className = '',
  ...rest
}: { label: string } & ButtonHTMLAttributes<HTMLButtonElement>) => (
  <button
    type="button"
    aria-label={label}
    title={label}
    {...rest}
    className={`press inline-flex size-12 shrink-0 items-center justify-center rounded-card text-ink disabled:opacity-40 ${className}`}
  >
    {children}
  </button>
);
