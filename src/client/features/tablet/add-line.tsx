import { Plus } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';

/** A line to add the next thing by name. What was refused stays in the line. */
export const AddLine = ({
  label,
  addLabel,
  onAdd,
}: {
  label: string;
  addLabel: string;
  onAdd: (name: string) => Promise<boolean>;
}) => {
  const id = useId();
  const [name, setName] = useState('');
  // Enter and a tap at once add it once.
  const isAdding = useRef(false);
  const add = async () => {
    if (name.trim() === '' || isAdding.current) return;
    isAdding.current = true;
    if (await onAdd(name.trim())) setName('');
    isAdding.current = false;
  };
  return (
    <form
      className="flex flex-wrap gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        id={id}
        dir="auto"
        value={name}
        onChange={(event) => setName(event.target.value)}
        placeholder={label}
        maxLength={2000}
        autoComplete="off"
        className="min-h-12 min-w-0 flex-1 rounded-card border border-edge bg-surface px-4 placeholder:text-ink2"
      />
      <Button type="submit" icon={<Plus aria-hidden size={20} strokeWidth={1.75} />}>
        {addLabel}
      </Button>
    </form>
  );
};
