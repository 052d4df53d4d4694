import type { ReactNode } from 'react';
import type { CaseAct } from '#domain/corrective-action/case-roles.ts';
import type { Noun } from '#domain/nouns.ts';
import type { Row } from '#domain/row.ts';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useDay } from '../tablet/use-clock.ts';
import { useCase } from './case-context.tsx';

/** Words that stand: read by all, written by none here. */
export const Said = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="min-w-0">
    <p className="font-bold text-ink2">{label}</p>
    <div className="break-words whitespace-pre-line">{children}</div>
  </div>
);

/** A text of the case: a field for those whose part it is, words for all others. */
export const CaseText = <N extends Noun>({
  act,
  noun,
  record,
  row,
  name,
  label,
  hint,
  lines = 1,
  type = 'text',
}: {
  act: CaseAct;
  noun: N;
  record: string;
  row: Row<N> | undefined;
  name: string;
  label: string;
  hint?: string;
  lines?: number;
  type?: 'text' | 'date';
}) => {
  const { may, field } = useCase();
  const day = useDay();
  if (may(act))
    return (
      <RecordedTextField
        {...field(noun, record, row, name)}
        label={label}
        lines={lines}
        type={type}
        {...(hint ? { hint } : {})}
      />
    );
  const said = (row?.fields as Record<string, unknown> | undefined)?.[name];
  const text = typeof said === 'string' ? (type === 'date' ? day(said) : said) : '';
  return text.trim() === '' ? null : (
    <Said label={label}>
      <bdi>{text}</bdi>
    </Said>
  );
};
