import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import {
  ChevronRight,
  CloudCheck,
  Pause,
  Play,
  RefreshCw,
  Tablet as TabletIcon,
  TriangleAlert,
  Upload,
} from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useJournals, useOutbox, useRowsOfAll, useServer } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section, WarnPanel } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useClock } from '../tablet/use-clock.ts';
import { ChecksNotice } from './checks-notice.tsx';
import { ConnectPanel } from './connect-panel.tsx';
import { failureWords } from './failure-words.ts';
import { RescueFile } from './rescue-file.tsx';
import { useSyncLight } from './sync-light.ts';
import { Tray } from './tray.tsx';
import { useFiles } from './use-files.ts';
import { WaitingFiles } from './waiting-files.tsx';

/** Where everything is: on this tablet, on its way, on the server; and what needs somebody. */
export const SyncScreen = () => {
  const { database, connection, notes } = useTablet();
  const { t, i18n } = useLingui();
  const clock = useClock();
  const server = useServer(database);
  const outbox = useOutbox(database);
  const journals = useJournals(database);
  const audits = useRowsOfAll(database, 'audit');
  const organisations = useRowsOfAll(database, 'organisation');
  const cases = useRowsOfAll(database, 'case');
  const status = useSyncLight((light) => light.status);
  const files = useFiles();
  const isConnected = server !== undefined && server !== null && !server.isSignedOut;
  // Who looks here wants to know now, not a moment after the start.
  useEffect(() => {
    if (isConnected) void connection();
  }, [connection, isConnected]);
  if (server === undefined || !outbox || !journals || !audits || !files) return null;
  const titleOf = (journal: string) => {
    const isHere = (row: { readonly journal: string }) => row.journal === journal;
    const issued = cases?.find(isHere)?.fields;
    return issued
      ? [issued.number, issued.title].filter(Boolean).join(' ')
      : (organisations?.find(isHere)?.fields.name ?? audits.find(isHere)?.fields.title ?? t`Untitled audit`);
  };
  const waiting = outbox.filter((entry) => !entry.aside);
  const onlyHere = journals.filter((held) => held.sharing === 'tablet');
  const shared = journals.filter((held) => held.sharing === 'server' && held.lock !== 'purged');
  const onServer = shared.reduce((sum, held) => sum + (held.cursor?.seq ?? 0), 0);
  const failure = status?.failure?.kind ?? (server?.isSignedOut ? 'signInNeeded' : undefined);
  const withSync = (act: (sync: Awaited<ReturnType<typeof connection>>['sync']) => void) =>
    void connection().then(({ sync }) => act(sync));
  const lastTime = server?.syncedAt ? clock(server.syncedAt) : '';
  const elsewhere = files.elsewhere.length;
  const sending = {
    changes: status?.isRunning === true ? waiting.length : 0,
    files: files.unsent.filter(({ sha256 }) => status?.files.has(sha256)).length,
  };
  const saved = { changes: waiting.length - sending.changes, files: files.unsent.length - sending.files };
  const words = ({ changes, files: photos }: typeof saved) => {
    const ofText = t`${plural(changes, { one: '# change', other: '# changes' })}`;
    const ofFiles = t`${plural(photos, { one: '# photo or file', other: '# photos and files' })}`;
    return photos === 0 ? ofText : changes === 0 ? ofFiles : t`${ofText}, ${ofFiles}`;
  };
  return (
    <HomeFrame title={t`Sync centre`}>
      <div className="flex max-w-4xl flex-col gap-8">
        {isConnected && (
          <Card className="p-4 min-[600px]:p-6">
            <div className="flex flex-col gap-4 min-[600px]:flex-row">
              <State
                icon={<TabletIcon aria-hidden size={20} strokeWidth={1.75} />}
                word={t`Saved on this tablet`}
                count={i18n.number(saved.changes + saved.files)}
                detail={words(saved)}
              />
              <Onward />
              <State
                icon={<Upload aria-hidden size={20} strokeWidth={1.75} />}
                word={t`Sending`}
                count={i18n.number(sending.changes + sending.files)}
                detail={status?.isPaused ? t`Paused` : status?.isRunning ? words(sending) : t`Nothing under way`}
              />
              <Onward />
              <State
                icon={<CloudCheck aria-hidden size={20} strokeWidth={1.75} />}
                word={t`On the server`}
                count={i18n.number(onServer)}
                detail={lastTime ? t`Everything was there at ${lastTime}` : t`Not everything was there yet`}
              />
            </div>
            <div className="mt-5 flex flex-wrap gap-3 border-t border-line pt-4">
              <Button
                className="max-[599px]:flex-1"
                icon={<RefreshCw aria-hidden size={20} strokeWidth={1.75} />}
                disabled={status?.isRunning === true || status?.isPaused === true}
                onClick={() => withSync((sync) => void sync.syncNow())}
              >
                <Trans>Sync now</Trans>
              </Button>
              <Button
                look="plain"
                className="max-[599px]:flex-1"
                icon={
                  status?.isPaused ? (
                    <Play aria-hidden size={20} strokeWidth={1.75} />
                  ) : (
                    <Pause aria-hidden size={20} strokeWidth={1.75} />
                  )
                }
                onClick={() => withSync((sync) => sync.setPaused(!status?.isPaused))}
              >
                {status?.isPaused ? <Trans>Go on</Trans> : <Trans>Pause all</Trans>}
              </Button>
            </div>
          </Card>
        )}
        {failure && failure !== 'diverged' && (
          <WarnPanel
            title={t`Not everything could be sent or read`}
            icon={<TriangleAlert aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />}
          >
            <p>{failureWords(failure, i18n)}</p>
          </WarnPanel>
        )}
        {journals
          .filter((held) => held.lock !== 'purged')
          .map((held) => (
            <ChecksNotice key={held.journal} journal={held.journal} title={titleOf(held.journal)} />
          ))}
        <Conflicts journals={shared.map((held) => held.journal)} titleOf={titleOf} />
        <Section label={t`Connection`}>
          <ConnectPanel />
        </Section>
        {isConnected && <WaitingFiles files={files.unsent} />}
        {elsewhere > 0 && (
          <Section label={t`Which tablet holds what`}>
            <Card className="divide-y divide-line">
              {files.holders.map(({ name, count }) => (
                <p key={name} className="px-4 py-4 min-[600px]:px-6">
                  <bdi className="block font-bold break-words">{name}</bdi>
                  <span className="text-ink2">
                    {t`${plural(count, {
                      one: 'One photo or file is still on their tablet',
                      other: '# photos and files are still on their tablet',
                    })}`}
                  </span>
                </p>
              ))}
            </Card>
          </Section>
        )}
        {shared.map((held) => (
          <Tray key={held.journal} journal={held.journal} title={titleOf(held.journal)} />
        ))}
        {onlyHere.length > 0 && (
          <Section label={t`Only on this tablet`}>
            <Card className="divide-y divide-line">
              {onlyHere.map((held) => (
                <div
                  key={held.journal}
                  className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 min-[600px]:px-6"
                >
                  <bdi className="min-w-0 font-bold break-words">{titleOf(held.journal)}</bdi>
                  {isConnected && (
                    <Button
                      onClick={() =>
                        void notes.shareJournal(held.journal).then(() => withSync((sync) => void sync.syncNow()))
                      }
                    >
                      <Trans>Hand over to the server</Trans>
                    </Button>
                  )}
                </div>
              ))}
            </Card>
          </Section>
        )}
        <RescueFile
          audits={journals
            .filter((held) => held.kind === 'audit' && held.lock !== 'purged')
            .map(({ journal }) => ({ journal, title: titleOf(journal) }))}
        />
        {server?.role === 'administrator' && isConnected && (
          <Link
            to="/people"
            className="press flex min-h-14 items-center justify-between gap-3 rounded-card border border-line bg-surface px-6 py-3 font-bold text-accent"
          >
            <Trans>People and tablets of this server</Trans>
            <ChevronRight aria-hidden size={24} strokeWidth={1.75} className="rtl:-scale-x-100" />
          </Link>
        )}
      </div>
    </HomeFrame>
  );
};

const State = ({
  icon,
  word,
  count,
  detail,
}: {
  icon: React.ReactNode;
  word: string;
  count: string;
  detail: string;
}) => (
  <div className="min-w-0 flex-1 max-[599px]:grid max-[599px]:grid-cols-[1fr_auto] max-[599px]:items-center max-[599px]:gap-x-3">
    <p className="flex items-center gap-2 text-ink2">
      {icon}
      {word}
    </p>
    <p className="text-title font-bold max-[599px]:row-span-2 min-[600px]:mt-1">{count}</p>
    <p className="text-ink2">{detail}</p>
  </div>
);

const Onward = () => (
  <ChevronRight
    aria-hidden
    size={24}
    strokeWidth={1.75}
    className="hidden shrink-0 self-center text-ink2 rtl:-scale-x-100 min-[600px]:block"
  />
);

const Conflicts = ({ journals, titleOf }: { journals: readonly string[]; titleOf: (journal: string) => string }) => {
  const { database } = useTablet();
  const { t } = useLingui();
  const responses = useRowsOfAll(database, 'checklistResponse');
  const findings = useRowsOfAll(database, 'finding');
  const evidence = useRowsOfAll(database, 'evidence');
  const audits = useRowsOfAll(database, 'audit');
  const all = [...(responses ?? []), ...(findings ?? []), ...(evidence ?? []), ...(audits ?? [])];
  const counts = journals
    .map((journal) => ({
      journal,
      count: all.filter(
        (row) =>
          row.journal === journal &&
          row.visibility !== 'hidden' &&
          (Object.keys(row.open).length > 0 || row.visibility === 'deletedUnseen'),
      ).length,
    }))
    .filter(({ count }) => count > 0);
  return counts.map(({ journal, count }) => (
    <Link
      key={journal}
      to={`/audits/${journal}/conflicts`}
      className="press flex items-center gap-4 rounded-card border border-warn-line bg-warn p-5 text-ink"
    >
      <TriangleAlert aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />
      <span className="min-w-0 flex-1">
        <span className="block font-bold">{t`${plural(count, { one: 'One conflict to decide', other: '# conflicts to decide' })}`}</span>
        <span className="block text-ink2">
          <bdi>{titleOf(journal)}</bdi>. <Trans>Both versions are kept.</Trans>
        </span>
      </span>
      <ChevronRight aria-hidden size={24} strokeWidth={1.75} className="shrink-0 rtl:-scale-x-100" />
    </Link>
  ));
};
