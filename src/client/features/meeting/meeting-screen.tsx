import { Trans, useLingui } from '@lingui/react/macro';
import { Trash2, TriangleAlert } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { methods } from '#domain/audit/audit-choices.ts';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { attendanceOf, meetingPointsOf, opinionsOf, withdrawFromMeetings } from '#domain/meeting/meetings.ts';
import type { Noun } from '#domain/nouns.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { EmptyState, WarnPanel } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { EditorFrame, useGoBack } from '../tablet/editor-frame.tsx';
import { HistoryLink } from '../tablet/history-link.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useWholeAudit } from '../tablet/use-whole-audit.ts';
import { Withdrawn, WithdrawnAndEdited } from '../tablet/withdrawn.tsx';
import { Attendance } from './attendance.tsx';
import { DivergentOpinions } from './divergent-opinions.tsx';
import { MeetingPoints } from './meeting-points.tsx';
import { kindWords, meetingMethodWords } from './meeting-words.ts';

/** One meeting: when and where, what it goes through, who was there, and who sees a finding otherwise. */
export const MeetingScreen = () => {
  const { t } = useLingui();
  const { record, journal } = useParams();
  const facts = useWholeAudit();
  const meeting = facts?.record('meeting', record);
  const back = `/audits/${journal}/plan/meetings`;
  if (facts && meeting) return <Meeting facts={facts} meeting={meeting} back={back} />;
  return (
    <EditorFrame back={back} backLabel={t`Meetings`} title={t`Meeting`}>
      {facts && (
        <EmptyState title={t`This meeting was taken out.`}>
          <Trans>It can be restored at the end of the list of meetings.</Trans>
        </EmptyState>
      )}
    </EditorFrame>
  );
};

const Meeting = ({ facts, meeting, back }: { facts: WholeAudit; meeting: Row<'meeting'>; back: string }) => {
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const goBack = useGoBack(back);
  const { fields } = meeting;
  const name = i18n._(kindWords[fields.kind ?? 'other']);
  const field = (one: string) => ({
    journal: facts.journal,
    noun: 'meeting' as const,
    record: meeting.record,
    field: one,
    row: meeting,
  });
  const withdraw = async () => {
    const isDone = await act.decide((now) => succeed(withdrawFromMeetings(now, meeting.record)), t`${name} taken out`);
    if (isDone) goBack();
  };
  const children: readonly Row<Noun>[] = [
    ...meetingPointsOf(facts, meeting).flatMap(({ row }) => row ?? []),
    ...attendanceOf(facts, meeting.record),
    ...opinionsOf(facts, meeting.record),
  ];
  const isUndecided = [meeting, ...children].some((row) => Object.keys(row.open).length > 0);
  return (
    <EditorFrame back={back} backLabel={t`Meetings`} title={name}>
      <WithdrawnAndEdited row={meeting}>{children}</WithdrawnAndEdited>
      {isUndecided && (
        <WarnPanel
          title={t`Something here was written on two tablets`}
          icon={<TriangleAlert aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />}
        >
          <Link
            to={`/audits/${facts.journal}/conflicts`}
            className="inline-flex min-h-12 items-center font-bold text-accent underline underline-offset-4"
          >
            <Trans>See both and decide</Trans>
          </Link>
        </WarnPanel>
      )}
      <div className="mt-6 grid gap-8 min-[900px]:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <div className="grid gap-6 min-[600px]:grid-cols-2">
            <RecordedTextField {...field('startsAt')} label={t`Begins`} type="datetime-local" />
            <RecordedTextField {...field('endsAt')} label={t`Ends`} type="datetime-local" />
          </div>
          {fields.startsAt && fields.endsAt && fields.endsAt < fields.startsAt && (
            <p role="alert" className="font-bold">
              <Trans>It ends before it begins.</Trans>
            </p>
          )}
          <RecordedTextField
            {...field('place')}
            label={t`Place`}
            hint={t`room, or how one dials in`}
            list={facts.sites.flatMap((site) => site.fields.name ?? [])}
          />
          <Choice
            label={t`Held`}
            value={fields.method}
            options={methods.map((value) => ({ value, text: i18n._(meetingMethodWords[value]) }))}
            onChoose={(method) => void act.run(succeed(editsOf('meeting', meeting.record, { method })))}
          />
          <MeetingPoints facts={facts} meeting={meeting} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Attendance facts={facts} meeting={meeting} />
          <DivergentOpinions facts={facts} meeting={meeting} />
          <RecordedTextField {...field('note')} label={t`Notes of the meeting`} lines={3} isReading />
          <div className="flex flex-wrap gap-3">
            <HistoryLink journal={facts.journal} record={meeting.record} />
            <WhileOpen>
              <Button
                look="danger"
                icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />}
                onClick={() => void withdraw()}
              >
                <Trans>Take this meeting out</Trans>
              </Button>
            </WhileOpen>
          </div>
        </div>
      </div>
      <Withdrawn journal={facts.journal} noun="attendance" nameOf={(row) => row.fields.name ?? ''} />
      <Withdrawn journal={facts.journal} noun="meetingPoint" nameOf={(row) => row.fields.title ?? ''} />
      <Withdrawn
        journal={facts.journal}
        noun="divergentOpinion"
        nameOf={(row) => row.fields.by ?? row.fields.opinion ?? ''}
      />
    </EditorFrame>
  );
};
