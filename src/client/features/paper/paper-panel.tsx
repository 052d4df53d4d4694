import { Trans, useLingui } from '@lingui/react/macro';
import { Download, FileText, Share2 } from 'lucide-react';
import { useState } from 'react';
import type { PaperSubject } from '#domain/report/paper-subject.ts';
import { makePaper } from '../../report/make-report.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Card, WarnPanel } from '../../ui/panel.tsx';
import { fileNameOf, saveFile } from '../report/save-file.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';

type State =
  | { readonly kind: 'idle' | 'making' }
  | { readonly kind: 'made'; readonly file: File; readonly pages: number }
  | { readonly kind: 'failed'; readonly reason: string };

/** Makes a paper beside the report as PDF, here on the tablet. `subject` reads what it says, when it is asked for. */
export const PaperPanel = ({
  name,
  fileName,
  subject,
}: {
  name: string;
  /** What the file is called after, its date is added. */
  fileName: readonly (string | undefined)[];
  subject: () => Promise<PaperSubject> | PaperSubject;
}) => {
  const { database, drafts, app, now } = useTablet();
  const { t } = useLingui();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const [language, setLanguage] = useState<'en' | 'de'>('en');
  const make = async () => {
    setState({ kind: 'making' });
    await drafts.settleAll();
    const at = now();
    const paper = /-(US|CA|MX)$/u.test(navigator.language) ? 'letter' : 'a4';
    const choices = { language, dates: 'words', paper } as const;
    const made = await makePaper(database, await subject(), { at, app }, choices).done;
    if (made.kind !== 'made')
      return setState({ kind: 'failed', reason: made.kind === 'failed' ? made.reason : made.kind });
    const file = new File([made.pdf], fileNameOf([...fileName, todayOf(at)], 'pdf'), { type: 'application/pdf' });
    setState({ kind: 'made', file, pages: made.pages });
  };
  const file = state.kind === 'made' ? state.file : undefined;
  const canShare = file && typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });
  return (
    <Card className="flex flex-col gap-4 p-5">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <Choice
          label={t`Language`}
          canClear={false}
          value={language}
          options={[
            { value: 'en', text: <span lang="en">English</span> },
            { value: 'de', text: <span lang="de">Deutsch</span> },
          ]}
          onChoose={(chosen) => chosen && setLanguage(chosen)}
        />
        <Button
          icon={<FileText aria-hidden size={20} strokeWidth={1.75} />}
          disabled={state.kind === 'making'}
          onClick={() => void make()}
        >
          {state.kind === 'making' ? <Trans>Making the PDF</Trans> : name}
        </Button>
      </div>
      <div role="status">
        {state.kind === 'made' && (
          <>
            <p className="font-bold break-words">{state.file.name}</p>
            <p className="text-ink2">
              <Trans>{state.pages} pages</Trans>
            </p>
            <div className="mt-3 flex flex-wrap gap-3">
              <Button icon={<Download aria-hidden size={20} strokeWidth={1.75} />} onClick={() => saveFile(state.file)}>
                <Trans>Save</Trans>
              </Button>
              {canShare && (
                <Button
                  icon={<Share2 aria-hidden size={20} strokeWidth={1.75} />}
                  onClick={() => void navigator.share({ files: [file], title: file.name }).catch(() => undefined)}
                >
                  <Trans>Share</Trans>
                </Button>
              )}
            </div>
          </>
        )}
      </div>
      {state.kind === 'failed' && (
        <WarnPanel title={t`No PDF was made`}>
          <p>
            <Trans>What is recorded is safe. Try again. What the engine said: {state.reason}</Trans>
          </p>
        </WarnPanel>
      )}
    </Card>
  );
};
