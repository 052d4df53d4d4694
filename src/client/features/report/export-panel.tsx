import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Download, FileText, Share2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ReportChoices } from '#domain/report/report-choices.ts';
import type { ReportFailure } from '../../report/make-report.ts';
import type { KeptReport } from '../../store/device-database.ts';
import { useReports } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section, WarnPanel } from '../../ui/panel.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useClock } from '../tablet/use-clock.ts';
import { BeforeExport } from './before-export.tsx';
import { ExportChoices } from './export-choices.tsx';
import { FormsPanel } from './forms-panel.tsx';
import { saveFile } from './save-file.ts';
import { useExport } from './use-export.ts';
import { useReportFile } from './use-report-file.ts';

/** Letter is what printers hold in North America; everywhere else it is A4. */
const usualPaper = (locale: string) => (/-(US|CA|MX)$/u.test(locale) ? 'letter' : 'a4');

/** Makes the PDF here on the tablet, says beforehand what it can't print, and hands it over. */
export const ExportPanel = () => {
  const { facts } = useAudit();
  const { database, notes } = useTablet();
  const { t, i18n } = useLingui();
  const { state, start, cancel } = useExport();
  const [choices, setChoices] = useState<ReportChoices>({
    language: 'en',
    dates: 'words',
    paper: usualPaper(navigator.language),
    edition: 'report',
    profile: 'evidence',
  });
  const fresh = state.kind === 'made' ? state.report.id : undefined;
  const kept = (useReports(database, facts.journal) ?? []).filter((report) => report.id !== fresh);
  const bytes = facts.evidence.reduce(
    (sum, row) => sum + (row.fields.file?.kept.mediaType.startsWith('image/') ? row.fields.file.kept.size : 0),
    400_000,
  );
  const size = i18n.number(bytes / 1e6, { maximumFractionDigits: 1 });
  const photos = facts.evidence.filter((row) => row.fields.kind === 'photo').length;
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Section label={t`PDF`}>
        <Card className="flex flex-col gap-4 p-5">
          <p className="text-ink2">
            <Plural
              value={photos}
              _0="No photos yet."
              one="One photo with its original bytes and SHA-256."
              other="# photos with their original bytes and SHA-256."
            />{' '}
            <Trans>About {size} MB. Made on this tablet, no network needed.</Trans>
          </p>
          <ExportChoices choices={choices} onChange={setChoices} />
          <BeforeExport choices={choices} />
          {state.kind === 'making' ? (
            <>
              <p className="flex items-center justify-between gap-3">
                <b>
                  <Trans>Making the PDF</Trans>
                </b>
                <Button look="plain" onClick={cancel}>
                  <Trans>Cancel</Trans>
                </Button>
              </p>
              <ProgressBar
                label={t`Making the PDF`}
                words={t`Page ${state.page}, photo ${state.photo} of ${state.photos}`}
                value={state.photos > 0 ? state.photo : state.page}
                max={state.photos > 0 ? state.photos : state.page + 1}
              />
              <p className="text-ink2">
                <Trans>You can keep working meanwhile.</Trans>
              </p>
            </>
          ) : (
            <Button
              look="filled"
              icon={<FileText aria-hidden size={20} strokeWidth={1.75} />}
              onClick={() => void start(choices)}
            >
              <Trans>Make the PDF</Trans>
            </Button>
          )}
          {state.kind === 'failure' && <Failure failure={state.failure} />}
          {state.kind === 'made' && (
            <div role="status">
              <Made report={state.report} pdf={state.pdf} />
              {state.notShown.length > 0 && (
                <p className="mt-2 font-bold">
                  <Trans>
                    Listed with their hash but not shown, because this tablet can't draw them:{' '}
                    {state.notShown.join(', ')}
                  </Trans>
                </p>
              )}
              {!state.isKept && (
                <p className="mt-2">
                  <Trans>There is no room to keep this PDF on the tablet. Save it now; the audit itself is safe.</Trans>
                </p>
              )}
            </div>
          )}
        </Card>
      </Section>
      <FormsPanel choices={choices} />
      {kept.length > 0 && (
        <Section label={t`Made before`}>
          <Card className="divide-y divide-line">
            {kept
              .toSorted((a, b) => b.at.localeCompare(a.at))
              .map((report) => (
                <div key={report.id} className="p-5">
                  <Made report={report} onDelete={() => void notes.deleteReport(report.id)} />
                </div>
              ))}
          </Card>
        </Section>
      )}
    </div>
  );
};

const Made = ({ report, pdf, onDelete }: { report: KeptReport; pdf?: Blob; onDelete?: () => void }) => {
  const clock = useClock();
  const { i18n } = useLingui();
  const size = i18n.number(report.size / 1e6, { maximumSignificantDigits: 2 });
  const time = clock(report.at);
  const file = useReportFile(report, pdf);
  const canShare = file && typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });
  return (
    <>
      <p className="font-bold break-words">{report.fileName}</p>
      <p className="text-ink2">
        <Trans>
          {report.pages} pages, {size} MB, made {time}
        </Trans>
      </p>
      <p className="mt-1 break-all text-ink2">SHA-256 {report.sha256}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        {file === null ? (
          <p className="font-bold">
            <Trans>The browser no longer has this file. Make the PDF again: the audit is safe.</Trans>
          </p>
        ) : (
          <Button
            icon={<Download aria-hidden size={20} strokeWidth={1.75} />}
            disabled={!file}
            onClick={() => file && saveFile(file)}
          >
            <Trans>Save</Trans>
          </Button>
        )}
        {onDelete && (
          <Button look="danger" icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />} onClick={onDelete}>
            <Trans>Delete this PDF</Trans>
          </Button>
        )}
        {canShare && (
          <Button
            icon={<Share2 aria-hidden size={20} strokeWidth={1.75} />}
            onClick={() => void navigator.share({ files: [file], title: report.fileName }).catch(() => undefined)}
          >
            <Trans>Share</Trans>
          </Button>
        )}
      </div>
    </>
  );
};

const Failure = ({ failure }: { failure: ReportFailure }) => {
  const { t } = useLingui();
  return (
    <WarnPanel title={t`No PDF was made`}>
      <p>
        <Trans>
          The audit is safe. Close other apps to free memory, then try again. What the engine said:{' '}
          {'reason' in failure ? failure.reason : ''}
        </Trans>
      </p>
    </WarnPanel>
  );
};
