import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useParams } from 'react-router';
import { lifeCycleStages, systemRoles } from '#domain/audit/audit-choices.ts';
import { themes } from '#domain/finding/grade.ts';
import type { Noun } from '#domain/nouns.ts';
import { areaKinds, competenceKinds, personRoles } from '#domain/organisation/organisation-nouns.ts';
import { areasOf, changesOf, competencesOf, itemsOf, ownerOf } from '#domain/organisation/responsibilities.ts';
import { takeOutRecord } from '#domain/organisation/take-out-record.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Choice, MultiChoice } from '../../ui/choice.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { WrittenTwice } from '../conflict/written-twice.tsx';
import { themeWords } from '../finding/finding-words.ts';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { ItemsChoice } from './items-choice.tsx';
import { useOrganisationFacts } from './organisation-context.tsx';
import { areaKindWords, competenceWords, personRoleWords, stageWords, systemRoleWords } from './organisation-words.ts';
import { fieldsOf, RecordEditor } from './record-editor.tsx';
import { type RegisterNoun, registerName, registerPlaces } from './register-noun.ts';
import { ReviewNote } from './review-note.tsx';

/** The record that the address names, with what its editor needs. */
const useRegisterRecord = <N extends RegisterNoun>(noun: N) => {
  const facts = useOrganisationFacts();
  const { record = '' } = useParams();
  const act = useAct(facts.journal);
  const row = facts.record(noun, record);
  const set = (fields: Parameters<typeof editsOf<N>>[2]) => void act.run(succeed(editsOf(noun, record, fields)));
  return { facts, row, record, set, back: `/organisations/${facts.journal}/${registerPlaces[noun]}` };
};

export const SystemScreen = () => {
  const { facts, row, record, set, back } = useRegisterRecord('aiSystem');
  const { newId, now } = useTablet();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const changes = changesOf(facts, record);
  const field = row && fieldsOf(row);
  return (
    <RecordEditor
      row={row}
      back={back}
      backLabel={t`AI systems`}
      title={registerName(row?.fields ?? {})}
      choices={['role', 'lifeCycleStage', 'themes']}
      inside={changes}
    >
      {row && field && (
        <>
          <RecordedTextField {...field('name')} label={t`AI system`} />
          <RecordedTextField {...field('purpose')} label={t`Purpose`} />
          <Choice
            label={t`The organisation's role`}
            value={row.fields.role}
            options={systemRoles.map((value) => ({ value, text: i18n._(systemRoleWords[value]) }))}
            onChoose={(role) => set({ role })}
          />
          <Choice
            label={t`Life-cycle stage`}
            value={row.fields.lifeCycleStage}
            options={lifeCycleStages.map((value) => ({ value, text: i18n._(stageWords[value]) }))}
            onChoose={(lifeCycleStage) => set({ lifeCycleStage })}
          />
          <div className="grid gap-6 min-[600px]:grid-cols-2">
            <RecordedTextField {...field('owner')} label={t`Owner`} />
            <RecordedTextField
              {...field('riskClass')}
              label={t`Risk class`}
              hint={t`by the organisation's own scale`}
            />
          </div>
          <RecordedTextField {...field('data')} label={t`Data`} hint={t`what it learns from and works on`} lines={3} />
          <MultiChoice
            label={t`Themes`}
            values={row.fields.themes ?? []}
            options={themes.map((value) => ({ value, text: i18n._(themeWords[value]) }))}
            onChange={(chosen) => set({ themes: chosen })}
          />
          <Parts
            label={t`Significant changes`}
            addLabel={t`What changed`}
            rows={changes}
            nameOf={(change) => change.fields.title ?? ''}
            onAdd={(title) =>
              act.run(succeed(editsOf('systemChange', newId(), { parent: record, title, changedOn: todayOf(now()) })))
            }
          >
            {(change) => (
              <div className="grid gap-4 min-[600px]:grid-cols-2">
                <RecordedTextField {...fieldsOf(change)('title')} label={t`What changed`} />
                <RecordedTextField {...fieldsOf(change)('changedOn')} label={t`Changed on`} type="date" />
                <RecordedTextField {...fieldsOf(change)('note')} label={t`Note`} />
              </div>
            )}
          </Parts>
        </>
      )}
    </RecordEditor>
  );
};

export const SiteScreen = () => {
  const { row, back } = useRegisterRecord('site');
  const { t } = useLingui();
  const field = row && fieldsOf(row);
  return (
    <RecordEditor row={row} back={back} backLabel={t`Sites`} title={registerName(row?.fields ?? {})}>
      {field && (
        <>
          <RecordedTextField {...field('name')} label={t`Site`} />
          <RecordedTextField {...field('place')} label={t`Address`} />
        </>
      )}
    </RecordEditor>
  );
};

export const AreaScreen = () => {
  const { facts, row, set, back } = useRegisterRecord('area');
  const { t, i18n } = useLingui();
  const field = row && fieldsOf(row);
  return (
    <RecordEditor
      row={row}
      back={back}
      backLabel={t`Processes and areas`}
      title={registerName(row?.fields ?? {})}
      choices={['kind', 'owner', 'site', 'items']}
    >
      {row && field && (
        <>
          <RecordedTextField {...field('name')} label={t`Process or area`} />
          <Choice
            label={t`Kind`}
            value={row.fields.kind}
            options={areaKinds.map((value) => ({ value, text: i18n._(areaKindWords[value]) }))}
            onChoose={(kind) => set({ kind })}
          />
          <PersonChoice
            label={t`Who answers for it`}
            value={ownerOf(facts, row)?.record}
            onChoose={(owner) => set({ owner })}
          />
          {facts.of('site').length > 0 && (
            <Choice
              label={t`Site`}
              value={row.fields.site}
              options={facts.of('site').map((site) => ({ value: site.record, text: site.fields.name ?? '' }))}
              onChoose={(site) => set({ site })}
            />
          )}
          <RecordedTextField {...field('description')} label={t`What it does`} lines={3} />
          <ItemsChoice
            label={t`Clauses and controls it answers for`}
            values={row.fields.items ?? []}
            onChange={(items) => set({ items })}
          />
        </>
      )}
    </RecordEditor>
  );
};

export const DocumentScreen = () => {
  const { facts, row, set, back } = useRegisterRecord('document');
  const { t } = useLingui();
  const field = row && fieldsOf(row);
  return (
    <RecordEditor
      row={row}
      back={back}
      backLabel={t`Documented information`}
      title={registerName(row?.fields ?? {})}
      choices={['items']}
    >
      {row && field && (
        <>
          <p className="-mt-2 text-ink2">
            <ReviewNote row={row} />
          </p>
          <RecordedTextField {...field('title')} label={t`Title`} />
          <div className="grid gap-6 min-[600px]:grid-cols-2">
            <RecordedTextField {...field('identifier')} label={t`Identifier`} />
            <RecordedTextField {...field('version')} label={t`Version`} />
            <RecordedTextField {...field('issuedOn')} label={t`Date of this version`} type="date" />
            <RecordedTextField {...field('reviewOn')} label={t`Next review`} type="date" />
            <RecordedTextField
              {...field('owner')}
              label={t`Owner`}
              list={facts.of('person').flatMap((person) => person.fields.name ?? [])}
            />
            <RecordedTextField {...field('place')} label={t`Where it is kept`} />
          </div>
          <ItemsChoice
            label={t`Clauses and controls it stands for`}
            values={row.fields.items ?? []}
            onChange={(items) => set({ items })}
          />
        </>
      )}
    </RecordEditor>
  );
};

export const PersonScreen = () => {
  const { facts, row, record, set, back } = useRegisterRecord('person');
  const { newId } = useTablet();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const competences = competencesOf(facts, record);
  const field = row && fieldsOf(row);
  const areas = facts.of('area');
  return (
    <RecordEditor
      row={row}
      back={back}
      backLabel={t`People and competence`}
      title={registerName(row?.fields ?? {})}
      choices={['roles', 'areas']}
      inside={competences}
    >
      {row && field && (
        <>
          <p className="-mt-2 text-ink2">
            <ReviewNote row={row} />
          </p>
          <div className="grid gap-6 min-[600px]:grid-cols-2">
            <RecordedTextField {...field('name')} label={t`Name`} />
            <RecordedTextField {...field('position')} label={t`Position`} />
            <RecordedTextField {...field('mark')} label={t`Mark`} hint={t`stands in finding numbers`} />
            <RecordedTextField {...field('reviewOn')} label={t`Next review`} type="date" />
          </div>
          <MultiChoice
            label={t`Roles`}
            values={row.fields.roles ?? []}
            options={personRoles.map((value) => ({ value, text: i18n._(personRoleWords[value]) }))}
            onChange={(roles) => set({ roles })}
          />
          {areas.length > 0 && (
            <div>
              <MultiChoice
                label={t`Own areas`}
                values={areasOf(facts, row).map((area) => area.record)}
                options={areas.map((area) => ({ value: area.record, text: area.fields.name ?? '' }))}
                onChange={(chosen) => {
                  const disowned = areas.filter(
                    (area) => area.fields.owner === record && !chosen.includes(area.record),
                  );
                  void act.run(
                    succeed([
                      ...editsOf('person', record, { areas: chosen }),
                      ...disowned.flatMap((area) => editsOf('area', area.record, { owner: null })),
                    ]),
                  );
                }}
              />
              {itemsOf(facts, row).length > 0 && (
                <p className="mt-2 text-ink2">
                  <Trans>Answers for {itemsOf(facts, row).join(', ')}, and so audits none of these.</Trans>
                </p>
              )}
            </div>
          )}
          <Parts
            label={t`Competence`}
            addLabel={t`Subject of a competence`}
            rows={competences}
            nameOf={(competence) => competence.fields.subject ?? ''}
            onAdd={(subject) =>
              act.run(succeed(editsOf('competence', newId(), { parent: record, subject, kind: 'training' })))
            }
          >
            {(competence) => <Competence row={competence} />}
          </Parts>
          <Withdrawn
            journal={facts.journal}
            noun="competence"
            nameOf={(competence) => competence.fields.subject ?? ''}
          />
        </>
      )}
    </RecordEditor>
  );
};

const Competence = ({ row }: { row: Row<'competence'> }) => {
  const { t, i18n } = useLingui();
  const act = useAct(row.journal);
  const field = fieldsOf(row);
  const kinds = row.open['kind'];
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink2">
        <ReviewNote row={row} />
      </p>
      <RecordedTextField {...field('subject')} label={t`Subject`} />
      <Choice
        label={t`Kind`}
        value={row.fields.kind}
        options={competenceKinds.map((value) => ({ value, text: i18n._(competenceWords[value]) }))}
        onChoose={(kind) => void act.run(succeed(editsOf('competence', row.record, { kind })))}
      />
      {kinds && <WrittenTwice {...field('kind')} heads={kinds} />}
      <RecordedTextField {...field('evidence')} label={t`What shows it`} lines={2} />
      <div className="grid gap-4 min-[600px]:grid-cols-2">
        <RecordedTextField {...field('gainedOn')} label={t`Gained on`} type="date" />
        <RecordedTextField {...field('reviewOn')} label={t`Review by`} type="date" />
      </div>
    </div>
  );
};

const PersonChoice = ({
  label,
  value,
  onChoose,
}: {
  label: string;
  value: string | undefined;
  onChoose: (person: string | null) => void;
}) => {
  const people = useOrganisationFacts().of('person');
  const { t } = useLingui();
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-2 block font-bold">
        {label}
      </label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => onChoose(event.target.value || null)}
        className="min-h-12 w-full rounded-card border border-edge bg-surface px-3"
      >
        <option value="">{t`Nobody yet`}</option>
        {people.map((person) => (
          <option key={person.record} value={person.record}>
            {[person.fields.name, person.fields.position].filter(Boolean).join(', ')}
          </option>
        ))}
      </select>
    </div>
  );
};

/** What hangs on the record of an editor: each with its fields and a way to take it out, and a line to add the next. */
const Parts = <N extends Noun>({
  label,
  addLabel,
  rows,
  nameOf,
  onAdd,
  children,
}: {
  label: string;
  addLabel: string;
  rows: readonly Row<N>[];
  nameOf: (row: Row<N>) => string;
  onAdd: (name: string) => Promise<boolean>;
  children: (row: Row<N>) => ReactNode;
}) => {
  const { journal } = useOrganisationFacts();
  const { t } = useLingui();
  const act = useAct(journal);
  const id = useId();
  const [name, setName] = useState('');
  return (
    <Section label={label}>
      <Card>
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <li key={row.record} className="flex items-start gap-2 p-4 min-[600px]:px-6">
              <div className="min-w-0 flex-1">{children(row)}</div>
              <IconButton
                label={t`Take out ${nameOf(row)}`}
                onClick={() =>
                  void act.decideIn(
                    (now) => succeed(takeOutRecord(now, row.noun, row.record)),
                    t`${nameOf(row)} taken out`,
                  )
                }
              >
                <X aria-hidden size={20} strokeWidth={1.75} />
              </IconButton>
            </li>
          ))}
        </ul>
        <form
          className={`flex flex-wrap gap-3 p-4 min-[600px]:px-6 ${rows.length > 0 ? 'border-t border-line' : ''}`}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') void onAdd(name.trim()).then((isDone) => isDone && setName(''));
          }}
        >
          <label htmlFor={id} className="sr-only">
            {addLabel}
          </label>
          <input
            id={id}
            dir="auto"
            value={name}
            maxLength={2000}
            onChange={(event) => setName(event.target.value)}
            placeholder={addLabel}
            className="min-h-12 min-w-0 flex-1 basis-64 rounded-card border border-edge bg-surface px-4 placeholder:text-ink2"
          />
          <Button type="submit" icon={<Plus aria-hidden size={20} strokeWidth={1.75} />}>
            <Trans>Add</Trans>
          </Button>
        </form>
      </Card>
    </Section>
  );
};
