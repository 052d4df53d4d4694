import { computedRecordId } from '../../journal/record-id.ts';
import type { MeetingPoint } from '../../meeting/meeting-agenda.ts';
import { pointRecordId } from '../../meeting/meetings.ts';
import type { RecordOf } from '../../nouns.ts';
import { editsOf } from '../../row.ts';
import type { SampleAct } from '../sample-acts.ts';
import { sampleRecord } from '../sample-record.ts';
import data from './meetings.json' with { type: 'json' };

type SampleMeeting = Partial<RecordOf<'meeting'>> & {
  readonly key: string;
  readonly kind: 'opening' | 'closing';
  readonly points: readonly { readonly point: MeetingPoint; readonly done: boolean; readonly note?: string }[];
  readonly ownPoints: readonly { readonly key: string; readonly title: string; readonly done: boolean }[];
  readonly people: readonly ({ readonly key: string } & Partial<Omit<RecordOf<'attendance'>, 'parent'>>)[];
  readonly opinions: readonly ({ readonly key: string; readonly finding: string } & Partial<
    Omit<RecordOf<'divergentOpinion'>, 'parent' | 'finding'>
  >)[];
};

/** The opening and the closing meeting of the sample audit, one act each. */
export const sampleMeetings = (journal: string): readonly SampleAct[] =>
  (data.meetings as readonly SampleMeeting[]).map(({ key, points, ownPoints, people, opinions, ...meeting }) => {
    const record = computedRecordId(journal, 'meeting', meeting.kind);
    const parent = record;
    return {
      photos: [],
      edits: [
        ...editsOf('meeting', record, meeting),
        ...points.flatMap((point) =>
          editsOf('meetingPoint', pointRecordId(journal, record, point.point), { parent, ...point }),
        ),
        ...ownPoints.flatMap(({ key: own, ...point }, i) =>
          editsOf('meetingPoint', sampleRecord(journal, 'meetingPoint', `${key} ${own}`), {
            parent,
            ...point,
            order: i + 1,
          }),
        ),
        ...people.flatMap(({ key: who, ...person }) =>
          editsOf('attendance', sampleRecord(journal, 'attendance', `${key} ${who}`), { parent, ...person }),
        ),
        ...opinions.flatMap(({ key: own, finding, ...opinion }) =>
          editsOf('divergentOpinion', sampleRecord(journal, 'divergentOpinion', own), {
            parent,
            ...opinion,
            finding: sampleRecord(journal, 'finding', finding),
          }),
        ),
      ],
    };
  });
