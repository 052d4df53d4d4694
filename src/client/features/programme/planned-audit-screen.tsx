import { Trans, useLingui } from '@lingui/react/macro';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { auditKinds, methods } from '#domain/audit/audit-choices.ts';
import { noteResults } from '#domain/programme/note-results.ts';
import { isCancelled, plannedItems } from '#domain/programme/planned-audit.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, MultiChoice } from '../../ui/choice.tsx';
import { Section, WarnPanel } from '../../ui/panel.tsx';
import { ItemsChoice } from '../organisation/items-choice.tsx';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { methodWords } from '../organisation/organisation-words.ts';
import { fieldsOf, RecordEditor } from '../organisation/record-editor.tsx';
import { AuditorSheet } from '../tablet/auditor-sheet.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';
import { useAuditor } from '../tablet/use-auditor.ts';
import { auditKindWords } from './programme-words.ts';
import { useAuditResults } from './use-coverage.ts';
import { useStartPlanned } from './use-start-planned.ts';

/** One audit of the programme: when, what, where, how and why; and the way to begin it. */
export const PlannedAuditScreen = () => {
  const facts = useOrganisationFacts();
  const { record = '' } = useParams();
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const row = facts.record('plannedAudit', record);
  const field = row && fieldsOf(row);
  const set = (fields: Parameters<typeof editsOf<'plannedAudit'>>[2]) =>
    void act.run(succeed(editsOf('plannedAudit', record, fields)));
  const named = (noun: 'area' | 'site' | 'aiSystem') =>
    facts.of(noun).map((one) => ({ value: one.record, text: one.fields.name ?? '' }));
  const { startsOn, endsOn } = row?.fields ?? {};
  return (
    <RecordEditor
      row={row}
      back={`/organisations/${facts.journal}/programme`}
      backLabel={t`Audit programme`}
      title={row?.fields.title ?? t`Untitled audit`}
      choices={['kind', 'method', 'items', 'areas', 'sites', 'aiSystems', 'audit', 'results']}
    >
      {row && field && (
        <>
          <Begin plan={row} />
          <RecordedTextField {...field('title')} label={t`Title of the audit`} />
          <Choice
            label={t`Kind`}
            value={row.fields.kind}
            options={auditKinds.map((value) => ({ value, text: i18n._(auditKindWords[value]) }))}
            onChoose={(kind) => set({ kind })}
          />
          <div className="grid gap-6 min-[600px]:grid-cols-2">
            <RecordedTextField {...field('startsOn')} label={t`First day`} type="date" />
            <RecordedTextField {...field('endsOn')} label={t`Last day`} type="date" />
          </div>
          {startsOn && endsOn && endsOn < startsOn && (
            <p role="alert" className="font-bold">
              <Trans>The last day is before the first.</Trans>
            </p>
          )}
          <RecordedTextField
            {...field('lead')}
            label={t`Lead auditor`}
            list={facts.of('person').flatMap((person) => person.fields.name ?? [])}
          />
          <Choice
            label={t`Method`}
            value={row.fields.method}
            options={methods.map((value) => ({ value, text: i18n._(methodWords[value]) }))}
            onChoose={(method) => set({ method })}
          />
          <RecordedTextField {...field('reason')} label={t`Why this audit, and why now`} lines={3} />
          <ItemsChoice
            label={t`Clauses and controls`}
            values={plannedItems(row)}
            onChange={(items) => set({ items })}
          />
          {facts.of('area').length > 0 && (
            <MultiChoice
              label={t`Processes and areas`}
              values={row.fields.areas ?? []}
              options={named('area')}
              onChange={(areas) => set({ areas })}
            />
          )}
          {facts.of('site').length > 0 && (
            <MultiChoice
              label={t`Sites`}
              values={row.fields.sites ?? []}
              options={named('site')}
              onChange={(sites) => set({ sites })}
            />
          )}
          {facts.of('aiSystem').length > 0 && (
            <MultiChoice
              label={t`AI systems`}
              values={row.fields.aiSystems ?? []}
              options={named('aiSystem')}
              onChange={(aiSystems) => set({ aiSystems })}
            />
          )}
          <RecordedTextField
            {...field('cancelledFor')}
            label={t`Cancelled because`}
            hint={t`leave it empty while the audit stands`}
            lines={2}
          />
        </>
      )}
    </RecordEditor>
  );
};

/** Starts the audit, or leads to it, and notes what it gave. */
const Begin = ({ plan }: { plan: Row<'plannedAudit'> }) => {
  const facts = useOrganisationFacts();
  const { now } = useTablet();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const auditor = useAuditor();
  const start = useStartPlanned();
  const [isAsking, setAsking] = useState(false);
  const results = useAuditResults();
  const held = results?.find((one) => one.audit === plan.fields.audit || one.plannedAudit === plan.record);
  const told = plan.fields.results?.length ?? 0;
  const count = held?.verdicts.size ?? 0;
  if (isCancelled(plan))
    return (
      <WarnPanel title={t`Cancelled`}>
        <p>
          <Trans>It covers nothing. Take the reason away, and it stands again.</Trans>
        </p>
      </WarnPanel>
    );
  if (held)
    return (
      <Section label={t`The audit`}>
        <div className="flex flex-col items-start gap-4">
          <Link
            to={`/audits/${held.audit}/checklist`}
            className="press inline-flex min-h-12 items-center rounded-card bg-accent px-6 font-bold text-on-accent"
          >
            <Trans>Open the audit</Trans>
          </Link>
          <p className="text-ink2">
            {told > 0 ? (
              <Trans>Results of {told} clauses and controls are noted in the programme.</Trans>
            ) : (
              <Trans>Its results are not noted in the programme yet: who doesn't hold the audit sees none.</Trans>
            )}
          </p>
          <Button
            disabled={count === 0}
            onClick={() =>
              void act.run(succeed(noteResults(plan.record, held, todayOf(now()))), t`Results noted in the programme`)
            }
          >
            <Trans>Note results of {count} in the programme</Trans>
          </Button>
        </div>
      </Section>
    );
  if (plan.fields.audit !== undefined)
    return (
      <Section label={t`The audit`}>
        <p>
          <Trans>It was started on another tablet, and its journal is not on this one.</Trans>
        </p>
      </Section>
    );
  return (
    <Section label={t`The audit`}>
      <Button
        look="filled"
        disabled={auditor === undefined || results === undefined}
        icon={<Play aria-hidden size={20} strokeWidth={1.75} />}
        onClick={() => (auditor ? void start(plan.record, auditor) : setAsking(true))}
      >
        <Trans>Start this audit</Trans>
      </Button>
      <p className="mt-3 text-ink2">
        <Trans>
          It begins with this plan: title, days, method, scope, and copies of its sites, AI systems and areas.
        </Trans>
      </p>
      {isAsking && (
        <AuditorSheet
          onClose={() => setAsking(false)}
          onKnown={(known) => {
            setAsking(false);
            void start(plan.record, known);
          }}
        />
      )}
    </Section>
  );
};
