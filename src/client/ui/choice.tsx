import type { ReactNode } from 'react';
import { useReadOnly } from './read-only.tsx';

/**
 * A row of choices of which one or none is taken. Plain buttons with aria-pressed: arrow keys must not set a choice
 * that gets recorded at once. Tapping the chosen one gives null where `canClear`.
 */
export const Choice = <T extends string>({
  label,
  options,
  value,
  onChoose,
  canClear = true,
  isLabelHidden = false,
}: {
  label: string;
  options: readonly { readonly value: T; readonly text: ReactNode; readonly icon?: ReactNode }[];
  value: T | undefined;
  onChoose: (value: T | null) => void;
  canClear?: boolean;
  isLabelHidden?: boolean;
}) => (
  <fieldset className="min-w-0" disabled={useReadOnly()}>
    <legend className={isLabelHidden ? 'sr-only' : 'mb-2 font-bold text-ink2'}>{label}</legend>
    <div className="flex flex-wrap gap-2">
      {options.map((option) => {
        const isChosen = option.value === value;
        return (
          <button
            key={option.value}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onChoose(isChosen && canClear ? null : option.value)}
            className={`press inline-flex min-h-12 items-center gap-2 rounded-card border px-4 py-2 text-start ${
              isChosen
                ? 'border-accent bg-soft font-bold text-accent ring-1 ring-accent'
                : 'border-edge bg-surface text-ink disabled:opacity-50'
            }`}
          >
            {option.icon}
            {option.text}
          </button>
        );
      })}
    </div>
  </fieldset>
);

/** The same for several at once. */
export const MultiChoice = <T extends string>({
  label,
  options,
  values,
  onChange,
}: {
  label: string;
  options: readonly { readonly value: T; readonly text: ReactNode }[];
  values: readonly T[];
  onChange: (values: readonly T[]) => void;
}) => (
  <fieldset className="min-w-0" disabled={useReadOnly()}>
    <legend className="mb-2 font-bold text-ink2">{label}</legend>
    <div className="flex flex-wrap gap-2">
      {options.map((option) => {
        const isChosen = values.includes(option.value);
        return (
          <button
            key={option.value}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onChange(isChosen ? values.filter((v) => v !== option.value) : [...values, option.value])}
            className={`press inline-flex min-h-12 items-center gap-2 rounded-card border px-4 py-2 ${
              isChosen
                ? 'border-accent bg-soft font-bold text-accent ring-1 ring-accent'
                : 'border-edge bg-surface text-ink disabled:opacity-50'
            }`}
          >
            {option.text}
          </button>
        );
      })}
    </div>
  </fieldset>
);
