import { useLingui } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { takeOut } from '#domain/audit/take-out.ts';
import type { Noun } from '#domain/nouns.ts';
import type { Row } from '#domain/row.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { useAct } from '../tablet/use-act.ts';

/** Records of one noun: each with its fields, a way to take it out, and a line to add the next by name. */
export const RecordList = <N extends Noun>({
  label,
  addLabel,
  rows,
  nameOf,
  onAdd,
  offered = [],
  children,
}: {
  label: string;
  addLabel: string;
  rows: readonly Row<N>[];
  nameOf: (row: Row<N>) => string;
  onAdd: (name: string) => Promise<boolean>;
  offered?: readonly { readonly key: string; readonly text: string; readonly take: () => void }[];
  children: (row: Row<N>) => ReactNode;
}) => {
  const { t } = useLingui();
  const id = useId();
  const [name, setName] = useState('');
  // Enter adds, and so does leaving the field, which Enter may cause: one name is added once.
  const isAdding = useRef(false);
  const add = async () => {
    if (name.trim() === '' || isAdding.current) return;
    isAdding.current = true;
    if (await onAdd(name.trim())) setName('');
    isAdding.current = false;
  };
  return (
    <Card>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.record} className="flex items-start gap-2 p-4 min-[600px]:px-6">
            <div className="min-w-0 flex-1">{children(row)}</div>
            <WhileOpen>
              <TakeOut row={row} label={t`Take out ${nameOf(row)}`} done={t`${nameOf(row)} taken out`} />
            </WhileOpen>
          </li>
        ))}
      </ul>
      <WhileOpen>
        {offered.length > 0 && (
          <div className="flex flex-wrap gap-2 border-t border-line p-4 min-[600px]:px-6">
            {offered.map((one) => (
              <Button key={one.key} onClick={one.take} icon={<Plus aria-hidden size={20} strokeWidth={1.75} />}>
                {one.text}
              </Button>
            ))}
          </div>
        )}
        <form
          className={`flex gap-3 p-4 min-[600px]:px-6 ${rows.length > 0 || offered.length > 0 ? 'border-t border-line' : ''}`}
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
            onBlur={() => void add()}
            placeholder={label}
            maxLength={2000}
            className="min-h-12 min-w-0 flex-1 rounded-card border border-edge bg-surface px-4 placeholder:text-ink2"
          />
          <Button type="submit" icon={<Plus aria-hidden size={20} strokeWidth={1.75} />}>
            {addLabel}
          </Button>
        </form>
      </WhileOpen>
    </Card>
  );
};

const TakeOut = ({ row, label, done }: { row: Row<Noun>; label: string; done: string }) => {
  const act = useAct(row.journal);
  return (
    <IconButton label={label} onClick={() => void act.decide((facts) => takeOut(facts, row.record), done)}>
      <X aria-hidden size={20} strokeWidth={1.75} />
    </IconButton>
  );
};
