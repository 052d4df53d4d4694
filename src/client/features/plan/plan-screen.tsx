import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronRight, Trash2 } from 'lucide-react';
import { Link, useNavigate } from 'react-router';
import { methods, photoKeepings, systemRoles, teamRoles } from '#domain/audit/audit-choices.ts';
import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { suggestMark } from '#domain/audit/numbering.ts';
import { takeOut } from '#domain/audit/take-out.ts';
import { shippedCatalogueId } from '#domain/catalogue/catalogue.ts';
import type { RecordOf } from '#domain/nouns.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { photosThatFit } from '../../store/storage-room.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, MultiChoice } from '../../ui/choice.tsx';
import { Section } from '../../ui/panel.tsx';
import { OwnQuestionsPanel } from '../catalogue/own-questions-panel.tsx';
import { useRoom } from '../offline/use-room.ts';
import { useAudit } from '../tablet/audit-context.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { ScreenFrame } from '../tablet/screen-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { PlanNav } from './plan-nav.tsx';
import { RecordList } from './record-list.tsx';
import { useOrganisation } from './use-organisation.ts';

const methodWords: Record<(typeof methods)[number], MessageDescriptor> = {
  onSite: msg`On site`,
  remote: msg`Remote`,
  hybrid: msg`Hybrid`,
};
const teamRoleWords: Record<(typeof teamRoles)[number], MessageDescriptor> = {
  lead: msg`Lead auditor`,
  auditor: msg`Auditor`,
  auditorInTraining: msg`Auditor in training`,
  technicalExpert: msg`Technical expert`,
  observer: msg`Observer`,
};
const systemRoleWords: Record<(typeof systemRoles)[number], MessageDescriptor> = {
  developer: msg`Developer`,
  provider: msg`Provider`,
  deployer: msg`Deployer`,
  user: msg`User`,
};
const keepingWords: Record<(typeof photoKeepings)[number], MessageDescriptor> = {
  original: msg`Original photos`,
  copy2560: msg`2,560 px copies, original's hash kept`,
};

/** What is audited, why, against what, when, where and by whom. A new audit begins here; everything can be said later. */
export const PlanScreen = () => {
  const { facts } = useAudit();
  const { newId } = useTablet();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  const organisation = useOrganisation(facts);
  const room = useRoom();
  const audit = facts.audit?.fields ?? {};
  const record = auditRecordId(facts.journal);
  const field = (name: string) => ({
    journal: facts.journal,
    noun: 'audit' as const,
    record,
    field: name,
    row: facts.audit,
  });
  const set = (fields: Partial<RecordOf<'audit'>>) => void act.run(succeed(editsOf('audit', record, fields)));
  const go = async () => {
    await organisation.ensure();
    void navigate(`/audits/${facts.journal}/checklist`);
  };
  const withdraw = async () => {
    if (await act.decide((now) => takeOut(now, record), t`Audit taken off the list`)) void navigate('/');
  };
  const addRecord = (noun: 'procedure' | 'teamMember', fields: Parameters<typeof editsOf>[2]) =>
    act.run(succeed(editsOf(noun, newId(), fields as never)));
  const marks = facts.team.flatMap((member) => member.fields.mark ?? []);
  return (
    <ScreenFrame
      title={t`Plan`}
      aside={
        <Button
          look="filled"
          onClick={() => void go()}
          icon={<ChevronRight aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />}
          className="flex-row-reverse"
        >
          <Trans>Go to the checklist</Trans>
        </Button>
      }
    >
      <PlanNav />
      <div className="grid gap-8 min-[900px]:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <RecordedTextField {...field('title')} label={t`Title of the audit`} />
          <RecordedTextField
            {...field('organisation')}
            label={t`Organisation audited`}
            list={organisation.knownNames}
          />
          <div className="grid gap-6 min-[600px]:grid-cols-2">
            <RecordedTextField {...field('number')} label={t`Report number`} />
            <RecordedTextField {...field('client')} label={t`Audit client`} />
            <RecordedTextField {...field('startsOn')} label={t`First day`} type="date" />
            <RecordedTextField {...field('endsOn')} label={t`Last day`} type="date" />
          </div>
          {audit.startsOn && audit.endsOn && audit.endsOn < audit.startsOn && (
            <p role="alert" className="font-bold">
              <Trans>The last day is before the first.</Trans>
            </p>
          )}
          <MultiChoice
            label={t`Methods`}
            values={audit.methods ?? []}
            options={methods.map((value) => ({ value, text: i18n._(methodWords[value]) }))}
            onChange={(chosen) => set({ methods: chosen })}
          />
          <RecordedTextField {...field('objectives')} label={t`Objectives`} lines={3} />
          <RecordedTextField
            {...field('scope')}
            label={t`Scope`}
            hint={t`organisation, functions, processes`}
            lines={3}
          />
          <Section label={t`Criteria`}>
            <p className="mb-3">
              {facts.catalogue.id === shippedCatalogueId ? (
                <Trans>
                  ISO/IEC 42001:2023, clauses 4 to 10 and Annex A, and these procedures of the organisation's own:
                </Trans>
              ) : (
                <Trans>{facts.catalogue.title}, and these procedures of the organisation's own:</Trans>
              )}
            </p>
            <OwnQuestionsPanel />
            <RecordList
              label={t`Name of a procedure`}
              addLabel={t`Add`}
              rows={facts.procedures}
              nameOf={(row) => row.fields.name ?? ''}
              onAdd={(name) => addRecord('procedure', { name })}
            >
              {(row) => (
                <div className="grid gap-4 min-[600px]:grid-cols-[2fr_1fr]">
                  <RecordedTextField {...recordField(row, 'name')} label={t`Procedure`} />
                  <RecordedTextField {...recordField(row, 'version')} label={t`Version`} />
                </div>
              )}
            </RecordList>
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Section
            label={t`Team`}
            aside={
              <Link
                to={`/audits/${facts.journal}/members`}
                className="press inline-flex min-h-12 items-center rounded-card px-3 font-bold text-accent"
              >
                <Trans>Who may read and write</Trans>
              </Link>
            }
          >
            <RecordList
              label={t`Name of a team member`}
              addLabel={t`Add`}
              rows={facts.team}
              nameOf={(row) => row.fields.name ?? ''}
              onAdd={(name) => addRecord('teamMember', { name, role: 'auditor', mark: suggestMark(name, marks) })}
            >
              {(row) => <TeamMember row={row} marks={marks} />}
            </RecordList>
          </Section>
          <Section label={t`Sites`}>
            <RecordList
              label={t`Name of a site`}
              addLabel={t`Add`}
              rows={facts.sites}
              nameOf={(row) => row.fields.name ?? ''}
              onAdd={(name) => organisation.add('site', { name })}
              offered={organisation.offered('site').map((row) => ({
                key: row.record,
                text: row.fields.name ?? '',
                take: () => void organisation.take(row),
              }))}
            >
              {(row) => (
                <div className="grid gap-4 min-[600px]:grid-cols-2">
                  <RecordedTextField {...recordField(row, 'name')} label={t`Site`} />
                  <RecordedTextField {...recordField(row, 'place')} label={t`Address`} />
                </div>
              )}
            </RecordList>
          </Section>
          <Section label={t`AI systems in scope`}>
            <RecordList
              label={t`Name of an AI system`}
              addLabel={t`Add`}
              rows={facts.aiSystems}
              nameOf={(row) => row.fields.name ?? ''}
              onAdd={(name) => organisation.add('aiSystem', { name })}
              offered={organisation.offered('aiSystem').map((row) => ({
                key: row.record,
                text: row.fields.name ?? '',
                take: () => void organisation.take(row),
              }))}
            >
              {(row) => (
                <div className="flex flex-col gap-4">
                  <div className="grid gap-4 min-[600px]:grid-cols-2">
                    <RecordedTextField {...recordField(row, 'name')} label={t`AI system`} />
                    <RecordedTextField {...recordField(row, 'purpose')} label={t`Purpose`} />
                  </div>
                  <Choice
                    label={t`The organisation's role`}
                    value={row.fields.role}
                    options={systemRoles.map((value) => ({ value, text: i18n._(systemRoleWords[value]) }))}
                    onChoose={(role) => void act.run(succeed(editsOf('aiSystem', row.record, { role })))}
                  />
                </div>
              )}
            </RecordList>
          </Section>
          <div>
            <Choice
              label={t`Photos`}
              canClear={false}
              value={audit.photoKeeping ?? 'original'}
              options={photoKeepings.map((value) => ({ value, text: i18n._(keepingWords[value]) }))}
              onChoose={(photoKeeping) => photoKeeping && set({ photoKeeping })}
            />
            {room && room.quota > 0 && (
              <p className="mt-2 text-ink2">
                <Trans>
                  Room for about {i18n.number(photosThatFit(room, 'original'))} original photos, or{' '}
                  {i18n.number(photosThatFit(room, 'copy2560'))} copies.
                </Trans>
              </p>
            )}
          </div>
          <div className="grid gap-6 min-[600px]:grid-cols-2">
            <RecordedTextField {...field('issue')} label={t`Issue of the report`} />
            <RecordedTextField {...field('confidentiality')} label={t`Confidentiality`} />
            <RecordedTextField {...field('distribution')} label={t`Distribution`} />
          </div>
          <div>
            <Button
              look="danger"
              icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />}
              onClick={() => void withdraw()}
            >
              <Trans>Take this audit off the list</Trans>
            </Button>
          </div>
        </div>
      </div>
      {(['procedure', 'teamMember', 'site', 'aiSystem'] as const).map((noun) => (
        <Withdrawn key={noun} journal={facts.journal} noun={noun} nameOf={(row) => row.fields.name ?? ''} />
      ))}
    </ScreenFrame>
  );
};

const recordField = (row: Row<'procedure'> | Row<'site'> | Row<'aiSystem'> | Row<'teamMember'>, field: string) => ({
  journal: row.journal,
  noun: row.noun,
  record: row.record,
  field,
  row,
});

const TeamMember = ({ row, marks }: { row: Row<'teamMember'>; marks: readonly string[] }) => {
  const { t, i18n } = useLingui();
  const act = useAct(row.journal);
  const mark = row.fields.mark;
  const isTaken = mark !== undefined && marks.filter((other) => other === mark).length > 1;
  const set = (fields: Partial<RecordOf<'teamMember'>>) =>
    void act.run(succeed(editsOf('teamMember', row.record, fields)));
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 min-[600px]:grid-cols-[2fr_1fr]">
        <RecordedTextField {...recordField(row, 'name')} label={t`Name`} />
        <RecordedTextField {...recordField(row, 'mark')} label={t`Mark`} />
      </div>
      {isTaken && (
        <p role="alert" className="font-bold">
          <Trans>Another member has this mark. Marks stand in finding numbers and must differ.</Trans>
        </p>
      )}
      <Choice
        label={t`Role`}
        canClear={false}
        value={row.fields.role}
        options={teamRoles.map((value) => ({ value, text: i18n._(teamRoleWords[value]) }))}
        onChoose={(role) => role && set({ role })}
      />
      <RecordedTextField
        {...recordField(row, 'ownAreas')}
        label={t`Own areas of responsibility`}
        hint={t`not to be audited by this person`}
      />
      <Choice
        label={t`Impartiality`}
        value={row.fields.impartiality}
        options={[
          { value: 'declared', text: t`Declared impartial` },
          { value: 'notDeclared', text: t`Not declared` },
        ]}
        onChoose={(impartiality) => void act.run(succeed(editsOf('teamMember', row.record, { impartiality })))}
      />
    </div>
  );
};
