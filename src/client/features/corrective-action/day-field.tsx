import { useId } from 'react';

/** A day of a form that is recorded by an act. */
export const DayField = ({
  label,
  value,
  onChange,
  max,
}: {
  label: string;
  value: string;
  onChange: (day: string) => void;
  max?: string;
}) => {
  const id = useId();
  return (
    <div className="min-w-0 flex-1 basis-48">
      <label htmlFor={id} className="mb-2 block font-bold">
        {label}
      </label>
      <input
        id={id}
        type="date"
        value={value}
        max={max}
        onChange={(event) => onChange(event.target.value)}
        className="min-h-12 w-full rounded-card border border-edge bg-surface px-4"
      />
    </div>
  );
};
