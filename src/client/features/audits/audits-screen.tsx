import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ChevronRight, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { titleInContext } from '#domain/checklist/checklist-item.ts';
import { progressOf } from '#domain/checklist/item-states.ts';
import type { Verdict } from '#domain/checklist/verdict.ts';
import { gradeOf } from '#domain/checklist/verdict.ts';
import { grades } from '#domain/finding/grade.ts';
import type { Row } from '#domain/row.ts';
import { isShown } from '#domain/row.ts';
import { useJournals, useRowsOfAll, useServer } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { later } from '../../ui/later.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Card, WarnPanel } from '../../ui/panel.tsx';
import { AuditSkyline } from '../checklist/audit-skyline.tsx';
import { VerdictTile, verdictWords } from '../checklist/verdict-look.tsx';
import { OfflineReady } from '../offline/offline-ready.tsx';
import { useAuditFacts, useOpenAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAuditor } from '../tablet/use-auditor.ts';
import { useClock, useDay } from '../tablet/use-clock.ts';
import { HomeFrame } from './home-frame.tsx';
import { useStartAudit } from './use-start-audit.ts';

/** What a process owner comes for. */
const OwnCases = later(() => import('../corrective-action/own-cases.tsx').then((m) => m.OwnCases));

const SampleButtons = later(() => import('../sample/sample-buttons.tsx').then((m) => m.SampleButtons));
const WithdrawnAudit = later(() => import('./withdrawn-audit.tsx').then((m) => m.WithdrawnAudit));
const InstallCoach = later(() => import('../offline/install-coach.tsx').then((m) => m.InstallCoach));
const AuditorSheet = later(() => import('../tablet/auditor-sheet.tsx').then((m) => m.AuditorSheet));

/** Home: the running audit and the one button to go on with it, then the other audits. */
export const AuditsScreen = () => {
  const { database, recovered, rebuilt } = useTablet();
  const { t } = useLingui();
  const clock = useClock();
  const journals = useJournals(database);
  const audits = useRowsOfAll(database, 'audit');
  const auditor = useAuditor();
  const start = useStartAudit();
  const isOwner = useServer(database)?.role === 'processOwner';
  const [isAsking, setAsking] = useState(false);
  const [isRecoveryRead, setRecoveryRead] = useState(false);
  const held = (journals ?? [])
    .filter((j) => j.kind === 'audit')
    .toSorted((a, b) => b.openedAt.localeCompare(a.openedAt));
  const shown = held.filter((journal) => {
    const row = audits?.find((audit) => audit.journal === journal.journal);
    return row !== undefined && isShown(row);
  });
  const [current, ...others] = shown;
  const begin = () => (auditor ? void start(auditor) : setAsking(true));
  const newAudit = (look: 'filled' | 'outlined') => (
    <Button look={look} icon={<Plus aria-hidden size={24} strokeWidth={1.75} />} onClick={begin}>
      {current ? <Trans>New audit</Trans> : <Trans>Start an audit on this tablet</Trans>}
    </Button>
  );
  const isLoading = journals === undefined || audits === undefined || auditor === undefined;
  return (
    <HomeFrame title={t`Audits`} aside={current && newAudit('outlined')}>
      {recovered && !isRecoveryRead && (
        <div className="mb-6">
          <WarnPanel title={t`Recovered after an interruption`}>
            <p>
              {recovered.saved > 0 && (
                <Plural
                  value={recovered.saved}
                  one="One unfinished text is saved in its place."
                  other="# unfinished texts are saved in their places."
                />
              )}{' '}
              {recovered.waiting > 0 && (
                <Plural
                  value={recovered.waiting}
                  one="One text could not be saved; it waits as a draft in its field."
                  other="# texts could not be saved; they wait as drafts in their fields."
                />
              )}{' '}
              <Trans>Last typed {clock(recovered.newestAt)}.</Trans>
            </p>
            <Button look="plain" className="-ms-5" onClick={() => setRecoveryRead(true)}>
              <Trans>Understood</Trans>
            </Button>
          </WarnPanel>
        </div>
      )}
      {rebuilt && <RebuiltPanel rebuilt={rebuilt} />}
      {isOwner && <OwnCases />}
      {!isLoading && !current && !isOwner && (
        <Card className="p-6 min-[600px]:p-8">
          <h2 className="text-section font-bold">
            <Trans>Audit an AI management system, offline</Trans>
          </h2>
          <p className="mt-2 max-w-prose text-ink2">
            <Trans>
              The checklist of ISO/IEC 42001:2023 is on this tablet: 32 clauses and 38 controls, with questions to ask
              and evidence to look for. No network and no account are needed. Everything you record stays here until you
              send or export it.
            </Trans>
          </p>
          <div className="mt-6 flex flex-wrap gap-3">
            {newAudit('filled')}
            <SampleButtons />
          </div>
        </Card>
      )}
      {current && (
        <RunningAudit
          key={current.journal}
          journal={current.journal}
          lastItem={current.lastItem}
          openedAt={current.openedAt}
        />
      )}
      {others.length > 0 && (
        <section className="mt-8">
          <h2 className="mb-2 font-bold text-ink2">
            <Trans>Other audits</Trans>
          </h2>
          <Card className="divide-y divide-line">
            {others.map((journal) => {
              const audit = audits?.find((row) => row.journal === journal.journal);
              return audit && <OtherAudit key={journal.journal} audit={audit} />;
            })}
          </Card>
        </section>
      )}
      {current && (
        <div className="mt-6 flex flex-wrap gap-3">
          <SampleButtons />
        </div>
      )}
      {held
        .filter((journal) => audits?.some((row) => row.journal === journal.journal && row.visibility === 'hidden'))
        .map((journal) => (
          <WithdrawnAudit key={journal.journal} journal={journal.journal} />
        ))}
      <OfflineReady />
      <InstallCoach />
      {isAsking && (
        <AuditorSheet
          onClose={() => setAsking(false)}
          onKnown={(known) => {
            setAsking(false);
            void start(known);
          }}
        />
      )}
    </HomeFrame>
  );
};

/** After a lost store: seldom, so not loaded at a start. */
const RebuiltPanel = later(() => import('./rebuilt-panel.tsx').then((m) => m.RebuiltPanel));

const summary: readonly Verdict[] = [
  'major',
  'minor',
  'opportunityForImprovement',
  'observation',
  'goodPractice',
  'conforms',
  'notApplicable',
];

const RunningAudit = ({
  journal,
  lastItem,
  openedAt,
}: {
  journal: string;
  lastItem: string | undefined;
  openedAt: string;
}) => {
  const { i18n, t } = useLingui();
  const clock = useClock();
  const open = useOpenAudit(useAuditFacts(journal));
  if (!open) return <Card className="h-80">{null}</Card>;
  const { facts, items } = open;
  const { recorded, of } = progressOf(items);
  const fields = facts.audit?.fields ?? {};
  const count = (verdict: Verdict) =>
    (grades as readonly string[]).includes(verdict)
      ? facts.findings.filter((finding) => gradeOf(finding) === verdict).length
      : items.filter((item) => !item.part && item.state.response === verdict).length;
  const item = items.find((candidate) => candidate.item === lastItem) ?? items[0];
  const time = clock(openedAt);
  const places = facts.sites
    .map((site) => site.fields.name)
    .filter(Boolean)
    .join(', ');
  return (
    <Card className="p-5 min-[600px]:p-8">
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <p className="text-ink2">
            <Trans>In progress</Trans>
          </p>
          <h2 className="text-section font-bold break-words">
            <Link to={`/audits/${journal}/plan`} className="inline-flex min-h-12 items-center">
              <bdi>{fields.title || t`Untitled audit`}</bdi>
            </Link>
          </h2>
          <p className="text-ink2">
            <bdi>{[fields.number, fields.organisation, places].filter(Boolean).join(' · ')}</bdi>
          </p>
        </div>
        <p className="shrink-0 text-end text-ink2">
          <span className="block text-title font-bold text-ink">{recorded}</span>
          <Trans>of {of} recorded</Trans>
        </p>
      </div>
      <AuditSkyline items={items} className="mt-5 h-14" />
      <ul className="mt-5 grid grid-cols-3 gap-x-4 gap-y-4 min-[600px]:flex min-[600px]:flex-wrap min-[600px]:justify-between min-[600px]:gap-x-6">
        {summary.map((verdict) => (
          <li key={verdict}>
            <span className="flex items-center gap-2 font-bold">
              <VerdictTile verdict={verdict} isDecoration />
              {count(verdict)}
            </span>
            <span className="text-ink2">{i18n._(verdictWords[verdict])}</span>
          </li>
        ))}
      </ul>
      {item && (
        <Link
          to={`/audits/${journal}/checklist/${item.item}`}
          className="press mt-6 flex min-h-17 items-center justify-between gap-4 rounded-card bg-accent px-6 py-3 text-on-accent"
        >
          <span className="min-w-0">
            <span className="block">{lastItem ? <Trans>Continue from {time}</Trans> : <Trans>Begin with</Trans>}</span>
            <span className="block font-bold">
              {item.ref} {titleInContext(facts, item)}
            </span>
          </span>
          <ChevronRight aria-hidden size={24} strokeWidth={1.75} className="shrink-0 rtl:-scale-x-100" />
        </Link>
      )}
    </Card>
  );
};

const OtherAudit = ({ audit }: { audit: Row<'audit'> }) => {
  const { t } = useLingui();
  const day = useDay();
  const { number, organisation, startsOn, title } = audit.fields;
  return (
    <ListRow
      to={`/audits/${audit.journal}/checklist`}
      title={<b>{title || t`Untitled audit`}</b>}
      detail={<bdi>{[number, organisation, day(startsOn)].filter(Boolean).join(' · ')}</bdi>}
    />
  );
};
