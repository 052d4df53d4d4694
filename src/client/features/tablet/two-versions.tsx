import { Trans, useLingui } from '@lingui/react/macro';
import type { Head } from '#domain/journal/record-state.ts';
import { Button } from '../../ui/button.tsx';
import { useAct } from './use-act.ts';
import { useClock } from './use-clock.ts';
import type { RecordedTextTarget } from './use-recorded-text.ts';

/** A text that was written on two tablets apart: both, until one is chosen. */
export const TwoVersions = ({ heads, ...target }: RecordedTextTarget & { heads: readonly Head[] }) => {
  const act = useAct(target.journal);
  const clock = useClock();
  const { t } = useLingui();
  const choose = (head: Head) =>
    act.run({
      ok: true,
      value: [
        {
          noun: target.noun,
          record: target.record,
          field: target.field,
          value: head.value,
          base: heads.map((h) => h.id),
        },
      ],
    });
  return (
    <section aria-label={t`Two versions`} className="mt-2 rounded-card border border-warn-line bg-warn p-4">
      <p className="font-bold">
        <Trans>This was written twice. Both are kept until you choose.</Trans>
      </p>
      {heads.map((head) => {
        const time = clock(head.at);
        return (
          <div key={head.id} className="mt-3 flex flex-wrap items-start justify-between gap-3">
            <p className="min-w-0 flex-1 break-words" dir="auto">
              {typeof head.value === 'string' ? head.value : t`Cleared`}
            </p>
            <Button onClick={() => void choose(head)}>
              <Trans>Use the one of {time}</Trans>
            </Button>
          </div>
        );
      })}
    </section>
  );
};
