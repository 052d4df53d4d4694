import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Braces, FileSpreadsheet, FileText, Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ReportChoices } from '#domain/report/report-choices.ts';
import { reportModel } from '#domain/report/report-model.ts';
import { type Form, forms } from '../../report/form-messages.ts';
import { makeForm } from '../../report/make-form.ts';
import { readAuditFacts } from '../../store/read-facts.ts';
import { readSeals } from '../../store/read-seals.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section, WarnPanel } from '../../ui/panel.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { issueWord, titleForFile } from './issue-word.ts';
import { fileNameOf, saveFile } from './save-file.ts';

const words: Record<
  Form,
  { readonly name: MessageDescriptor; readonly text: MessageDescriptor; readonly icon: ReactNode }
> = {
  workbook: {
    name: msg`Workbook (XLSX)`,
    text: msg`Findings, checklist, Statement of Applicability and evidence, to filter and count.`,
    icon: <FileSpreadsheet aria-hidden size={20} strokeWidth={1.75} />,
  },
  document: {
    name: msg`Word file (DOCX)`,
    text: msg`The report's text, to be edited. Photos stand in it by number and hash.`,
    icon: <FileText aria-hidden size={20} strokeWidth={1.75} />,
  },
  tables: {
    name: msg`Tables (CSV)`,
    text: msg`Findings, checklist and evidence, for other programs.`,
    icon: <Table2 aria-hidden size={20} strokeWidth={1.75} />,
  },
  oscal: {
    name: msg`OSCAL 1.2.1 (JSON)`,
    text: msg`Assessment plan, results and plan of action, for compliance tools.`,
    icon: <Braces aria-hidden size={20} strokeWidth={1.75} />,
  },
};

/** The audit in forms that other programs read. Made on the tablet, in the report's language; no working papers are in them. */
export const FormsPanel = ({ choices }: { choices: ReportChoices }) => {
  const { journal } = useAudit().facts;
  const { database, drafts, catalogue, app, now } = useTablet();
  const { t, i18n } = useLingui();
  const [making, setMaking] = useState<Form>();
  const [failure, setFailure] = useState<string>();
  const [saved, setSaved] = useState<string>();

  const make = async (form: Form) => {
    setMaking(form);
    setFailure(undefined);
    setSaved(undefined);
    const at = now();
    await drafts.settleAll();
    const whole = await readAuditFacts(database, journal, catalogue);
    const model = reportModel(whole, { at, app, seals: await readSeals(database, journal) });
    // A worker takes no functions.
    const { of: _of, record: _record, ...facts } = whole;
    const made = await makeForm({ form, facts, model, language: choices.language, dates: choices.dates });
    setMaking(undefined);
    if (made.kind === 'failed') return setFailure(made.reason);
    const { number, title } = facts.audit?.fields ?? {};
    const name = fileNameOf([number, titleForFile(title), form, issueWord(model), todayOf(at)], made.ending);
    saveFile(new File([made.bytes], name, { type: made.mediaType }));
    setSaved(name);
  };

  return (
    <Section label={t`Other forms`}>
      <Card className="divide-y divide-line">
        {forms.map((form) => (
          <div key={form} className="flex flex-wrap items-center justify-between gap-3 p-5">
            <p className="min-w-0 flex-1 basis-60">
              <b className="block">{i18n._(words[form].name)}</b>
              <span className="text-ink2">{i18n._(words[form].text)}</span>
            </p>
            <Button
              icon={words[form].icon}
              disabled={making !== undefined}
              aria-label={t`Save as ${i18n._(words[form].name)}`}
              onClick={() => void make(form)}
            >
              {making === form ? <Trans>Making it</Trans> : <Trans>Save</Trans>}
            </Button>
          </div>
        ))}
      </Card>
      <p role="status" className="mt-3 break-words text-ink2">
        {saved && <Trans>{saved} was saved.</Trans>}
      </p>
      {failure !== undefined && (
        <WarnPanel title={t`It was not made`}>
          <p>
            <Trans>The audit is safe. Try again; if it stays so, tell us what the engine said: {failure}</Trans>
          </p>
        </WarnPanel>
      )}
    </Section>
  );
};
