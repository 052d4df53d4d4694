import type { AuditFileSubject, Table } from './audit-file-part.ts';
import { type Cells, table } from './table-of.ts';

/** The meetings as they were written down: who was there, what was gone through, who saw it otherwise. */
export const meetingTables = ({ model, words, w }: AuditFileSubject): readonly Table[] => {
  const meetings = (model.meetings ?? []).map((meeting) => ({
    meeting,
    name: [w(`meetings.${meeting.kind}`), w.moment(meeting.startsAt)].filter(Boolean).join(', '),
  }));
  const titled = (...columns: Parameters<typeof words>[0][]) => columns.map((column) => words(column));
  return [
    ...table(
      'meetings',
      words('table.meetings'),
      titled('column.meeting', 'column.begins', 'column.ends', 'column.place.meeting', 'column.held', 'column.note'),
      meetings.map(({ name, meeting }) => [
        name,
        w.moment(meeting.startsAt),
        w.moment(meeting.endsAt),
        meeting.place,
        meeting.held && w(`method.${meeting.held}`),
        meeting.note,
      ]),
      true,
    ),
    ...table(
      'attendance',
      words('table.attendance'),
      titled('column.meeting', 'column.name', 'column.position', 'column.presence', 'column.signature'),
      meetings.flatMap(({ name, meeting }) =>
        meeting.people.map((person): Cells => {
          const { signature } = person;
          const when = w.moment(signature?.at);
          return [
            name,
            person.name,
            person.position,
            person.presence && w(`meetings.presence.${person.presence}`),
            person.isSignatureUndecided
              ? words('signature.undecided')
              : signature && words(signature.drawn ? 'signature.drawn' : 'signature.typed', { when }),
          ];
        }),
      ),
    ),
    ...table(
      'meeting-points',
      words('table.meetingPoints'),
      titled('column.meeting', 'column.point', 'column.done', 'column.note'),
      meetings.flatMap(({ name, meeting }) =>
        meeting.points.map(
          ({ point, title, isDone, note }): Cells => [
            name,
            point ? w(`meetings.point.${point}`) : title,
            words(isDone ? 'yes' : 'no'),
            note,
          ],
        ),
      ),
    ),
    ...table(
      'divergent-opinions',
      words('table.opinions'),
      titled('column.meeting', 'column.by', 'column.finding', 'column.opinion', 'column.answer', 'column.state'),
      meetings.flatMap(({ name, meeting }) =>
        meeting.opinions.map(
          ({ by, finding, opinion, answer, isUnresolved }): Cells => [
            name,
            by,
            finding,
            opinion,
            answer,
            w(isUnresolved ? 'meetings.unresolved' : 'meetings.settled'),
          ],
        ),
      ),
      true,
    ),
  ];
};
