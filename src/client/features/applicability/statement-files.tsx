import { Trans, useLingui } from '@lingui/react/macro';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { statementModel } from '#domain/applicability/statement-model.ts';
import type { JournalFacts } from '#domain/journal-facts.ts';
import { makeStatementFile } from '../../report/make-statement-file.ts';
import type { StatementFileForm } from '../../report/statement-messages.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Card, WarnPanel } from '../../ui/panel.tsx';
import { fileNameOf, saveFile } from '../report/save-file.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';

/** The statement as a spreadsheet that reads back as the same statement. */
export const StatementFiles = ({ facts }: { facts: JournalFacts }) => {
  const { catalogue, drafts, now } = useTablet();
  const { t } = useLingui();
  const [language, setLanguage] = useState<'en' | 'de'>('en');
  const [failure, setFailure] = useState<string>();
  const make = async (form: StatementFileForm) => {
    await drafts.settleAll();
    const at = now();
    const model = statementModel(facts, catalogue);
    const made = await makeStatementFile({ form, model, madeAt: at, language });
    setFailure(made.kind === 'failed' ? made.reason : undefined);
    if (made.kind === 'failed') return;
    const name = fileNameOf([t`Statement of Applicability`, model.organisation, todayOf(at)], form);
    saveFile(new File([made.bytes], name, { type: made.mediaType }));
  };
  return (
    <Card className="flex flex-col gap-4 p-5">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <Choice
          label={t`Language of the file`}
          canClear={false}
          value={language}
          options={[
            { value: 'en', text: <span lang="en">English</span> },
            { value: 'de', text: <span lang="de">Deutsch</span> },
          ]}
          onChoose={(chosen) => chosen && setLanguage(chosen)}
        />
        <div className="flex flex-wrap gap-3">
          {(['xlsx', 'csv'] as const).map((form) => (
            <Button
              key={form}
              icon={<Download aria-hidden size={20} strokeWidth={1.75} />}
              onClick={() => void make(form)}
            >
              {form === 'xlsx' ? <Trans>Save as XLSX</Trans> : <Trans>Save as CSV</Trans>}
            </Button>
          ))}
        </div>
      </div>
      {failure !== undefined && (
        <WarnPanel title={t`No file was made`}>
          <p>
            <Trans>What is recorded is safe. Try again. What the engine said: {failure}</Trans>
          </p>
        </WarnPanel>
      )}
    </Card>
  );
};
