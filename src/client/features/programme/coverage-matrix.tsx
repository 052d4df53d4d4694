import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Verdict } from '#domain/checklist/verdict.ts';
import type { Coverage, CoverageAudit, CoverageCell, CoverageState } from '#domain/programme/coverage.ts';
import { VerdictTile, verdictWords } from '../checklist/verdict-look.tsx';
import { coverageWords } from './programme-words.ts';

const legend: readonly Verdict[] = [
  'major',
  'minor',
  'opportunityForImprovement',
  'observation',
  'goodPractice',
  'conforms',
];

/**
 * Clauses and controls against the audits of the cycle: a real table, so that a reader's voice tells each cell with its
 * clause and audit. It scrolls inside its own box, with the clauses standing still; its buttons bring a keyboard there.
 */
export const CoverageMatrix = ({ coverage: { audits, groups } }: { coverage: Coverage }) => {
  const { t, i18n } = useLingui();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (ref: string) =>
    setOpen(new Set(open.has(ref) ? [...open].filter((one) => one !== ref) : [...open, ref]));
  const current = audits.find(({ stage }) => stage === 'underWay')?.key;
  const cellLook = (key: string) => `px-2 py-2 text-center align-middle ${key === current ? 'bg-soft' : ''}`;
  return (
    <>
      <section
        aria-label={t`Coverage of clauses and controls`}
        className="relative overflow-x-auto rounded-card border border-line bg-surface"
      >
        <table className="w-full border-separate border-spacing-0">
          <caption className="sr-only">
            <Trans>The worst verdict of each clause and control in each audit of the cycle</Trans>
          </caption>
          <thead>
            <tr>
              <th scope="col" className="sticky start-0 z-10 bg-surface p-3 text-start font-normal text-ink2">
                <Trans>Clause or control</Trans>
              </th>
              {audits.map((audit) => (
                <th
                  key={audit.key}
                  scope="col"
                  className={`${cellLook(audit.key)} min-w-16 ${audit.key === current ? 'font-bold text-accent' : 'font-normal text-ink2'}`}
                >
                  <AuditHead audit={audit} />
                </th>
              ))}
              <th scope="col" className="p-3 text-start font-normal text-ink2">
                <Trans>State</Trans>
              </th>
            </tr>
          </thead>
          {groups.map((group) => {
            const isOpen = open.has(group.ref);
            const line = group.ref === 'A.2' ? 'border-t-2 border-edge' : 'border-t border-line';
            return (
              <tbody key={group.ref}>
                <tr>
                  <th scope="row" className={`sticky start-0 z-10 bg-surface text-start font-normal ${line}`}>
                    <button
                      type="button"
                      aria-expanded={isOpen}
                      onClick={() => toggle(group.ref)}
                      className="press flex min-h-12 w-40 items-center gap-3 px-3 py-1.5 text-start min-[600px]:w-72"
                    >
                      <ChevronDown
                        aria-hidden
                        size={20}
                        strokeWidth={1.75}
                        className={`shrink-0 text-ink2 ${isOpen ? 'rotate-180' : ''}`}
                      />
                      <span className="min-w-0">
                        <b>{group.ref}</b> {group.title}
                      </span>
                    </button>
                  </th>
                  {audits.map(({ key }) => (
                    <td key={key} className={`${cellLook(key)} ${line}`}>
                      <Cell cell={group.cells.get(key)} />
                    </td>
                  ))}
                  <td className={`px-3 py-2 text-ink2 ${line}`}>
                    <GroupState states={group.rows.map((row) => row.state)} />
                  </td>
                </tr>
                {isOpen &&
                  group.rows.map((row) => (
                    <tr key={row.item}>
                      <th
                        scope="row"
                        className="sticky start-0 z-10 border-t border-line bg-surface text-start font-normal"
                      >
                        <span className="flex min-h-12 w-40 items-center px-3 py-1.5 ps-11 min-[600px]:w-72">
                          <span>
                            <b>{row.item}</b> {row.title}
                          </span>
                        </span>
                      </th>
                      {audits.map(({ key }) => (
                        <td key={key} className={`${cellLook(key)} border-t border-line`}>
                          <Cell cell={row.cells.get(key)} />
                        </td>
                      ))}
                      <td
                        className={`border-t border-line px-3 py-2 ${row.state === 'overdue' || row.state === 'neverAudited' ? 'font-bold' : 'text-ink2'}`}
                      >
                        {i18n._(coverageWords[row.state])}
                      </td>
                    </tr>
                  ))}
              </tbody>
            );
          })}
        </table>
      </section>
      <ul aria-hidden className="mt-3 flex flex-wrap gap-x-5 gap-y-2 text-ink2">
        {legend.map((verdict) => (
          <li key={verdict} className="flex items-center gap-2">
            <VerdictTile verdict={verdict} isDecoration />
            {i18n._(verdictWords[verdict])}
          </li>
        ))}
        {(['underWay', 'planned', 'notAudited'] as const).map((kind) => (
          <li key={kind} className="flex items-center gap-2">
            <Mark kind={kind} />
            {kind === 'underWay' ? t`Under way` : kind === 'planned' ? t`Planned` : t`Not audited`}
          </li>
        ))}
      </ul>
    </>
  );
};

const AuditHead = ({ audit: { plan, audit, isHere, title, startsOn } }: { audit: CoverageAudit }) => {
  const { i18n, t } = useLingui();
  const date = startsOn === undefined ? undefined : new Date(`${startsOn}T12:00:00Z`);
  const isDate = date !== undefined && !Number.isNaN(date.getTime());
  const words = isDate ? (
    <>
      <span className="block">{i18n.date(date, { month: 'short', timeZone: 'UTC' })}</span>
      <span className="block">{i18n.date(date, { year: 'numeric', timeZone: 'UTC' })}</span>
    </>
  ) : (
    <span className="block">{t`No date`}</span>
  );
  const to = plan ? `audits/${plan.record}` : isHere ? `/audits/${audit}/report` : undefined;
  const name = title || t`Untitled audit`;
  return to ? (
    <Link
      to={to}
      className="press inline-flex min-h-12 min-w-12 flex-col items-center justify-center rounded-card px-1 underline underline-offset-4"
    >
      {words}
      <span className="sr-only">{name}</span>
    </Link>
  ) : (
    <>
      {words}
      <span className="sr-only">{name}</span>
    </>
  );
};

const Cell = ({ cell }: { cell: CoverageCell | undefined }) => {
  const { t } = useLingui();
  if (!cell) return null;
  return (
    <span className="flex items-center justify-center">
      {cell.kind === 'audited' ? (
        <VerdictTile verdict={cell.verdict} />
      ) : (
        <>
          <Mark kind={cell.kind} />
          <span className="sr-only">
            {cell.kind === 'underWay' ? t`Under way` : cell.kind === 'planned' ? t`Planned` : t`Not audited`}
          </span>
        </>
      )}
    </span>
  );
};

const Mark = ({ kind }: { kind: Exclude<CoverageCell['kind'], 'audited'> }) =>
  kind === 'planned' ? (
    <svg aria-hidden viewBox="0 0 24 24" width={24} height={24} className="inline-block shrink-0 text-ink2">
      <circle cx="12" cy="12" r="7" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="2.6 2.9" />
    </svg>
  ) : (
    <VerdictTile verdict={kind === 'underWay' ? 'open' : 'notAudited'} isDecoration />
  );

const asked: readonly CoverageState[] = ['overdue', 'neverAudited', 'open', 'planned', 'audited'];

/** The first state that asks for something, with how many of the group's rows are in it. */
const GroupState = ({ states }: { states: readonly CoverageState[] }) => {
  const { t, i18n } = useLingui();
  const state = asked.find((one) => states.includes(one)) ?? 'excluded';
  const count = states.filter((one) => one === state).length;
  const of = states.length;
  const word = i18n._(coverageWords[state]);
  const needs = state === 'overdue' || state === 'neverAudited';
  return (
    <span className={needs ? 'font-bold text-ink' : ''}>{count === of ? word : t`${word}: ${count} of ${of}`}</span>
  );
};
