import { Trans } from '@lingui/react/macro';
import { Tablet as TabletIcon, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { later } from '../../ui/later.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useClock } from './use-clock.ts';
import { type RecordedTextTarget, useRecordedText } from './use-recorded-text.ts';

const RefusalText = later(() => import('./refusal-text.tsx').then((m) => m.RefusalText));

/** Seldom needed, so not loaded at a start. */
const WrittenTwice = later(() => import('../conflict/written-twice.tsx').then((m) => m.WrittenTwice));

/**
 * A field whose words are saved as they are typed. Its state stands inside it: "Saved on this tablet" with the time,
 * "Saving", or why not. Two versions of the same text stand side by side until one is chosen.
 */
export const RecordedTextField = ({
  label,
  hint,
  placeholder,
  lines = 1,
  isLabelHidden = false,
  isReading = false,
  type = 'text',
  tools,
  list,
  ...target
}: RecordedTextTarget & {
  label: string;
  hint?: string;
  placeholder?: string;
  lines?: number;
  isLabelHidden?: boolean;
  /** Long text that is read as much as written: a larger size on tablets. */
  isReading?: boolean;
  type?: 'text' | 'date' | 'datetime-local' | 'number';
  tools?: ReactNode;
  list?: readonly string[];
}) => {
  const id = useId();
  const { text, savedAt, isTyping, refusal, type: write, settle } = useRecordedText(target);
  const clock = useClock();
  const readOnly = useReadOnly();
  const open = target.row?.open[target.field];
  const shared = {
    id,
    value: text,
    readOnly,
    placeholder: readOnly ? '–' : placeholder,
    'aria-describedby': `${id}-state`,
    'aria-invalid': refusal ? true : undefined,
    onBlur: () => void settle(),
    className: `w-full resize-none bg-transparent px-4 pt-3 outline-none placeholder:text-ink2 ${lines > 1 ? 'pb-1' : 'pb-3'} ${isReading ? 'text-base min-[600px]:text-read' : 'text-base'}`,
  };
  return (
    <div className="min-w-0">
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'mb-2 block'}>
        <span className="font-bold">{label}</span>
        {hint && <span className="ms-2 text-ink2">{hint}</span>}
      </label>
      <div
        className={`rounded-card border bg-surface ${readOnly ? 'border-line' : 'border-edge'} focus-within:border-accent focus-within:ring-1 focus-within:ring-accent`}
      >
        {lines > 1 ? (
          <textarea
            {...shared}
            dir="auto"
            rows={lines}
            onChange={(event) => write(event.target.value)}
            style={
              { fieldSizing: 'content', minHeight: `${lines * 1.75 + 1}rem`, maxHeight: '60vh' } as React.CSSProperties
            }
          />
        ) : (
          <input
            {...shared}
            className={`${shared.className} min-h-12`}
            dir={type === 'text' ? 'auto' : undefined}
            type={type}
            list={list ? `${id}-list` : undefined}
            autoComplete="off"
            onChange={(event) => write(event.target.value)}
          />
        )}
        {list && (
          <datalist id={`${id}-list`}>
            {list.map((option) => (
              <option key={option} value={option} />
            ))}
          </datalist>
        )}
        {(lines > 1 || refusal) && (
          <div className="flex min-h-12 items-center justify-between gap-2 ps-4 pe-1">
            <p id={`${id}-state`} className="flex min-w-0 items-center gap-2 text-ink2">
              {refusal ? (
                <>
                  <TriangleAlert aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-ink" />
                  <RefusalText refusal={refusal} />
                </>
              ) : isTyping ? (
                <Trans>Saving</Trans>
              ) : text !== '' ? (
                <>
                  <TabletIcon aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
                  <SavedAt at={savedAt ?? target.row?.changedAt} clock={clock} />
                </>
              ) : null}
            </p>
            {tools && <div className="flex shrink-0">{tools}</div>}
          </div>
        )}
      </div>
      {open && <WrittenTwice {...target} heads={open} />}
    </div>
  );
};

const SavedAt = ({ at, clock }: { at: string | undefined; clock: (at: string) => string }) => {
  const time = at ? clock(at) : '';
  return (
    <span>
      <Trans>Saved on this tablet {time}</Trans>
    </span>
  );
};
