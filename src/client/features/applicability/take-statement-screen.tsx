import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { guessStatementColumns, previewStatement, type StatementRow } from '#domain/applicability/preview-statement.ts';
import { type StatementColumn, statementColumns } from '#domain/applicability/statement-columns.ts';
import { takeStatement } from '#domain/applicability/take-statement.ts';
import type { ColumnMapping } from '#domain/intake/guess-columns.ts';
import { succeed } from '#domain/result.ts';
import { readFindings } from '../../report/read-findings.ts';
import { Button } from '../../ui/button.tsx';
import { MultiChoice } from '../../ui/choice.tsx';
import { Card, EmptyState, Section, WarnPanel } from '../../ui/panel.tsx';
import { ColumnChoices } from '../intake/column-choices.tsx';
import { TableFileButton } from '../intake/table-file-button.tsx';
import { tableFileWords } from '../intake/table-file-words.ts';
import { EditorFrame } from '../tablet/editor-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { VirtualList } from '../tablet/virtual-list.tsx';
import { columnWords, rowProblemWords, statementFileWords } from './statement-intake-words.ts';
import { comparedWords, decisionWords, implementationWords } from './statement-words.ts';
import { useStatement } from './use-statement.ts';

type Table = readonly (readonly string[])[];

const needed: readonly StatementColumn[] = ['reference', 'applicability'];

/** A statement from a spreadsheet: columns chosen, every row looked through, nothing recorded until it is taken in. */
export const TakeStatementScreen = () => {
  const { facts, home } = useStatement();
  const { catalogue, newId } = useTablet();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  const [fileName, setFileName] = useState('');
  const [table, setTable] = useState<Table>();
  const [mapping, setMapping] = useState<ColumnMapping<StatementColumn>>({});
  const [refusal, setRefusal] = useState<string>();
  const [choices, setChoices] = useState<readonly 'leaveOut'[]>([]);
  const reading = useRef(0);

  const open = async (file: File) => {
    const turn = ++reading.current;
    setTable(undefined);
    setRefusal(undefined);
    setChoices([]);
    setFileName(file.name);
    const read = await readFindings(file);
    // Another file was chosen meanwhile.
    if (turn !== reading.current) return;
    setRefusal(read.ok ? undefined : tableFileWords(read.refusal, i18n));
    if (!read.ok) return;
    setTable(read.value);
    setMapping(guessStatementColumns(read.value[0] ?? []));
  };

  const looked = useMemo(
    () => table && previewStatement(facts, catalogue, table, mapping),
    [catalogue, facts, mapping, table],
  );
  const preview = looked?.ok ? looked.value : undefined;
  const bad = preview?.rows.filter((row) => !row.canBeTaken) ?? [];
  const good = preview?.rows.filter((row) => row.canBeTaken) ?? [];
  const changing = good.filter((row) => !row.control || row.changes.length > 0).length;
  const leaveOut = choices.includes('leaveOut');

  const take = async () => {
    if (!table) return;
    let hasTaken = false;
    const done = t`${plural(changing, { one: 'One control taken in', other: '# controls taken in' })}`;
    // On what stands at this moment: another tab may have decided meanwhile.
    const isDone = await act.decideIn((now) => {
      const current = previewStatement(now, catalogue, table, mapping);
      const taken = current.ok ? takeStatement(now, current.value, { newId, leaveOut }) : undefined;
      hasTaken = taken?.ok ?? false;
      return taken?.ok ? taken : succeed([]);
    }, done);
    if (isDone && hasTaken) void navigate(home);
  };

  return (
    <EditorFrame back={home} backLabel={t`Statement of Applicability`} title={t`Take in a statement`}>
      <div className="flex max-w-5xl flex-col gap-6 pb-10">
        <p className="max-w-prose text-ink2">
          <Trans>
            An XLSX or CSV file with one row for each control, and titles in its first row. You see every row before
            anything is recorded, and it is recorded as a whole.
          </Trans>
        </p>
        <TableFileButton text={t`Choose a file`} onChoose={(file) => void open(file)} />
        {refusal !== undefined && (
          <WarnPanel title={t`${fileName} was not taken in`}>
            <p>{refusal}</p>
            <p>
              <Trans>Nothing was recorded.</Trans>
            </p>
          </WarnPanel>
        )}
        {table && (
          <Section label={t`Columns of ${fileName}`}>
            <ColumnChoices
              columns={statementColumns.map((column) => ({
                column,
                text: i18n._(columnWords[column]),
                isNeeded: needed.includes(column),
              }))}
              header={table[0] ?? []}
              mapping={mapping}
              onChange={setMapping}
            />
          </Section>
        )}
        {looked && !looked.ok && (
          <p role="alert" className="font-bold">
            {statementFileWords(looked.refusal, i18n)}
          </p>
        )}
        {preview && (
          <>
            <Section label={t`Rows`}>
              <p role="status" className="mb-3">
                <Trans>
                  {preview.rows.length} rows: {changing} would change something, {bad.length} can't be taken in.
                </Trans>
              </p>
              {preview.notNamed.length > 0 && (
                <p className="mb-3 text-ink2">
                  <Trans>Not in the file, and left as they are: {preview.notNamed.join(', ')}</Trans>
                </p>
              )}
              <Card>
                <VirtualList
                  rows={[
                    ...bad,
                    ...good.filter((row) => row.problems.length > 0),
                    ...good.filter((row) => row.problems.length === 0),
                  ]}
                  keyOf={({ row }) => String(row)}
                  estimate={96}
                >
                  {(row) => <PreviewRow row={row} />}
                </VirtualList>
              </Card>
            </Section>
            {bad.length > 0 && (
              <MultiChoice
                label={t`Rows with a problem`}
                values={choices}
                options={[{ value: 'leaveOut', text: t`Leave out these ${bad.length}` }]}
                onChange={setChoices}
              />
            )}
            <div>
              <Button
                look="filled"
                disabled={changing === 0 || (bad.length > 0 && !leaveOut)}
                onClick={() => void take()}
              >
                <Plural value={changing} one="Take in one control" other="Take in # controls" />
              </Button>
            </div>
          </>
        )}
        {!table && refusal === undefined && (
          <EmptyState title={t`No file chosen yet`}>
            <Trans>The list is looked through here on the tablet, and goes nowhere.</Trans>
          </EmptyState>
        )}
      </div>
    </EditorFrame>
  );
};

const PreviewRow = ({
  row: { row, reference, title, control, fields, changes, problems, canBeTaken },
}: {
  row: StatementRow;
}) => {
  const { t, i18n } = useLingui();
  const { applicability, implementation, owner } = fields;
  const said = [
    i18n._(decisionWords[applicability ?? 'undecided']),
    implementation && i18n._(implementationWords[implementation]),
    owner,
  ].filter(Boolean);
  const changed = changes
    .map((field) => i18n._(comparedWords[field === 'documentNames' ? 'documents' : field]))
    .filter((word, i, all) => all.indexOf(word) === i);
  const outcome = !canBeTaken
    ? t`Can't be taken in`
    : !control
      ? t`A new own control`
      : changed.length === 0
        ? t`Stands as it is`
        : t`Changes: ${changed.join(', ')}`;
  return (
    <section className="flex flex-col gap-1 p-4 min-[600px]:px-6" aria-label={t`Row ${row}`}>
      <p className="break-words">
        <span className="text-ink2">{t`Row ${row}`}</span> <b>{reference || t`No control`}</b> <bdi>{title}</bdi>
      </p>
      <p className="break-words text-ink2">{said.join(' · ')}</p>
      {problems.map((problem) => (
        <p key={`${problem.kind} ${'column' in problem ? problem.column : ''}`} className="flex items-start gap-2">
          <TriangleAlert aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0" />
          <span className="min-w-0 break-words">{rowProblemWords(problem, i18n)}</span>
        </p>
      ))}
      <p className={canBeTaken ? 'text-ink2' : 'font-bold'}>{outcome}</p>
    </section>
  );
};
