import { useId, useState } from 'react';
import type { FieldOf, Noun, RecordOf } from '#domain/nouns.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useAct } from './use-act.ts';

/** Fields of a record that hold a count. */
type CountOf<N extends Noun> = {
  [F in FieldOf<N>]-?: NonNullable<RecordOf<N>[F]> extends number ? F : never;
}[FieldOf<N>];

/** A count. Recorded as soon as it is a whole number; anything else waits in the field. */
export const RecordedNumberField = <N extends Noun>({
  row,
  field,
  label,
  hint,
}: {
  row: Row<N>;
  field: CountOf<N>;
  label: string;
  hint?: string;
}) => {
  const id = useId();
  const act = useAct(row.journal);
  const readOnly = useReadOnly();
  const [typed, setTyped] = useState<string>();
  const write = (text: string) => {
    setTyped(text);
    const count = text === '' ? null : Number(text);
    if (count === null || Number.isSafeInteger(count))
      void act.run(succeed(editsOf<Noun>(row.noun, row.record, { [field]: count })));
  };
  const value = (row.fields as { readonly [field: string]: unknown })[field];
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-2 block">
        <span className="font-bold">{label}</span>
        {hint && <span className="ms-2 text-ink2">{hint}</span>}
      </label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={0}
        readOnly={readOnly}
        step={1}
        value={typed ?? (typeof value === 'number' ? value : '')}
        onChange={(event) => write(event.target.value)}
        onBlur={() => setTyped(undefined)}
        className="min-h-12 w-full rounded-card border border-edge bg-surface px-4"
      />
    </div>
  );
};
