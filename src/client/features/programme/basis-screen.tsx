import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from 'react-router';
import { cycleOf } from '#domain/programme/cycle.ts';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { fieldsOf, RecordEditor } from '../organisation/record-editor.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';

/** What ISO/IEC 42001, 9.2.2 asks of a programme beside its audits. */
export const BasisScreen = () => {
  const facts = useOrganisationFacts();
  const { record } = useParams();
  const { t } = useLingui();
  const row = facts.record('programme', record);
  const field = row && fieldsOf(row);
  const { startsOn, endsOn } = row?.fields ?? {};
  const inside = [...facts.of('plannedAudit'), ...facts.of('importance')].filter((one) => one.fields.parent === record);
  return (
    <RecordEditor
      row={row}
      back={`/organisations/${facts.journal}/programme`}
      backLabel={t`Audit programme`}
      title={row?.fields.title ?? ''}
      inside={inside}
    >
      {field && (
        <>
          <RecordedTextField {...field('title')} label={t`Title of the programme`} />
          <div className="grid gap-6 min-[600px]:grid-cols-2">
            <RecordedTextField {...field('startsOn')} label={t`First day of the cycle`} type="date" />
            <RecordedTextField {...field('endsOn')} label={t`Last day of the cycle`} type="date" />
          </div>
          {startsOn && endsOn && !cycleOf(row) && (
            <p role="alert" className="font-bold">
              <Trans>The last day is before the first.</Trans>
            </p>
          )}
          <RecordedTextField {...field('objectives')} label={t`Objectives`} lines={3} />
          <RecordedTextField
            {...field('risks')}
            label={t`Risks and opportunities of the programme`}
            hint={t`what could keep it from its objectives`}
            lines={3}
          />
          <RecordedTextField {...field('methods')} label={t`Methods`} lines={2} />
          <RecordedTextField {...field('resources')} label={t`Resources and competence`} lines={2} />
          <div className="grid gap-6 min-[600px]:grid-cols-2">
            <RecordedTextField {...field('approvedBy')} label={t`Approved by`} />
            <RecordedTextField {...field('approvedOn')} label={t`Approved on`} type="date" />
          </div>
        </>
      )}
    </RecordEditor>
  );
};
