import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Download, FileText, Share2, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { reportModel } from '#domain/report/report-model.ts';
import { preflightReport } from '../../report/make-report.ts';
import type { UnprintableText } from '../../report/report-messages.ts';
import type { KeptReport } from '../../store/device-database.ts';
import { useReports } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section, WarnPanel } from '../../ui/panel.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useClock } from '../tablet/use-clock.ts';
import { useExport } from './use-export.ts';

const download = (report: KeptReport) => {
  const url = URL.createObjectURL(new Blob([report.bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = report.fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};

const asFile = (report: KeptReport) => new File([report.bytes], report.fileName, { type: 'application/pdf' });

/** Makes the PDF here on the tablet, says beforehand what it can't print, and hands it over. */
export const ExportPanel = () => {
  const { facts } = useAudit();
  const { database, notes } = useTablet();
  const { t, i18n } = useLingui();
  const { state, start, cancel } = useExport();
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
          <Unprintable />
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
              onClick={() => void start()}
            >
              <Trans>Make the PDF</Trans>
            </Button>
          )}
          {state.kind === 'failure' && <Failure failure={state.failure} />}
          {state.kind === 'made' && (
            <div role="status">
              <Made report={state.report} />
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

const Made = ({ report, onDelete }: { report: KeptReport; onDelete?: () => void }) => {
  const clock = useClock();
  const { i18n } = useLingui();
  const size = i18n.number(report.bytes.byteLength / 1e6, { maximumSignificantDigits: 2 });
  const time = clock(report.at);
  const canShare = typeof navigator.canShare === 'function' && navigator.canShare({ files: [asFile(report)] });
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
        <Button icon={<Download aria-hidden size={20} strokeWidth={1.75} />} onClick={() => download(report)}>
          <Trans>Save</Trans>
        </Button>
        {onDelete && (
          <Button look="danger" icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />} onClick={onDelete}>
            <Trans>Delete this PDF</Trans>
          </Button>
        )}
        {canShare && (
          <Button
            icon={<Share2 aria-hidden size={20} strokeWidth={1.75} />}
            onClick={() =>
              void navigator.share({ files: [asFile(report)], title: report.fileName }).catch(() => undefined)
            }
          >
            <Trans>Share</Trans>
          </Button>
        )}
      </div>
    </>
  );
};

const Failure = ({
  failure,
}: {
  failure: { readonly kind: string; readonly size?: number; readonly largest?: number; readonly reason?: string };
}) => {
  const { t, i18n } = useLingui();
  const megabytes = (n: number) => i18n.number(Math.round(n / 1e6));
  const [size, largest] = [megabytes(failure.size ?? 0), megabytes(failure.largest ?? 0)];
  return (
    <WarnPanel title={t`No PDF was made`}>
      <p>
        {failure.kind === 'reportTooLarge' ? (
          <Trans>
            The photos have {size} MB together; one PDF can take {largest} MB. The audit is safe. For this audit, choose
            2,560 px copies for further photos, or mark photos that need not be in the report as working papers.
          </Trans>
        ) : (
          <Trans>
            The audit is safe. Close other apps to free memory, then try again. What the engine said:{' '}
            {failure.reason ?? ''}
          </Trans>
        )}
      </p>
    </WarnPanel>
  );
};

/** Characters that would be printed as their code. Looked for once, when the panel opens. */
const Unprintable = () => {
  const { facts } = useAudit();
  const { database, app, now } = useTablet();
  const { t } = useLingui();
  const [found, setFound] = useState<readonly UnprintableText[]>();
  const [isListed, setListed] = useState(false);
  useEffect(() => {
    const job = preflightReport(database, reportModel(facts, { at: now(), app }));
    void job.done.then((result) =>
      setFound(Array.isArray(result) ? (result as readonly UnprintableText[]) : undefined),
    );
    return job.cancel;
  }, [app, database, facts, now]);
  if (!found || found.length === 0) return null;
  const characters = [...new Set(found.flatMap((text) => text.characters))];
  const count = characters.length;
  return (
    <WarnPanel
      title={t`${plural(count, {
        one: 'One character has no glyph in the PDF fonts',
        other: '# characters have no glyph in the PDF fonts',
      })}`}
    >
      <p>
        <Trans>
          Each is printed as its code, such as [U+1F642], and listed in Annex C, so that nothing vanishes. Your texts
          stay as they are.
        </Trans>
      </p>
      <Button look="plain" className="-ms-5" aria-expanded={isListed} onClick={() => setListed(!isListed)}>
        <Trans>Where they stand</Trans>
      </Button>
      {isListed && (
        <ul>
          {found.slice(0, 100).map((text) => (
            <li key={`${text.where} ${text.field}`}>
              <b>{text.where}</b> {text.field}: <bdi>{text.characters.filter((c) => !/\p{Cc}/u.test(c)).join(' ')}</bdi>{' '}
              {text.characters
                .filter((c) => /\p{Cc}/u.test(c))
                .map((c) => `U+${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
                .join(' ')}
            </li>
          ))}
        </ul>
      )}
    </WarnPanel>
  );
};
