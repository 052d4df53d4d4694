import { useId, useState } from 'react';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useAct } from './use-act.ts';

/** A count of a record sample. Recorded as soon as it is a whole number; anything else waits in the field. */
export const RecordedNumberField = ({
  evidence,
  field,
  label,
}: {
  evidence: Row<'evidence'>;
  field: 'population' | 'sampleSize' | 'sampleHits';
  label: string;
}) => {
  const id = useId();
  const act = useAct(evidence.journal);
  const readOnly = useReadOnly();
  const [typed, setTyped] = useState<string>();
  const write = (text: string) => {
    setTyped(text);
    const count = text === '' ? null : Number(text);
    if (count === null || Number.isSafeInteger(count))
      void act.run(succeed(editsOf('evidence', evidence.record, { [field]: count })));
  };
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-2 block font-bold">
        {label}
      </label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={0}
        readOnly={readOnly}
        step={1}
        value={typed ?? evidence.fields[field] ?? ''}
        onChange={(event) => write(event.target.value)}
        onBlur={() => setTyped(undefined)}
        className="min-h-12 w-full rounded-card border border-edge bg-surface px-4"
      />
    </div>
  );
};
