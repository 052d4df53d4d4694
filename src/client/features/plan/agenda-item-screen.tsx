import { Trans, useLingui } from '@lingui/react/macro';
import { Trash2 } from 'lucide-react';
import { useParams } from 'react-router';
import { methods } from '#domain/audit/audit-choices.ts';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { takeOut } from '#domain/audit/take-out.ts';
import type { RecordOf } from '#domain/nouns.ts';
import { endsBeforeStart, timeClashes } from '#domain/plan/agenda.ts';
import { planAgendaItem } from '#domain/plan/assign.ts';
import { impartialityProblems } from '#domain/plan/impartiality.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, MultiChoice } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { methodWords } from '../organisation/organisation-words.ts';
import { EditorFrame, useGoBack } from '../tablet/editor-frame.tsx';
import { HistoryLink } from '../tablet/history-link.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useWholeAudit } from '../tablet/use-whole-audit.ts';
import { WithdrawnAndEdited } from '../tablet/withdrawn.tsx';
import { ItemPicker } from './item-picker.tsx';
import { OwnWorkPanel } from './plan-problems.tsx';
import { useOwnWork } from './use-own-work.tsx';

/** One entry of the agenda. */
export const AgendaItemScreen = () => {
  const facts = useWholeAudit();
  const { journal = '', record } = useParams();
  const { t } = useLingui();
  const entry = facts?.record('agendaItem', record);
  const back = `/audits/${journal}/plan/agenda`;
  if (!facts || !entry)
    return (
      <EditorFrame back={back} backLabel={t`Agenda`} title={t`Agenda`}>
        {facts && (
          <EmptyState title={t`This entry was taken out.`}>
            <Trans>It can be restored at the end of the agenda.</Trans>
          </EmptyState>
        )}
      </EditorFrame>
    );
  return <EntryEditor facts={facts} entry={entry} back={back} />;
};

const EntryEditor = ({ facts, entry, back }: { facts: WholeAudit; entry: Row<'agendaItem'>; back: string }) => {
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const goBack = useGoBack(back);
  const { attempt, sheet } = useOwnWork(facts);
  const { fields, record } = entry;
  const field = (name: string) => ({
    journal: facts.journal,
    noun: 'agendaItem' as const,
    record,
    field: name,
    row: entry,
  });
  const set = (change: Partial<{ [F in keyof RecordOf<'agendaItem'>]: RecordOf<'agendaItem'>[F] | null }>) =>
    void act.run(succeed(editsOf('agendaItem', record, change)));
  const plan = (change: Parameters<typeof planAgendaItem>[2]) =>
    attempt((now, reason) => planAgendaItem(now, record, change, reason));
  const remove = async () => {
    if (await act.decide((now) => takeOut(now, record), t`Entry taken out`)) goBack();
  };
  const isOwn = impartialityProblems(facts).some(({ work }) => work.record === record);
  const busy = timeClashes(facts).filter(({ first, second }) => first.record === record || second.record === record);
  const areas = facts.of('area');
  return (
    <EditorFrame
      back={back}
      backLabel={t`Agenda`}
      title={fields.title || t`Untitled entry`}
      side={
        <div className="flex flex-col gap-6">
          <MultiChoice
            label={t`Auditors`}
            values={fields.auditors ?? []}
            options={facts.team.map((row) => ({ value: row.record, text: <bdi>{row.fields.name}</bdi> }))}
            onChange={(auditors) => plan({ auditors })}
          />
          {busy.map(({ member, first, second }) => {
            const name = facts.team.find((row) => row.record === member)?.fields.name ?? '';
            const other = (first.record === record ? second : first).fields.title ?? '';
            return (
              <p key={`${member} ${first.record} ${second.record}`} role="alert" className="font-bold">
                <Trans>
                  {name} is at “{other}” then.
                </Trans>
              </p>
            );
          })}
          {isOwn && (
            <>
              <OwnWorkPanel facts={facts} isShown={({ work }) => work.record === record} />
              <RecordedTextField {...field('reason')} label={t`Why there is no other way`} lines={3} />
            </>
          )}
          <RecordedTextField {...field('auditees')} label={t`Auditees`} hint={t`by their roles`} />
          <RecordedTextField {...field('note')} label={t`Note`} lines={2} />
          <div className="flex flex-wrap gap-3">
            <HistoryLink journal={facts.journal} record={record} />
            <WhileOpen>
              <Button
                look="danger"
                icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />}
                onClick={() => void remove()}
              >
                <Trans>Take out this entry</Trans>
              </Button>
            </WhileOpen>
          </div>
        </div>
      }
    >
      <WithdrawnAndEdited row={entry}>{[]}</WithdrawnAndEdited>
      <div className="flex max-w-3xl flex-col gap-6">
        <RecordedTextField {...field('title')} label={t`What it is about`} />
        <div className="grid gap-6 min-[600px]:grid-cols-2">
          <RecordedTextField {...field('startsAt')} label={t`From`} type="datetime-local" />
          <RecordedTextField {...field('endsAt')} label={t`To`} type="datetime-local" />
        </div>
        {endsBeforeStart(entry) && (
          <p role="alert" className="font-bold">
            <Trans>It ends before it begins.</Trans>
          </p>
        )}
        {areas.length > 0 && (
          <MultiChoice
            label={t`Areas and processes`}
            values={fields.areas ?? []}
            options={areas.map((area) => ({ value: area.record, text: <bdi>{area.fields.name}</bdi> }))}
            onChange={(chosen) => plan({ areas: chosen })}
          />
        )}
        <ItemPicker label={t`Clauses and controls`} chosen={fields.items ?? []} onChange={(items) => plan({ items })} />
        <Choice
          label={t`Method`}
          value={fields.method}
          options={methods.map((value) => ({ value, text: i18n._(methodWords[value]) }))}
          onChoose={(method) => set({ method })}
        />
        {facts.sites.length > 0 && (
          <Choice
            label={t`Site`}
            value={fields.site}
            options={facts.sites.map((row) => ({ value: row.record, text: <bdi>{row.fields.name}</bdi> }))}
            onChoose={(site) => set({ site })}
          />
        )}
        <RecordedTextField {...field('place')} label={t`Place`} hint={t`room, or the call's address`} />
      </div>
      {sheet}
    </EditorFrame>
  );
};
