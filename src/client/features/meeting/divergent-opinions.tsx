import { Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { useId } from 'react';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { opinionStates } from '#domain/meeting/meeting-nouns.ts';
import { addOpinion, attendanceOf, opinionsOf, settleOpinion, withdrawFromMeetings } from '#domain/meeting/meetings.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { useReadOnly, WhileOpen } from '../../ui/read-only.tsx';
import { AddLine } from '../tablet/add-line.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { opinionWords } from './meeting-words.ts';

/** Who sees something otherwise than the team. What isn't settled stands in the report. */
export const DivergentOpinions = ({ facts, meeting }: { facts: WholeAudit; meeting: Row<'meeting'> }) => {
  const { t } = useLingui();
  const { newId } = useTablet();
  const act = useAct(facts.journal);
  const opinions = opinionsOf(facts, meeting.record);
  return (
    <Section label={t`Divergent opinions`}>
      <Card>
        <ul className="divide-y divide-line">
          {opinions.map((row) => (
            <Opinion key={row.record} facts={facts} meeting={meeting} row={row} />
          ))}
        </ul>
        <WhileOpen>
          <div className={`p-4 ${opinions.length > 0 ? 'border-t border-line' : ''}`}>
            <AddLine
              label={t`Whose opinion`}
              addLabel={t`Add`}
              onAdd={(by) => act.run(succeed(addOpinion({ meeting: meeting.record, record: newId(), by })))}
            />
          </div>
        </WhileOpen>
      </Card>
      <p className="mt-2 text-ink2">
        <Trans>What stays unresolved stands in the report, with the team's answer.</Trans>
      </p>
    </Section>
  );
};

const Opinion = ({
  facts,
  meeting,
  row,
}: {
  facts: WholeAudit;
  meeting: Row<'meeting'>;
  row: Row<'divergentOpinion'>;
}) => {
  const { t, i18n } = useLingui();
  const act = useAct(row.journal);
  const id = useId();
  const readOnly = useReadOnly();
  const by = row.fields.by ?? '';
  const field = (one: string) => ({ journal: row.journal, noun: row.noun, record: row.record, field: one, row });
  return (
    <li className="flex flex-col gap-4 p-4">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <RecordedTextField
            {...field('by')}
            label={t`Whose opinion`}
            list={attendanceOf(facts, meeting.record).flatMap((one) => one.fields.name ?? [])}
          />
        </div>
        <WhileOpen>
          <IconButton
            label={t`Take out the opinion of ${by}`}
            onClick={() =>
              void act.decide((now) => succeed(withdrawFromMeetings(now, row.record)), t`Opinion taken out`)
            }
          >
            <X aria-hidden size={20} strokeWidth={1.75} />
          </IconButton>
        </WhileOpen>
      </div>
      <div>
        <label htmlFor={id} className="mb-2 block font-bold">
          <Trans>On which finding</Trans>
        </label>
        <select
          id={id}
          disabled={readOnly}
          value={row.fields.finding ?? ''}
          onChange={(event) =>
            void act.run(succeed(editsOf('divergentOpinion', row.record, { finding: event.target.value || null })))
          }
          className="min-h-12 w-full rounded-card border border-edge bg-surface px-4"
        >
          <option value="">{t`On no finding in particular`}</option>
          {facts.findings.map((finding) => (
            <option key={finding.record} value={finding.record}>
              {[finding.fields.number, finding.fields.title].filter(Boolean).join(' ')}
            </option>
          ))}
        </select>
      </div>
      <RecordedTextField {...field('opinion')} label={t`Opinion`} lines={2} isReading />
      <RecordedTextField {...field('answer')} label={t`The team's answer`} lines={2} isReading />
      <Choice
        label={t`State of this opinion`}
        isLabelHidden
        canClear={false}
        value={row.fields.state ?? 'open'}
        options={opinionStates.map((value) => ({ value, text: i18n._(opinionWords[value]) }))}
        onChoose={(state) =>
          state && void act.decide((now) => settleOpinion(now.record('divergentOpinion', row.record) ?? row, state))
        }
      />
    </li>
  );
};
