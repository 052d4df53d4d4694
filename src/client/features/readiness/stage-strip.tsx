import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { talliesByGroup, tallyOf } from '#domain/readiness/readiness-summary.ts';
import type { RowState } from '#domain/readiness/row-state.ts';
import { Card } from '../../ui/panel.tsx';
import { groupWords, stateWords } from './readiness-words.ts';
import { StateMark } from './state-mark.tsx';

const states = ['notReady', 'open', 'concern', 'ready'] as const;

/** A stage by clause: a mark for each row, worst first, and the same counts as a table. No gauge, no share. */
export const StageStrip = ({ rows }: { rows: readonly RowState[] }) => {
  const { t, i18n } = useLingui();
  const tally = tallyOf(rows);
  const groups = [...Map.groupBy(rows, ({ group }) => group)];
  return (
    <Card>
      <ul aria-label={t`Counts`} className="flex flex-wrap gap-x-8 gap-y-2 p-4 min-[600px]:px-6">
        {states.map((state) => (
          <li key={state} className="inline-flex items-center gap-2">
            <StateMark state={state} isDecoration />
            <b>{tally[state]}</b> {i18n._(stateWords[state])}
          </li>
        ))}
      </ul>
      <div aria-hidden className="flex flex-wrap items-end gap-4 border-t border-line p-4 min-[600px]:px-6">
        {groups.map(([group, inGroup]) => (
          <span key={group} className="flex flex-col items-center gap-1">
            {states
              .flatMap((state) => inGroup.filter((row) => row.state === state))
              .map((row) => (
                <StateMark key={row.row} state={row.state} size={20} isDecoration />
              ))}
            <span className="text-ink2">{groupWords(group, i18n)}</span>
          </span>
        ))}
      </div>
      <details className="group border-t border-line">
        <summary className="flex min-h-12 list-none items-center justify-between px-4 py-2 font-bold text-ink2 min-[600px]:px-6">
          <Trans>The same as a table</Trans>
          <ChevronDown aria-hidden size={20} strokeWidth={1.75} className="group-open:rotate-180" />
        </summary>
        <div className="overflow-x-auto px-4 pb-4 min-[600px]:px-6">
          <table className="w-full">
            <thead>
              <tr className="border-b border-line text-ink2">
                <th scope="col" className="py-2 text-start font-normal">
                  <Trans>Clause</Trans>
                </th>
                {states.map((state) => (
                  <th key={state} scope="col" className="px-2 py-2 text-end font-normal">
                    {i18n._(stateWords[state])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {talliesByGroup(rows).map(({ group, tally: inGroup }) => (
                <tr key={group}>
                  <th scope="row" className="py-2 text-start">
                    {groupWords(group, i18n)}
                  </th>
                  {states.map((state) => (
                    <td key={state} className="px-2 py-2 text-end">
                      {inGroup[state]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </Card>
  );
};
