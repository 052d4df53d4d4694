import type { WholeAudit } from '../audit/audit-facts.ts';
import type { Signature } from '../meeting/drawn-signature.ts';
import type { MeetingKind, MeetingPoint } from '../meeting/meeting-agenda.ts';
import { attendanceOf, isUnresolved, meetingPointsOf, meetingsOf, opinionsOf } from '../meeting/meetings.ts';
import type { RecordOf } from '../nouns.ts';

export type ReportMeeting = {
  readonly kind: MeetingKind;
  readonly startsAt: string | undefined;
  readonly endsAt: string | undefined;
  readonly place: string | undefined;
  readonly held: RecordOf<'meeting'>['method'] | undefined;
  readonly note: string | undefined;
  readonly people: readonly {
    readonly name: string;
    readonly position: string | undefined;
    /** Undecided where two tablets say different things: then nobody may read it as either. */
    readonly presence: RecordOf<'attendance'>['presence'] | 'undecided' | undefined;
    readonly signature: Signature | undefined;
    readonly isSignatureUndecided: boolean;
  }[];
  readonly points: readonly {
    readonly point: MeetingPoint | undefined;
    readonly title: string | undefined;
    readonly isDone: boolean;
    readonly note: string | undefined;
  }[];
  /** The unresolved ones first. */
  readonly opinions: readonly {
    readonly by: string | undefined;
    readonly finding: string | undefined;
    readonly opinion: string | undefined;
    readonly answer: string | undefined;
    readonly isUnresolved: boolean;
  }[];
};

/** MT10: what a report says of the audit's meetings; of two signatures in conflict none. */
export const reportMeetings = (facts: WholeAudit): readonly ReportMeeting[] =>
  meetingsOf(facts).map((meeting): ReportMeeting => {
    const { fields } = meeting;
    return {
      kind: fields.kind ?? 'other',
      startsAt: fields.startsAt,
      endsAt: fields.endsAt,
      place: fields.place,
      held: fields.method,
      note: fields.note,
      people: attendanceOf(facts, meeting.record).map((row) => ({
        name: row.fields.name ?? '',
        position: row.fields.position,
        presence: row.open['presence'] ? 'undecided' : row.fields.presence,
        signature: row.open['signature'] ? undefined : row.fields.signature,
        isSignatureUndecided: row.open['signature'] !== undefined,
      })),
      points: meetingPointsOf(facts, meeting).map(({ point, row, isDone }) => ({
        point,
        title: point ? undefined : row?.fields.title,
        isDone,
        note: row?.fields.note,
      })),
      opinions: opinionsOf(facts, meeting.record)
        .map((row) => ({
          by: row.fields.by,
          finding: facts.record('finding', row.fields.finding)?.fields.number,
          opinion: row.fields.opinion,
          answer: row.fields.answer,
          isUnresolved: isUnresolved(row),
        }))
        .toSorted((a, b) => Number(b.isUnresolved) - Number(a.isUnresolved)),
    };
  });
