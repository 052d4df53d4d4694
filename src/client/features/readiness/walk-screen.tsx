import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { ReadinessStage } from '#domain/readiness/readiness-rows.ts';
import { tallyOf } from '#domain/readiness/readiness-summary.ts';
import type { RowState } from '#domain/readiness/row-state.ts';
import { EmptyState } from '../../ui/panel.tsx';
import { useScreenTitle } from '../tablet/use-screen-title.ts';
import { useReadiness } from './readiness-context.tsx';
import { groupWords, rowTitle, stateWords } from './readiness-words.ts';
import { RowPane } from './row-pane.tsx';
import { StateMark } from './state-mark.tsx';

const states = ['notReady', 'open', 'concern', 'ready'] as const;

/** A stage row by row, like the checklist: the list beside the row on tablets, one at a time on a phone. */
export const WalkScreen = ({ stage }: { stage: ReadinessStage }) => {
  const { sources, summary } = useReadiness();
  const { row: wanted } = useParams();
  const { t } = useLingui();
  const rows = summary[stage];
  const base = `/organisations/${sources.organisation.journal}/readiness`;
  const title = stage === 'stage1' ? t`Readiness for Stage 1` : t`Readiness for Stage 2`;
  const heading = useScreenTitle(title);
  const isChosen = wanted !== undefined;
  const chosen = rows.find(({ row }) => row === wanted);
  const shown = isChosen ? chosen : (rows.find(({ state }) => state === 'open') ?? rows[0]);
  const index = shown ? rows.indexOf(shown) : -1;
  const to = (row: RowState | undefined) => row && `${base}/${stage}/${row.row}`;
  const backLook = 'press min-h-12 min-w-12 shrink-0 items-center gap-2 rounded-card px-2';
  const arrow = <ChevronLeft aria-hidden size={24} strokeWidth={1.75} className="rtl:-scale-x-100" />;
  return (
    <div className="flex h-full flex-col bg-surface">
      <header className="flex min-h-16 shrink-0 items-center gap-3 border-b border-line ps-2 pe-4">
        {isChosen && (
          <Link to={`${base}/${stage}`} className={`${backLook} inline-flex min-[600px]:hidden`}>
            {arrow}
            <Trans>Rows</Trans>
          </Link>
        )}
        <Link to={base} className={`${backLook} ${isChosen ? 'hidden min-[600px]:flex' : 'flex'}`}>
          {arrow}
          <Trans>Readiness</Trans>
        </Link>
        <h1 ref={heading} tabIndex={-1} className="min-w-0 text-section font-bold outline-none">
          {title}
        </h1>
      </header>
      <div className="flex min-h-0 flex-1">
        <div
          className={`min-h-0 min-w-0 border-e border-line ${isChosen ? 'hidden w-[348px] shrink-0 min-[600px]:block' : 'flex-1 min-[600px]:max-w-md'}`}
        >
          <RowList rows={rows} current={shown?.row} to={to} />
        </div>
        <main className={`min-h-0 min-w-0 flex-1 ${isChosen ? '' : 'hidden min-[600px]:block'}`}>
          {shown ? (
            <RowPane key={shown.row} row={shown} previous={to(rows[index - 1])} next={to(rows[index + 1])} />
          ) : (
            <div className="pad-inline">
              <EmptyState title={t`This row is not asked for.`}>
                <Trans>A control that is excluded with its reason has none. Choose another row.</Trans>
              </EmptyState>
            </div>
          )}
        </main>
      </div>
    </div>
  );
};

const RowList = ({
  rows,
  current,
  to,
}: {
  rows: readonly RowState[];
  current: string | undefined;
  to: (row: RowState) => string | undefined;
}) => {
  const { t, i18n } = useLingui();
  const [only, setOnly] = useState<RowState['state']>();
  const tally = tallyOf(rows);
  const shown = only ? rows.filter(({ state }) => state === only) : rows;
  return (
    <nav aria-label={t`Rows`} className="flex h-full min-h-0 flex-col">
      <div role="group" aria-label={t`Show only`} className="grid grid-cols-2 gap-2 border-b border-line p-4">
        {states.map((state) => {
          const word = i18n._(stateWords[state]);
          return (
            <button
              key={state}
              type="button"
              aria-pressed={only === state}
              onClick={() => setOnly(only === state ? undefined : state)}
              className={`press flex min-h-12 items-center gap-2 rounded-card border px-3 ${only === state ? 'border-accent bg-soft ring-1 ring-accent' : 'border-edge bg-surface'}`}
            >
              <StateMark state={state} isDecoration />
              {word}
              <b>{tally[state]}</b>
            </button>
          );
        })}
      </div>
      <div className="relative min-h-0 flex-1 overflow-y-auto py-2">
        {[...Map.groupBy(shown, ({ kind, group }) => (kind === 'practice' ? 'practice' : group))].map(
          ([group, inGroup]) => (
            <section key={group}>
              <h2 className="px-6 py-2 font-bold text-ink2">
                {group === 'practice' ? t`Beside documents` : groupWords(group, i18n)}
              </h2>
              <ul>
                {inGroup.map((row) => (
                  <RowLink key={row.row} row={row} isCurrent={row.row === current} to={to(row) ?? ''} />
                ))}
              </ul>
            </section>
          ),
        )}
      </div>
    </nav>
  );
};

const RowLink = ({ row, isCurrent, to }: { row: RowState; isCurrent: boolean; to: string }) => {
  const { i18n } = useLingui();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isCurrent) link.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li className="px-3">
      <Link
        ref={link}
        to={to}
        aria-current={isCurrent ? 'page' : undefined}
        className={`press flex min-h-13 items-center gap-3 rounded-card border px-3 py-1.5 ${isCurrent ? 'border-accent bg-surface font-bold ring-1 ring-accent' : 'border-transparent'}`}
      >
        <span className={`w-16 shrink-0 break-words ${isCurrent ? '' : 'text-ink2'}`}>{row.ref}</span>
        <span className="min-w-0 flex-1 break-words">{rowTitle(row, i18n)}</span>
        <StateMark state={row.state} />
      </Link>
    </li>
  );
};
