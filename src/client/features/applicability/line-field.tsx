import { useId } from 'react';

/** A line that is recorded by a button beside it, not while it is typed. */
export const LineField = ({
  label,
  value,
  onChange,
  type = 'text',
  list,
  className = '',
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'date';
  list?: readonly string[];
  className?: string;
}) => {
  const id = useId();
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-2 block font-bold">
        {label}
      </label>
      <input
        id={id}
        type={type}
        dir={type === 'text' ? 'auto' : undefined}
        value={value}
        maxLength={2000}
        autoComplete="off"
        list={list ? `${id}-list` : undefined}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-12 w-full min-w-0 rounded-card border border-edge bg-surface px-4"
      />
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </div>
  );
};
