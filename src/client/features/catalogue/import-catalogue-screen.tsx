import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { FileUp, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CatalogueFile } from '#domain/catalogue/catalogue-file.ts';
import { type CataloguePreview, type ForeignCatalogue, previewCatalogue } from '#domain/catalogue/foreign-catalogue.ts';
import {
  type ColumnMapping,
  catalogueFromTable,
  guessMapping,
  missingColumns,
  tableColumns,
} from '#domain/catalogue/table-catalogue.ts';
import { catalogueRecordId, takeCatalogue } from '#domain/catalogue/take-catalogue.ts';
import { readCatalogue } from '../../report/read-catalogue.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Card, EmptyState, Section, WarnPanel } from '../../ui/panel.tsx';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { EditorFrame } from '../tablet/editor-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';
import { VirtualList } from '../tablet/virtual-list.tsx';
import { catalogueProblemWords, columnWords, fileRefusalWords, nodeProblemWords } from './catalogue-words.ts';

type Opened = { readonly name: string; readonly file: CatalogueFile };

/** What a person says of a catalogue whose file says too little, or otherwise. */
type Said = { readonly title?: string; readonly version?: string; readonly publisher?: string };

/** Another catalogue: looked through as a whole, every problem by its row, and nothing recorded before it is taken in. */
export const ImportCatalogueScreen = () => {
  const facts = useOrganisationFacts();
  const { catalogue: shipped, now, newId } = useTablet();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  const [opened, setOpened] = useState<Opened>();
  const [refusal, setRefusal] = useState<{ readonly name: string; readonly text: string }>();
  const [isReading, setReading] = useState(false);
  const [isTaking, setTaking] = useState(false);
  const [mapping, setMapping] = useState<ColumnMapping>({});
  const [said, setSaid] = useState<Said>({});
  const [leafKind, setLeafKind] = useState<'clause' | 'control'>('control');
  const [tableId, setTableId] = useState('');
  const [mayUse, setMayUse] = useState(false);
  const back = `/organisations/${facts.journal}/catalogues`;

  const open = async (file: File) => {
    setOpened(undefined);
    setRefusal(undefined);
    setMayUse(false);
    setSaid({});
    setReading(true);
    const read = await readCatalogue(file);
    setReading(false);
    if (!read.ok) return setRefusal({ name: file.name, text: fileRefusalWords(read.refusal, i18n) });
    const { value } = read;
    if (value.form === 'table') {
      setMapping(guessMapping(value.table[0] ?? []));
      setTableId(`urn:uuid:${newId()}`);
      setSaid({ title: file.name.replace(/\.\w+$/u, ''), version: '1' });
    }
    setOpened({ name: file.name, file: value });
  };

  const imported = facts.of('importedCatalogue');
  const preview = useMemo((): CataloguePreview | undefined => {
    if (!opened) return undefined;
    const { file } = opened;
    if (file.form === 'table' && missingColumns(mapping).length > 0) return undefined;
    const base: ForeignCatalogue =
      file.form === 'table'
        ? catalogueFromTable(file.table, mapping, { id: tableId, title: '', version: '' })
        : file.catalogue;
    const foreign = {
      ...base,
      title: said.title ?? base.title,
      version: said.version ?? base.version,
      publisher: said.publisher ?? base.publisher,
      id: base.id.trim() || tableId || base.title || opened.name,
    };
    const here = [shipped, ...imported.map(({ fields }) => ({ id: fields.key ?? '', version: fields.version ?? '' }))];
    return previewCatalogue(foreign, { leafKind, here });
  }, [opened, mapping, said, leafKind, tableId, imported, shipped]);

  const take = async () => {
    if (!preview || !opened) return;
    setTaking(true);
    const from = { form: opened.file.form, fileName: opened.name, today: todayOf(now()) };
    const done = await act.run(takeCatalogue(facts.journal, preview, from), t`${preview.catalogue.title} taken in`);
    setTaking(false);
    if (done) void navigate(`${back}/imported/${catalogueRecordId(facts.journal, preview.catalogue)}`);
  };

  return (
    <EditorFrame back={back} backLabel={t`Questions and catalogues`} title={t`Import a catalogue`}>
      <div className="flex max-w-5xl flex-col gap-6 pb-10">
        <p className="max-w-prose text-ink2">
          <Trans>
            A CISO Assistant library (YAML), an OSCAL catalog (JSON), a table (XLSX or CSV), or a catalogue that was
            exported here (JSON). It is read on this tablet and goes nowhere. Import only what you may use: most
            standards are protected, and their publishers say who may copy them.
          </Trans>
        </p>
        <label className="press inline-flex min-h-12 w-fit cursor-pointer items-center gap-2 rounded-card border border-edge bg-surface px-5 font-bold focus-within:ring-2 focus-within:ring-accent">
          <FileUp aria-hidden size={20} strokeWidth={1.75} />
          <Trans>Choose a file</Trans>
          <input
            type="file"
            accept=".yaml,.yml,.json,.xlsx,.csv,application/json,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            className="sr-only"
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              target.value = '';
              if (file) void open(file);
            }}
          />
        </label>
        {isReading && (
          <p role="status">
            <Trans>Reading the file</Trans>
          </p>
        )}
        {refusal && (
          <WarnPanel title={t`${refusal.name} was not taken in`}>
            <p>{refusal.text}</p>
            <p>
              <Trans>Nothing was recorded.</Trans>
            </p>
          </WarnPanel>
        )}
        {opened?.file.form === 'table' && (
          <Columns header={opened.file.table[0] ?? []} mapping={mapping} onMap={setMapping} />
        )}
        {preview && (
          <>
            <About preview={preview} said={said} onSay={setSaid} />
            <Choice
              label={t`What its items are, where the file doesn't say`}
              canClear={false}
              value={leafKind}
              options={[
                { value: 'control', text: t`Controls: may be "not applicable"` },
                { value: 'clause', text: t`Requirements: always apply` },
              ]}
              onChoose={(kind) => kind && setLeafKind(kind)}
            />
            <Problems preview={preview} isTable={opened?.file.form === 'table'} />
            <label className="flex min-h-12 items-center gap-3">
              <input
                type="checkbox"
                checked={mayUse}
                onChange={({ target }) => setMayUse(target.checked)}
                className="size-6 shrink-0"
              />
              <Trans>Our organisation may use this text.</Trans>
            </label>
            <div className="flex flex-wrap items-center gap-4">
              <Button look="filled" disabled={!preview.canBeTaken || !mayUse || isTaking} onClick={() => void take()}>
                <Plural value={preview.leaves} one="Take in one item" other="Take in # items" />
              </Button>
              <p className="text-ink2">
                <Trans>All of it is taken in, or nothing.</Trans>
              </p>
            </div>
          </>
        )}
        {!opened && !refusal && !isReading && <EmptyState title={t`No file chosen yet`} />}
      </div>
    </EditorFrame>
  );
};

const Columns = ({
  header,
  mapping,
  onMap,
}: {
  header: readonly string[];
  mapping: ColumnMapping;
  onMap: (mapping: ColumnMapping) => void;
}) => {
  const { t, i18n } = useLingui();
  const missing = missingColumns(mapping);
  return (
    <Section label={t`Columns`}>
      <Card className="grid gap-4 p-4 min-[600px]:grid-cols-2 min-[600px]:p-6">
        {tableColumns.map((column) => (
          <label key={column} className="flex min-w-0 flex-col gap-2">
            <span className="font-bold">{i18n._(columnWords[column])}</span>
            <select
              value={mapping[column] ?? ''}
              onChange={({ target }) => {
                const { [column]: _before, ...rest } = mapping;
                onMap(target.value === '' ? rest : { ...rest, [column]: Number(target.value) });
              }}
              className="min-h-12 w-full min-w-0 rounded-card border border-edge bg-surface px-3"
            >
              <option value="">{t`not in this table`}</option>
              {header.map((name, at) => {
                const number = at + 1;
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                  <option key={at} value={at}>
                    {name.trim().slice(0, 80) || t`Column ${number}`}
                  </option>
                );
              })}
            </select>
          </label>
        ))}
      </Card>
      {missing.length > 0 && (
        <div className="mt-3">
          <WarnPanel title={t`Columns are missing`}>
            <p>
              <Trans>
                Say which column holds: {missing.map((column) => i18n._(columnWords[column])).join(', ')}. The first row
                of the table has to name its columns.
              </Trans>
            </p>
          </WarnPanel>
        </div>
      )}
    </Section>
  );
};

const About = ({ preview, said, onSay }: { preview: CataloguePreview; said: Said; onSay: (said: Said) => void }) => {
  const { t } = useLingui();
  const { catalogue, withdrawn } = preview;
  const fields = [
    { field: 'title', label: t`Title`, value: said.title ?? catalogue.title },
    { field: 'version', label: t`Version`, value: said.version ?? catalogue.version },
    { field: 'publisher', label: t`Publisher`, value: said.publisher ?? catalogue.publisher ?? '' },
  ] as const;
  return (
    <Section label={t`The catalogue`}>
      <Card className="flex flex-col gap-4 p-4 min-[600px]:p-6">
        {fields.map(({ field, label, value }) => (
          <label key={field} className="block">
            <span className="mb-2 block font-bold">{label}</span>
            <input
              dir="auto"
              value={value}
              maxLength={field === 'version' ? 100 : 500}
              onChange={({ target }) => onSay({ ...said, [field]: target.value })}
              className="min-h-12 w-full rounded-card border border-edge bg-surface px-4"
            />
          </label>
        ))}
        <p className="text-ink2">
          <Plural value={preview.leaves} _0="nothing to audit" one="one item to audit" other="# items to audit" />
          {' · '}
          <Plural value={preview.groups} _0="no group" one="one group" other="# groups" />
          {withdrawn > 0 && (
            <>
              {' · '}
              <Plural value={withdrawn} one="one withdrawn control left out" other="# withdrawn controls left out" />
            </>
          )}
        </p>
        {catalogue.rights && (
          <div>
            <p className="font-bold">
              <Trans>Its source says of its use</Trans>
            </p>
            <p className="max-w-prose break-words whitespace-pre-line" dir="auto">
              {catalogue.rights}
            </p>
          </div>
        )}
      </Card>
    </Section>
  );
};

const Problems = ({ preview, isTable }: { preview: CataloguePreview; isTable: boolean }) => {
  const { t, i18n } = useLingui();
  const { problems, nodeProblems, canBeTaken } = preview;
  if (problems.length + nodeProblems.length === 0)
    return (
      <p>
        <Trans>Looked through: no problem found.</Trans>
      </p>
    );
  return (
    <Section label={t`Problems`}>
      {!canBeTaken && (
        <p className="mb-3">
          <Trans>It can't be taken in like this. Mend the file and choose it again; nothing was recorded.</Trans>
        </p>
      )}
      {problems.map((problem) => (
        <p key={problem.kind} className="mb-3 flex items-start gap-2 font-bold">
          <TriangleAlert aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0" />
          {catalogueProblemWords(problem, i18n)}
        </p>
      ))}
      {nodeProblems.length > 0 && (
        <Card>
          <VirtualList
            rows={nodeProblems.map((one, i) => ({ ...one, key: `${i}` }))}
            keyOf={({ key }) => key}
            estimate={56}
          >
            {({ place, ref, problem }) => (
              <p className="px-4 py-3 break-words min-[600px]:px-6">
                <span className="me-2 text-ink2">{isTable ? t`Row ${place}` : t`Node ${place}`}</span>
                {ref && <b className="me-2">{ref.slice(0, 80)}</b>}
                {nodeProblemWords(problem, i18n)}
              </p>
            )}
          </VirtualList>
        </Card>
      )}
    </Section>
  );
};
