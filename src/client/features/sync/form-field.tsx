import { useId } from 'react';

/** A labelled input of a form that is sent, not recorded: accounts and invitations. */
export const FormField = ({
  label,
  hint,
  value,
  onChange,
  type = 'text',
  autoComplete = 'off',
}: {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'password';
  autoComplete?: string;
}) => {
  const id = useId();
  return (
    <div className="max-w-lg">
      <label htmlFor={id} className="mb-2 block font-bold">
        {label}
      </label>
      <input
        id={id}
        type={type}
        value={value}
        dir={type === 'text' ? 'auto' : undefined}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-12 w-full rounded-card border border-edge bg-surface px-4 py-2.5 outline-none focus:border-accent focus:ring-1 focus:ring-accent"
      />
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-ink2">
          {hint}
        </p>
      )}
    </div>
  );
};
