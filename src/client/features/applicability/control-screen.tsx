import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft, ChevronRight, Trash2, TriangleAlert } from 'lucide-react';
import { Link, useNavigate, useParams } from 'react-router';
import { applicabilities, implementationStates } from '#domain/applicability/applicability-nouns.ts';
import { takeOutExtraControl } from '#domain/applicability/extra-control.ts';
import { entryNames, type StatementControl } from '#domain/applicability/statement.ts';
import { leavesOf } from '#domain/catalogue/catalogue.ts';
import type { RecordOf } from '#domain/nouns.ts';
import { succeed } from '#domain/result.ts';
import { editsOf } from '#domain/row.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { EmptyState, Section, WarnPanel } from '../../ui/panel.tsx';
import { FieldVersions } from '../conflict/field-versions.tsx';
import { EditorFrame } from '../tablet/editor-frame.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { WithdrawnAndEdited } from '../tablet/withdrawn.tsx';
import { ControlDocuments } from './control-documents.tsx';
import { ControlEvidenceList } from './control-evidence-list.tsx';
import { checkWords, decisionWords, implementationWords } from './statement-words.ts';
import { type OpenStatement, useStatement } from './use-statement.ts';

/** Says of one control whether it applies, why, how far it is put into practice, and whose it is; audits stand beside. */
export const ControlScreen = () => {
  const open = useStatement();
  const { control: key = '' } = useParams();
  const { t } = useLingui();
  const { statement, home } = open;
  const place = statement.findIndex((control) => control.key === key);
  const control = statement[place];
  if (!control)
    return (
      <EditorFrame back={home} backLabel={t`Statement of Applicability`} title={t`No such control`}>
        <EmptyState title={t`This control is not in the statement.`}>
          <Trans>It may have been taken out. It can be restored in the list.</Trans>
        </EmptyState>
      </EditorFrame>
    );
  return (
    <ControlEditor
      key={control.key}
      open={open}
      control={control}
      previous={statement[place - 1]}
      next={statement[place + 1]}
    />
  );
};

const ControlEditor = ({
  open,
  control,
  previous,
  next,
}: {
  open: OpenStatement;
  control: StatementControl;
  previous: StatementControl | undefined;
  next: StatementControl | undefined;
}) => {
  const { facts, home, checks, audits } = open;
  const { catalogue } = useTablet();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  const { row, record, extra, reference, title } = control;
  const leaf = leavesOf(catalogue).find((one) => one.ref === control.key);
  const beside = { ...entryNames({ ...control, row: undefined }) } as { readonly [field: string]: string };
  const set = (fields: { readonly [F in keyof RecordOf<'applicability'>]?: RecordOf<'applicability'>[F] | null }) =>
    void act.run(succeed(editsOf('applicability', record, { ...entryNames(control), ...fields })));
  const field = (name: string) => ({
    journal: facts.journal,
    noun: 'applicability' as const,
    record,
    field: name,
    row,
    ...(row ? {} : { beside }),
  });
  const own = (checks ?? []).filter((check) => check.control.key === control.key);
  const owners = [
    ...facts.of('person').flatMap(({ fields }) => fields.position ?? fields.name ?? []),
    ...facts.of('area').flatMap(({ fields }) => fields.name ?? []),
  ];
  const takeOut = async () => {
    if (!extra) return;
    const isDone = await act.decideIn((now) => {
      const current = now.record('extraControl', extra.record);
      return succeed(current ? takeOutExtraControl(now, current) : []);
    }, t`${reference} taken out`);
    if (isDone) void navigate(home);
  };
  return (
    <EditorFrame
      back={home}
      backLabel={t`Statement of Applicability`}
      title={`${reference} ${title}`.trim()}
      side={<ControlEvidenceList control={control} audits={audits} />}
    >
      <div className="flex max-w-prose flex-col gap-6 pb-10">
        <nav aria-label={t`Controls`} className="flex flex-wrap gap-3">
          {previous && (
            <Turn
              to={`${home}/controls/${encodeURIComponent(previous.key)}`}
              text={t`Previous: ${previous.reference}`}
              isBack
            />
          )}
          {next && <Turn to={`${home}/controls/${encodeURIComponent(next.key)}`} text={t`Next: ${next.reference}`} />}
        </nav>
        {(leaf?.about ?? extra?.fields.description) && (
          <p className="text-ink2" dir="auto">
            {leaf?.about ?? extra?.fields.description}
          </p>
        )}
        {own.length > 0 && (
          <WarnPanel
            title={t`Cross-check`}
            icon={<TriangleAlert aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />}
          >
            {own.map((check) => (
              <p key={check.kind}>{checkWords(check, i18n)}</p>
            ))}
          </WarnPanel>
        )}
        {extra && <WithdrawnAndEdited row={extra}>{row ? [row] : []}</WithdrawnAndEdited>}
        {extra && (
          <div className="grid gap-6 min-[600px]:grid-cols-2">
            {(['reference', 'title'] as const).map((name) => (
              <RecordedTextField
                key={name}
                journal={facts.journal}
                noun="extraControl"
                record={extra.record}
                field={name}
                row={extra}
                label={name === 'reference' ? t`Reference` : t`Title`}
              />
            ))}
          </div>
        )}
        <div className="flex flex-col gap-3">
          <Choice
            label={t`Does it apply?`}
            value={control.decision === 'undecided' ? undefined : control.decision}
            options={applicabilities.map((value) => ({ value, text: i18n._(decisionWords[value]) }))}
            onChoose={(applicability) => set({ applicability })}
          />
          {control.decision === 'undecided' && (
            <p className="text-ink2">
              <Trans>Nobody has decided yet. It counts neither as applicable nor as excluded.</Trans>
            </p>
          )}
          <Versions control={control} field="applicability" journal={facts.journal} />
        </div>
        <RecordedTextField {...field('inclusionReason')} label={t`Why it applies`} lines={3} />
        <RecordedTextField {...field('exclusionReason')} label={t`Why it is excluded`} lines={3} />
        <div className="flex flex-col gap-3">
          <Choice
            label={t`Implementation`}
            value={control.implementation}
            options={implementationStates.map((value) => ({ value, text: i18n._(implementationWords[value]) }))}
            onChoose={(implementation) => set({ implementation })}
          />
          <Versions control={control} field="implementation" journal={facts.journal} />
        </div>
        <RecordedTextField {...field('owner')} label={t`Owner`} list={[...new Set(owners)]} />
        <Section label={t`Documents`}>
          <ControlDocuments facts={facts} control={control} onChange={set} />
          <Versions control={control} field="documents" journal={facts.journal} />
          <Versions control={control} field="documentNames" journal={facts.journal} />
        </Section>
        {extra && (
          <div>
            <Button
              look="danger"
              icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />}
              onClick={() => void takeOut()}
            >
              <Trans>Take out {reference}</Trans>
            </Button>
          </div>
        )}
      </div>
    </EditorFrame>
  );
};

const Turn = ({ to, text, isBack = false }: { to: string; text: string; isBack?: boolean }) => {
  const Icon = isBack ? ChevronLeft : ChevronRight;
  return (
    <Link
      to={to}
      replace
      className={`press inline-flex min-h-12 items-center gap-2 rounded-card border border-edge bg-surface px-4 font-bold text-accent ${isBack ? '' : 'flex-row-reverse'}`}
    >
      <Icon aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
      {text}
    </Link>
  );
};

/** Two versions of a choice, side by side, until one is chosen. */
const Versions = ({ control, field, journal }: { control: StatementControl; field: string; journal: string }) => {
  const { t } = useLingui();
  const heads = control.row?.open[field];
  if (!control.row || !heads) return null;
  return (
    <WarnPanel title={t`This was decided twice. The less safe one counts until you choose.`}>
      <div className="mt-3">
        <FieldVersions journal={journal} noun="applicability" record={control.row.record} field={field} heads={heads} />
      </div>
    </WarnPanel>
  );
};
