import { useLingui } from '@lingui/react/macro';
import { Check, MessageSquare, X } from 'lucide-react';
import { useState } from 'react';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import {
  addPoint,
  markPoint,
  meetingPointsOf,
  type PointState,
  pointFields,
  withdrawFromMeetings,
} from '#domain/meeting/meetings.ts';
import { succeed } from '#domain/result.ts';
import type { Row } from '#domain/row.ts';
import { IconButton } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { useReadOnly, WhileOpen } from '../../ui/read-only.tsx';
import { AddLine } from '../tablet/add-line.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { pointWords } from './meeting-words.ts';

/** What the meeting goes through: each point ticked off while one speaks, with a note where something was said. */
export const MeetingPoints = ({ facts, meeting }: { facts: WholeAudit; meeting: Row<'meeting'> }) => {
  const { t } = useLingui();
  const { newId } = useTablet();
  const act = useAct(facts.journal);
  const points = meetingPointsOf(facts, meeting);
  const [done, of] = [points.filter(({ isDone }) => isDone).length, points.length];
  return (
    <Section label={t`Points`} aside={of > 0 ? <span className="text-ink2">{t`${done} of ${of}`}</span> : undefined}>
      <Card>
        <ul className="divide-y divide-line">
          {points.map((state) => (
            <Point key={state.record} facts={facts} meeting={meeting} state={state} />
          ))}
        </ul>
        <WhileOpen>
          <div className={`p-4 ${of > 0 ? 'border-t border-line' : ''}`}>
            <AddLine
              label={t`A point of your own`}
              addLabel={t`Add`}
              onAdd={(title) =>
                act.decide((now) => succeed(addPoint(now, { meeting: meeting.record, record: newId(), title })))
              }
            />
          </div>
        </WhileOpen>
      </Card>
    </Section>
  );
};

const Point = ({ facts, meeting, state }: { facts: WholeAudit; meeting: Row<'meeting'>; state: PointState }) => {
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const readOnly = useReadOnly();
  const [isNoting, setNoting] = useState(false);
  const text = state.point ? i18n._(pointWords[state.point]) : (state.row?.fields.title ?? '');
  const hasNote = isNoting || Boolean(state.row?.fields.note) || Boolean(state.row?.open['note']);
  return (
    <li className="px-2 py-1">
      <div className="flex items-start gap-1">
        <button
          type="button"
          role="checkbox"
          aria-checked={state.isDone}
          disabled={readOnly}
          onClick={() => void act.run(succeed(markPoint(meeting.record, state, !state.isDone)))}
          className="press flex min-h-12 min-w-0 flex-1 items-start gap-4 rounded-card px-2 py-2.5 text-start"
        >
          <span
            aria-hidden
            className={`mt-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-full ${state.isDone ? 'bg-accent text-on-accent' : 'border-2 border-edge'}`}
          >
            {state.isDone && <Check size={16} strokeWidth={3} />}
          </span>
          <span dir={state.point ? undefined : 'auto'} className="min-w-0 break-words">
            {text}
          </span>
        </button>
        <WhileOpen>
          {!hasNote && (
            <IconButton label={t`Note on: ${text}`} onClick={() => setNoting(true)}>
              <MessageSquare aria-hidden size={20} strokeWidth={1.75} />
            </IconButton>
          )}
          {!state.point && (
            <IconButton
              label={t`Take out: ${text}`}
              onClick={() =>
                void act.decide((now) => succeed(withdrawFromMeetings(now, state.record)), t`Point taken out`)
              }
            >
              <X aria-hidden size={20} strokeWidth={1.75} />
            </IconButton>
          )}
        </WhileOpen>
      </div>
      {hasNote && (
        <div className="ps-12 pe-2 pb-2">
          <RecordedTextField
            journal={facts.journal}
            noun="meetingPoint"
            record={state.record}
            field="note"
            row={state.row}
            beside={pointFields(meeting.record, state.point)}
            label={t`Note on: ${text}`}
            isLabelHidden
            lines={2}
          />
        </div>
      )}
    </li>
  );
};
