import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { teamRoles } from '#domain/audit/audit-choices.ts';
import type { RecordOf } from '#domain/nouns.ts';
import { succeed } from '#domain/result.ts';
import { editsOf } from '#domain/row.ts';
import { Choice, MultiChoice } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/panel.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { EditorFrame } from '../tablet/editor-frame.tsx';
import { HistoryLink } from '../tablet/history-link.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useWholeAudit } from '../tablet/use-whole-audit.ts';
import { ItemPicker } from './item-picker.tsx';
import { OwnWorkPanel } from './plan-problems.tsx';
import { teamRoleWords } from './plan-words.ts';

/** One member of the team: mark, role, own areas, declaration. */
export const TeamMemberScreen = () => {
  const { facts } = useAudit();
  const whole = useWholeAudit();
  const { record } = useParams();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const back = `/audits/${facts.journal}/plan/team`;
  const row = facts.team.find((member) => member.record === record);
  if (!row || !whole)
    return (
      <EditorFrame back={back} backLabel={t`Team`} title={t`Team member`}>
        {whole && (
          <EmptyState title={t`This person was taken out of the team.`}>
            <Trans>They can be restored at the end of the team.</Trans>
          </EmptyState>
        )}
      </EditorFrame>
    );
  const { fields } = row;
  const isTaken = facts.team.filter((other) => other.fields.mark === fields.mark).length > 1;
  const set = (change: Partial<{ [F in keyof RecordOf<'teamMember'>]: RecordOf<'teamMember'>[F] | null }>) =>
    void act.run(succeed(editsOf('teamMember', row.record, change)));
  const field = (name: string) => ({
    journal: facts.journal,
    noun: 'teamMember' as const,
    record: row.record,
    field: name,
    row,
  });
  const areas = whole.of('area');
  return (
    <EditorFrame back={back} backLabel={t`Team`} title={fields.name || t`Team member`}>
      <div className="flex max-w-3xl flex-col gap-6 pb-10">
        <OwnWorkPanel facts={whole} isShown={({ member }) => member === row.record} />
        <div className="grid gap-4 min-[600px]:grid-cols-[2fr_1fr]">
          <RecordedTextField {...field('name')} label={t`Name`} />
          <RecordedTextField {...field('mark')} label={t`Mark`} />
        </div>
        {isTaken && fields.mark !== undefined && (
          <p role="alert" className="font-bold">
            <Trans>Another member has this mark. Marks stand in finding numbers and must differ.</Trans>
          </p>
        )}
        <Choice
          label={t`Role`}
          canClear={false}
          value={fields.role}
          options={teamRoles.map((value) => ({ value, text: i18n._(teamRoleWords[value]) }))}
          onChoose={(role) => role && set({ role })}
        />
        {areas.length > 0 && (
          <MultiChoice
            label={t`Areas this person answers for`}
            values={fields.areas ?? []}
            options={areas.map((area) => ({ value: area.record, text: <bdi>{area.fields.name}</bdi> }))}
            onChange={(chosen) => set({ areas: chosen })}
          />
        )}
        <ItemPicker
          label={t`Clauses and controls this person answers for`}
          chosen={fields.items ?? []}
          onChange={(items) => set({ items })}
        />
        <RecordedTextField
          {...field('ownAreas')}
          label={t`Own areas of responsibility`}
          hint={t`in words; not to be audited by this person`}
        />
        {fields.role !== 'observer' && (
          <Choice
            label={t`Impartiality`}
            value={fields.impartiality}
            options={[
              { value: 'declared', text: t`Declared impartial` },
              { value: 'notDeclared', text: t`Not declared` },
            ]}
            onChoose={(impartiality) => set({ impartiality })}
          />
        )}
        <HistoryLink journal={facts.journal} record={row.record} />
      </div>
    </EditorFrame>
  );
};
