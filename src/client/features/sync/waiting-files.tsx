import { Trans, useLingui } from '@lingui/react/macro';
import { Pause, Play } from 'lucide-react';
import { IconButton } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { PhotoThumb } from '../evidence/photo-thumb.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useSyncLight } from './sync-light.ts';
import type { EvidenceFileRow } from './use-files.ts';

const megabytes = (bytes: number) => bytes / 1e6;

/** A row for every photo or file that the server is not yet known to have. */
export const WaitingFiles = ({ files }: { files: readonly EvidenceFileRow[] }) => {
  const { t } = useLingui();
  if (files.length === 0) return null;
  return (
    <Section label={t`Photos and files on their way`}>
      <Card className="divide-y divide-line">
        {files.slice(0, 100).map((file) => (
          <WaitingFile key={file.row.record} {...file} />
        ))}
        {files.length > 100 && <p className="px-6 py-3 text-ink2">{t`and ${files.length - 100} more`}</p>}
      </Card>
    </Section>
  );
};

const WaitingFile = ({ sha256, size, row }: EvidenceFileRow) => {
  const { t, i18n } = useLingui();
  const { connection } = useTablet();
  const progress = useSyncLight((light) => light.status?.files.get(sha256));
  const isPaused = useSyncLight((light) => light.status?.pausedFiles.has(sha256) === true);
  const name = row.fields.title || row.fields.number || row.fields.file?.name || t`Photo`;
  const amount = t`${i18n.number(megabytes(size), { maximumFractionDigits: 1 })} MB`;
  const done = progress ? i18n.number(megabytes(progress.done), { maximumFractionDigits: 1 }) : '';
  return (
    <div className="flex items-center gap-4 px-4 py-2.5 min-[600px]:px-6">
      <PhotoThumb evidence={row} className="size-14 shrink-0 rounded-tile" />
      <div className="min-w-0 flex-1">
        <p className="break-words">
          <b>{row.fields.number}</b> <bdi>{row.fields.title}</bdi>
        </p>
        {progress && progress.done >= progress.of ? (
          <p className="text-ink2">
            {amount}, <Trans>sent, waiting for the server's word</Trans>
          </p>
        ) : progress ? (
          <ProgressBar
            label={t`Sending ${name}`}
            words={t`${done} of ${amount}`}
            value={progress.done}
            max={progress.of}
          />
        ) : (
          <p className="text-ink2">
            {amount}, {isPaused ? t`paused` : t`waiting`}
          </p>
        )}
      </div>
      <IconButton
        label={isPaused ? t`Send ${name}` : t`Pause ${name}`}
        onClick={() => void connection().then(({ sync }) => sync.setFilePaused(sha256, !isPaused))}
      >
        {isPaused ? (
          <Play aria-hidden size={20} strokeWidth={1.75} />
        ) : (
          <Pause aria-hidden size={20} strokeWidth={1.75} />
        )}
      </IconButton>
    </div>
  );
};
