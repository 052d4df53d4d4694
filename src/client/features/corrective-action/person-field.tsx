import { useId } from 'react';
import { useServer } from '../../store/live-rows.ts';
import { useTablet } from '../tablet/tablet-context.tsx';

export type Chosen = { readonly name: string; readonly person?: string };

/** The people whom this tablet's server knows; a name that is theirs stands for the account. */
export const usePeople = (): readonly Chosen[] => {
  const { database } = useTablet();
  return (useServer(database)?.people ?? []).map(({ name, person }) => ({ name, person }));
};

export const chosenFrom = (people: readonly Chosen[], name: string): Chosen =>
  people.find((one) => one.name === name.trim()) ?? { name };

/** A name, typed or chosen. `onLeave` once it is said in full. */
export const PersonField = ({
  label,
  hint,
  value,
  onChange,
  onLeave,
  names = [],
  disabled = false,
}: {
  label: string;
  hint?: string;
  value: string;
  onChange: (name: string) => void;
  onLeave?: () => void;
  names?: readonly string[];
  disabled?: boolean;
}) => {
  const id = useId();
  const offered = [...new Set([...usePeople().map(({ name }) => name), ...names])];
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-2 block">
        <span className="font-bold">{label}</span>
        {hint && <span className="ms-2 text-ink2">{hint}</span>}
      </label>
      <input
        id={id}
        dir="auto"
        value={value}
        maxLength={2000}
        disabled={disabled}
        list={`${id}-list`}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        className="min-h-12 w-full rounded-card border border-edge bg-surface px-4"
      />
      <datalist id={`${id}-list`}>
        {offered.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
};
