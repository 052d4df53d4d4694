import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Auditor } from '#domain/audit/start-audit.ts';
import { checklistItems } from '#domain/checklist/checklist-item.ts';
import { type ForeignPreview, foreignColumns, previewForeignFindings } from '#domain/finding/foreign-finding.ts';
import { type AcceptedFinding, takeForeignFindings } from '#domain/finding/take-foreign-findings.ts';
import { refuse } from '#domain/result.ts';
import { readFindings } from '../../report/read-findings.ts';
import { Button } from '../../ui/button.tsx';
import { Card, EmptyState, WarnPanel } from '../../ui/panel.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { AuditorSheet } from '../tablet/auditor-sheet.tsx';
import { EditorFrame } from '../tablet/editor-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';
import { useAuditorIn } from '../tablet/use-auditor.ts';
import { VirtualList } from '../tablet/virtual-list.tsx';
import { ForeignRow, type RowChoice } from './foreign-row.tsx';
import { fileRefusalWords } from './intake-words.ts';

/** Findings of another tool: looked through row by row, nothing recorded until somebody says what each is and takes them. */
export const TakeFindingsScreen = () => {
  const { facts, noteNumbers } = useAudit();
  const { newId, now } = useTablet();
  const auditor = useAuditorIn(facts.team);
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  const { t, i18n } = useLingui();
  const [preview, setPreview] = useState<ForeignPreview>();
  const [fileName, setFileName] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const [choices, setChoices] = useState<ReadonlyMap<number, RowChoice>>(new Map());

  const open = async (file: File) => {
    setPreview(undefined);
    setRefusal(undefined);
    setFileName(file.name);
    const read = await readFindings(file);
    const looked = read.ok ? previewForeignFindings(facts, read.value) : read;
    if (!looked.ok) return setRefusal(fileRefusalWords(looked.refusal, i18n));
    setPreview(looked.value);
    setChoices(
      new Map(looked.value.findings.flatMap(({ row, namedItem }) => (namedItem ? [[row, { item: namedItem }]] : []))),
    );
  };

  const accepted = (preview?.findings ?? []).flatMap((finding): readonly AcceptedFinding[] => {
    const { item, grade } = choices.get(finding.row) ?? {};
    const origin = [fileName, finding.values.ref_id].filter(Boolean).join(', ');
    return finding.canBeTaken && item && grade ? [{ record: newId(), finding, item, grade, origin }] : [];
  });
  const count = accepted.length;
  const items = checklistItems(facts);

  const take = async (by: Auditor) => {
    const taken = takeForeignFindings(facts, accepted, by, todayOf(now()));
    if (!taken.ok) {
      const { refusal: why } = taken;
      return why.kind === 'rowRefused' ? void act.run(refuse(why.why)) : undefined;
    }
    noteNumbers(taken.value);
    const done = t`${plural(count, { one: 'One finding taken in', other: '# findings taken in' })}`;
    if (await act.run(taken, done)) void navigate(`/audits/${facts.journal}/findings`);
  };

  return (
    <EditorFrame back={`/audits/${facts.journal}/findings`} backLabel={t`Findings`} title={t`A list from another tool`}>
      <div className="flex max-w-5xl flex-col gap-6 pb-10">
        <p className="max-w-prose text-ink2">
          <Trans>
            An XLSX or CSV file whose first row names these columns: {foreignColumns.join(', ')}. Nothing is recorded
            before you take it. What you give neither an item nor a grade stays out; the other tool's severity is no
            grade.
          </Trans>
        </p>
        <label className="press inline-flex min-h-12 w-fit cursor-pointer items-center gap-2 rounded-card border border-edge bg-surface px-5 font-bold focus-within:ring-2 focus-within:ring-accent">
          <FileUp aria-hidden size={20} strokeWidth={1.75} />
          <Trans>Choose a file</Trans>
          <input
            type="file"
            accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            className="sr-only"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              target.value = '';
              if (file) void open(file);
            }}
          />
        </label>
        {refusal !== undefined && (
          <WarnPanel title={t`${fileName} was not taken in`}>
            <p>{refusal}</p>
            <p>
              <Trans>Nothing was recorded.</Trans>
            </p>
          </WarnPanel>
        )}
        {preview && (
          <>
            {preview.ignoredColumns.length > 0 && (
              <p>
                <Trans>Columns that are not read: {preview.ignoredColumns.join(', ')}</Trans>
              </p>
            )}
            <Card>
              <VirtualList rows={preview.findings} keyOf={({ row }) => String(row)} estimate={240}>
                {(finding) => (
                  <ForeignRow
                    finding={finding}
                    choice={choices.get(finding.row) ?? {}}
                    items={items}
                    onChoose={(choice) => setChoices(new Map(choices).set(finding.row, choice))}
                  />
                )}
              </VirtualList>
            </Card>
            <div className="flex flex-wrap items-center gap-4">
              <Button
                look="filled"
                disabled={count === 0}
                onClick={() => (auditor ? void take(auditor) : setAsking(true))}
              >
                <Plural value={count} _0="Take in findings" one="Take in one finding" other="Take in # findings" />
              </Button>
              <p className="text-ink2">
                <Trans>
                  {count} of {preview.findings.length} have an item and a grade.
                </Trans>
              </p>
            </div>
          </>
        )}
        {!preview && refusal === undefined && (
          <EmptyState title={t`No file chosen yet`}>
            <Trans>The list is looked through here on the tablet, and goes nowhere.</Trans>
          </EmptyState>
        )}
      </div>
      {isAsking && (
        <AuditorSheet
          onKnown={(known) => {
            setAsking(false);
            void take(known);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </EditorFrame>
  );
};
