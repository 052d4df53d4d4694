import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Download, FolderOpen } from 'lucide-react';
import { useRef, useState } from 'react';
import { useServer } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { say } from '../../ui/toast.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';

const refusalWords = {
  notAZip: msg`This file is no audit package. Nothing was changed.`,
  notAPackage: msg`This file is no audit package. Nothing was changed.`,
  newerFormat: msg`This package was made by a newer app. Update this one, then open it again. Nothing was changed.`,
  cutOff: msg`This package ends too early: it was not copied whole. Copy it again. Nothing was changed.`,
  tampered: msg`This package was changed after it was made, or unpacked and packed again. Nothing was taken from it.`,
  badPath: msg`This package holds a file that no audit package has. Nothing was taken from it.`,
  foreignChange: msg`This package mixes audits up. Nothing was taken from it.`,
  distrusted: msg`This package holds a record that is not as its author signed it: it was changed by somebody, or damaged. Nothing was taken from it, and everything on this tablet is as it was. Ask for the file again, straight from the tablet that made it. If that is refused too, tell the lead auditor.`,
  tooLarge: msg`This package holds more than a tablet can take. Nothing was changed.`,
} as const;

/** Unsent work as one file, without a server; and the way back in, on this or another tablet. */
export const RescueFile = ({ audits }: { audits: readonly { readonly journal: string; readonly title: string }[] }) => {
  const { database, now, newId, app, recorder } = useTablet();
  const { t, i18n } = useLingui();
  const server = useServer(database);
  const input = useRef<HTMLInputElement>(null);
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number }>();
  const [cancel, setCancel] = useState<AbortController>();

  const save = async (journals: readonly string[] | undefined, name: string) => {
    const controller = new AbortController();
    setCancel(controller);
    setProgress({ done: 0, of: 1 });
    try {
      const { makePackage } = await import('../../sync/package-file.ts');
      const made = await makePackage(
        { database, now, newId },
        {
          app,
          ...(journals ? { journals } : {}),
          signal: controller.signal,
          onProgress: ({ blobs, of }) => setProgress({ done: blobs, of }),
        },
      );
      if (!made.ok) return say({ text: i18n._(refusalWords.tooLarge), isUrgent: true, seconds: 15 });
      if (made.value.count === 0) return say({ text: t`Nothing waits to be sent.`, seconds: 8 });
      const url = URL.createObjectURL(made.value.file);
      const link = document.createElement('a');
      link.href = url;
      link.download = `${name}.audit.zip`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      say({ text: t`The file is ready. Keep it where only your team can read it.`, seconds: 10 });
    } catch (error) {
      if (!controller.signal.aborted) throw error;
    } finally {
      setProgress(undefined);
      setCancel(undefined);
    }
  };
  const open = async (file: File) => {
    setProgress({ done: 0, of: 1 });
    try {
      const { takeInPackage } = await import('../../sync/package-file.ts');
      const sharing = server && !server.isSignedOut ? 'server' : 'tablet';
      const taken = await takeInPackage({ database, now, newId }, file, recorder.person(), sharing);
      if (!taken.ok) {
        const word = refusalWords[taken.refusal.kind as keyof typeof refusalWords] ?? refusalWords.tampered;
        return say({ text: i18n._(word), isUrgent: true, seconds: 20 });
      }
      const { changes, files, unknownKeys } = taken.value;
      const isUnsure = changes + files > 0 && unknownKeys > 0;
      const done =
        changes + files === 0
          ? t`Everything in it was here already.`
          : t`Taken in: ${changes} changes, ${files} photos and files.`;
      say({
        text: isUnsure
          ? `${done} ${t`${unknownKeys} of the changes in it are signed with keys that this tablet does not know: who wrote them is not proved. The Sync centre and the history say which.`}`
          : done,
        seconds: isUnsure ? 20 : 10,
      });
    } finally {
      setProgress(undefined);
    }
  };
  const day = now().slice(0, 10);
  return (
    <Section label={t`Without a server`}>
      <Card className="flex flex-col gap-4 p-5">
        <p className="max-w-prose text-ink2">
          <Trans>
            A rescue file holds every audit with unsent work, photos included. Another tablet takes it in, and hands it
            on to the server. Taking it in twice changes nothing.
          </Trans>
        </p>
        <div className="flex flex-wrap gap-3">
          <Button
            icon={<Download aria-hidden size={20} strokeWidth={1.75} />}
            disabled={progress !== undefined}
            onClick={() => void save(undefined, `rescue-${day}`)}
          >
            <Trans>Export a rescue file</Trans>
          </Button>
          <Button
            icon={<FolderOpen aria-hidden size={20} strokeWidth={1.75} />}
            disabled={progress !== undefined}
            onClick={() => input.current?.click()}
          >
            <Trans>Open an audit package</Trans>
          </Button>
          <input
            ref={input}
            type="file"
            accept=".zip,application/zip"
            hidden
            aria-label={t`Open an audit package`}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) void open(file);
            }}
          />
        </div>
        {progress && (
          <div className="flex flex-wrap items-center gap-4">
            <div className="min-w-0 flex-1">
              <ProgressBar
                label={t`Packing`}
                words={t`${progress.done} of ${progress.of} photos and files`}
                value={progress.done}
                max={progress.of}
              />
            </div>
            {cancel && (
              <Button look="plain" onClick={() => cancel.abort()}>
                <Trans>Cancel</Trans>
              </Button>
            )}
          </div>
        )}
        {audits.length > 0 && (
          <ul className="divide-y divide-line border-t border-line">
            {audits.map(({ journal, title }) => (
              <li key={journal} className="flex flex-wrap items-center justify-between gap-3 py-2">
                <bdi className="min-w-0 break-words">{title}</bdi>
                <Button
                  look="plain"
                  className="-mx-5"
                  aria-label={t`Export as a package: ${title}`}
                  disabled={progress !== undefined}
                  onClick={() => void save([journal], `audit-${day}`)}
                >
                  <Trans>Export as a package</Trans>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Section>
  );
};
