import type { ReportMeeting } from '#domain/report/report-meetings.ts';
import type { Wording } from '../../wording/wording.ts';
import { drawSignatures } from '../draw-signature.ts';
import type { Flow } from '../flow.ts';

type Person = ReportMeeting['people'][number];

/** How somebody was there, and what they put under it. */
const presenceWords = ({ name, presence, signature, isSignatureUndecided }: Person, w: Wording): string =>
  [
    presence ? w(`meetings.presence.${presence}`) : undefined,
    isSignatureUndecided
      ? w('meetings.signatureUndecided')
      : signature
        ? w('meetings.signedOn', { when: w.moment(signature.at) })
        : w('meetings.notSigned'),
    signature && signature.name !== name ? w('meetings.signedAs', { name: signature.name }) : undefined,
  ]
    .filter(Boolean)
    .join(', ');

/** Each meeting: when, where and how; who was there, with their signatures; what was gone through; who sees it otherwise. */
export const drawMeetings = (flow: Flow, meetings: readonly ReportMeeting[], w: Wording): void => {
  for (const meeting of meetings) {
    flow.subhead(w(`meetings.${meeting.kind}`), 120);
    const facts = (
      [
        [w('meetings.when'), [w.moment(meeting.startsAt), w.moment(meeting.endsAt)].filter(Boolean).join(' – ')],
        [w('meetings.place'), meeting.place ?? ''],
        [w('meetings.held'), meeting.held ? w(`method.${meeting.held}`) : ''],
        [
          w('meetings.absent'),
          meeting.people
            .filter((person) => person.presence === 'absent' && !person.signature)
            .map(({ name, position }) => [name, position].filter(Boolean).join(', '))
            .join('; '),
        ],
        [w('meetings.note'), meeting.note ?? ''],
      ] as const
    ).filter(([, text]) => text.trim() !== '');
    if (facts.length > 0) flow.facts(facts);
    drawAttendance(flow, meeting, w);
    drawPoints(flow, meeting, w);
    drawOpinions(flow, meeting, w);
  }
};

const drawAttendance = (flow: Flow, { people }: ReportMeeting, w: Wording): void => {
  const present = people.filter((person) => person.presence !== 'absent' || person.signature);
  flow.subhead(w('meetings.attendance'), 70);
  if (present.length === 0) return flow.paragraph(w('meetings.nobody'));
  drawSignatures(
    flow,
    present.map((person) => ({
      name: person.name,
      position: person.position ?? '',
      when: presenceWords(person, w),
      signature: person.signature,
    })),
  );
};

const drawPoints = (flow: Flow, { points }: ReportMeeting, w: Wording): void => {
  if (points.length === 0) return;
  flow.subhead(w('meetings.points'), 70);
  flow.table(
    [
      { title: w('meetings.point'), share: 3 },
      { title: w('meetings.done'), share: 0.9 },
      { title: w('meetings.remarks'), share: 3 },
    ],
    points.map(({ point, title, isDone, note }) => ({
      cells: [
        point ? w(`meetings.point.${point}`) : (title ?? ''),
        w(isDone ? 'meetings.yes' : 'meetings.no'),
        note ?? '',
      ],
    })),
  );
};

const drawOpinions = (flow: Flow, { opinions }: ReportMeeting, w: Wording): void => {
  if (opinions.length === 0) return;
  flow.subhead(w('meetings.opinions'), 160);
  for (const { by, finding, opinion, answer, isUnresolved } of opinions) {
    flow.need(150);
    flow.facts(
      (
        [
          [w('meetings.by'), by ?? ''],
          [w('meetings.on'), finding ?? ''],
          [w('meetings.opinion'), opinion ?? ''],
          [w('meetings.answer'), answer ?? ''],
          [w('meetings.state'), w(isUnresolved ? 'meetings.unresolved' : 'meetings.settled')],
        ] as const
      ).filter(([, text]) => text.trim() !== ''),
    );
  }
};
