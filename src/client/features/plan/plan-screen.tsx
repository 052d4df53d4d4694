import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronRight, Trash2 } from 'lucide-react';
import { useNavigate } from 'react-router';
import { methods, photoKeepings, systemRoles } from '#domain/audit/audit-choices.ts';
import { auditRecordId } from '#domain/audit/audit-facts.ts';
import { takeOut } from '#domain/audit/take-out.ts';
import { shippedCatalogueId } from '#domain/catalogue/catalogue.ts';
import type { RecordOf } from '#domain/nouns.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { photosThatFit } from '../../store/storage-room.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, MultiChoice } from '../../ui/choice.tsx';
import { Section } from '../../ui/panel.tsx';
import { useReadOnly, WhileOpen } from '../../ui/read-only.tsx';
import { TakeOverPanel } from '../applicability/take-over-panel.tsx';
import { OwnQuestionsPanel } from '../catalogue/own-questions-panel.tsx';
import { useRoom } from '../offline/use-room.ts';
import { methodWords, systemRoleWords } from '../organisation/organisation-words.ts';
import { AgreesRecommendations } from '../sign-off/agrees-recommendations.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { ScreenFrame } from '../tablet/screen-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useWholeAudit } from '../tablet/use-whole-audit.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { ItemPicker } from './item-picker.tsx';
import { PlanNav } from './plan-nav.tsx';
import { keepingWords } from './plan-words.ts';
import { RecordList } from './record-list.tsx';
import { useOrganisation } from './use-organisation.ts';

/** What is audited, why, against what, when, where and by whom. A new audit begins here; everything can be said later. */
export const PlanScreen = () => {
  const { facts } = useAudit();
  const { newId } = useTablet();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  const areas = useWholeAudit()?.of('area') ?? [];
  const organisation = useOrganisation(facts, areas);
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
  const readOnly = useReadOnly();
  const go = async () => {
    if (!readOnly) await organisation.ensure();
    void navigate(`/audits/${facts.journal}/checklist`);
  };
  const withdraw = async () => {
    if (await act.decide((now) => takeOut(now, record), t`Audit taken off the list`)) void navigate('/');
  };
  return (
    <ScreenFrame
      title={t`Basis of the audit`}
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
          <AgreesRecommendations />
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
              onAdd={(name) => act.run(succeed(editsOf('procedure', newId(), { name })))}
            >
              {(row) => (
                <div className="grid gap-4 min-[600px]:grid-cols-[2fr_1fr]">
                  <RecordedTextField {...recordField(row, 'name')} label={t`Procedure`} />
                  <RecordedTextField {...recordField(row, 'version')} label={t`Version`} />
                </div>
              )}
            </RecordList>
          </Section>
          <TakeOverPanel />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
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
          <Section label={t`Areas and processes`}>
            <RecordList
              label={t`Name of an area or process`}
              addLabel={t`Add`}
              rows={areas}
              nameOf={(row) => row.fields.name ?? ''}
              onAdd={(name) => organisation.add('area', { name })}
              offered={organisation.offered('area').map((row) => ({
                key: row.record,
                text: row.fields.name ?? '',
                take: () => void organisation.take(row),
              }))}
            >
              {(row) => (
                <div className="flex flex-col gap-4">
                  <RecordedTextField {...recordField(row, 'name')} label={t`Area or process`} />
                  <ItemPicker
                    label={t`Clauses and controls it answers for`}
                    chosen={row.fields.items ?? []}
                    onChange={(items) => void act.run(succeed(editsOf('area', row.record, { items })))}
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
          <WhileOpen>
            <div>
              <Button
                look="danger"
                icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />}
                onClick={() => void withdraw()}
              >
                <Trans>Take this audit off the list</Trans>
              </Button>
            </div>
          </WhileOpen>
        </div>
      </div>
      {(['procedure', 'site', 'aiSystem', 'area'] as const).map((noun) => (
        <Withdrawn key={noun} journal={facts.journal} noun={noun} nameOf={(row) => row.fields.name ?? ''} />
      ))}
    </ScreenFrame>
  );
};

const recordField = (row: Row<'procedure'> | Row<'site'> | Row<'aiSystem'> | Row<'area'>, field: string) => ({
  journal: row.journal,
  noun: row.noun,
  record: row.record,
  field,
  row,
});
