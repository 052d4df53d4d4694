import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import { seenHeads } from '../journal/seen-heads.ts';
import type { JournalFacts } from '../journal-facts.ts';
import type { RecordOf } from '../nouns.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf, type Row } from '../row.ts';
import type { Signature } from './drawn-signature.ts';
import { type MeetingKind, type MeetingPoint, pointsOf } from './meeting-agenda.ts';

export type MeetingRefusal =
  /** A list of attendance holds a name once. */
  | { readonly kind: 'alreadyOnList'; readonly name: string }
  /** Who was absent has signed nothing, and who has signed was not absent. */
  | { readonly kind: 'signedNotAbsent'; readonly name: string }
  | { readonly kind: 'answerNeeded' };

const isOpen = (row: { readonly open: object }, field: string) => Object.hasOwn(row.open, field);

/** `deleted` set to false beside the rest: a record that has its id computed may have been taken out before. */
const there = (noun: 'meeting' | 'attendance', record: string): Edit => ({
  noun,
  record,
  field: 'deleted',
  value: false,
});

const orderOf = (kind: MeetingKind | undefined) => (kind === 'opening' ? 0 : kind === 'closing' ? 2 : 1);

/** Opening, others, closing; those of one kind by when they were held. */
export const meetingsOf = (facts: JournalFacts): readonly Row<'meeting'>[] =>
  facts
    .of('meeting')
    .toSorted(
      (a, b) =>
        orderOf(a.fields.kind) - orderOf(b.fields.kind) ||
        (a.fields.startsAt ?? '').localeCompare(b.fields.startsAt ?? ''),
    );

/**
 * MT1: the first opening and the first closing meeting exist once, so that two tablets that begin one write in the same
 * record. Further ones, as at a second site, have the id that is given.
 */
export const meetingRecordId = (facts: JournalFacts, kind: MeetingKind, newId: string): string =>
  kind === 'other' || facts.of('meeting').some((row) => row.fields.kind === kind)
    ? newId
    : computedRecordId(facts.journal, 'meeting', kind);

export const beginMeeting = (
  facts: JournalFacts,
  input: { readonly kind: MeetingKind; readonly record: string; readonly fields?: Partial<RecordOf<'meeting'>> },
): readonly Edit[] => [
  ...editsOf('meeting', input.record, { ...input.fields, kind: input.kind }),
  ...(input.record === computedRecordId(facts.journal, 'meeting', input.kind) ? [there('meeting', input.record)] : []),
];

export type PointState = {
  readonly record: string;
  /** Absent for a point of one's own. */
  readonly point: MeetingPoint | undefined;
  readonly row: Row<'meetingPoint'> | undefined;
  readonly isDone: boolean;
};

const childrenOf = <N extends 'meetingPoint' | 'attendance' | 'divergentOpinion'>(
  facts: JournalFacts,
  noun: N,
  meeting: string,
): readonly Row<N>[] => facts.of(noun).filter((row) => (row.fields as { readonly parent?: string }).parent === meeting);

/** MT2: a point that every such meeting has exists once per meeting. */
export const pointRecordId = (journal: string, meeting: string, point: MeetingPoint): string =>
  computedRecordId(journal, 'meetingPoint', `${meeting} ${point}`);

/** MT2, MT3: the points of its kind in their order, whoever wrote on them, then one's own. In conflict is not done. */
export const meetingPointsOf = (facts: JournalFacts, meeting: Row<'meeting'>): readonly PointState[] => {
  const rows = childrenOf(facts, 'meetingPoint', meeting.record);
  const isDone = (row: Row<'meetingPoint'> | undefined) => row?.fields.done === true && !isOpen(row, 'done');
  const standing = pointsOf(meeting.fields.kind).map((point): PointState => {
    const record = pointRecordId(facts.journal, meeting.record, point);
    const row = rows.find((one) => one.record === record);
    return { record, point, row, isDone: isDone(row) };
  });
  const shown = new Set(standing.map(({ record }) => record));
  const own = rows
    .filter((row) => !shown.has(row.record))
    .toSorted((a, b) => (a.fields.order ?? 0) - (b.fields.order ?? 0));
  return [...standing, ...own.map((row) => ({ record: row.record, point: undefined, row, isDone: isDone(row) }))];
};

/** What a point's record needs beside what is said of it. */
export const pointFields = (meeting: string, point: MeetingPoint | undefined) => ({
  parent: meeting,
  ...(point ? { point } : {}),
});

export const markPoint = (meeting: string, state: PointState, done: boolean): readonly Edit[] =>
  editsOf('meetingPoint', state.record, { ...pointFields(meeting, state.point), done });

export const addPoint = (
  facts: JournalFacts,
  input: { readonly meeting: string; readonly record: string; readonly title: string },
): readonly Edit[] => {
  const orders = childrenOf(facts, 'meetingPoint', input.meeting).map((row) => row.fields.order ?? 0);
  return editsOf('meetingPoint', input.record, {
    parent: input.meeting,
    title: input.title,
    order: Math.max(0, ...orders) + 1,
  });
};

export const attendanceOf = (facts: JournalFacts, meeting: string): readonly Row<'attendance'>[] =>
  childrenOf(facts, 'attendance', meeting);

const sameName = (name: string | undefined) => (name ?? '').normalize('NFC').trim().toLowerCase();

/** MT4: who is on a meeting's list exists once by their name, so that two tablets that add them write in one record. */
export const addAttendance = (
  facts: JournalFacts,
  input: { readonly meeting: string; readonly name: string; readonly position?: string | undefined },
): Result<readonly Edit[], MeetingRefusal> => {
  const name = input.name.trim();
  const known = attendanceOf(facts, input.meeting);
  if (known.some((row) => sameName(row.fields.name) === sameName(name))) return refuse({ kind: 'alreadyOnList', name });
  const record = computedRecordId(facts.journal, 'attendance', `${input.meeting} ${sameName(name)}`);
  return succeed([
    ...editsOf('attendance', record, {
      parent: input.meeting,
      name,
      position: input.position || undefined,
      presence: 'inPerson',
    }),
    there('attendance', record),
  ]);
};

export type Offered = { readonly name: string; readonly position: string | undefined };

/**
 * Who may be expected at a meeting and isn't on its list: those of the audit's other meetings, the team, then the
 * organisation's people. Each name once.
 */
export const offeredPeople = (
  facts: JournalFacts,
  meeting: string,
  team: readonly Offered[],
  people: readonly Offered[],
): readonly Offered[] => {
  const others = facts
    .of('attendance')
    .filter((row) => row.fields.parent !== meeting && facts.record('meeting', row.fields.parent))
    .map((row) => ({ name: row.fields.name ?? '', position: row.fields.position }));
  const taken = new Set(attendanceOf(facts, meeting).map((row) => sameName(row.fields.name)));
  const all = [...team, ...others, ...people].filter(({ name }) => name.trim() !== '');
  return all.filter(({ name }) => {
    const isNew = !taken.has(sameName(name));
    taken.add(sameName(name));
    return isNew;
  });
};

/** MT5 */
export const setPresence = (
  row: Row<'attendance'>,
  presence: RecordOf<'attendance'>['presence'] | null,
): Result<readonly Edit[], MeetingRefusal> =>
  presence === 'absent' && row.fields.signature
    ? refuse({ kind: 'signedNotAbsent', name: row.fields.name ?? '' })
    : succeed(editsOf('attendance', row.record, { presence }));

/** MT5 */
export const signAttendance = (
  row: Row<'attendance'>,
  signature: Signature | null,
): Result<readonly Edit[], MeetingRefusal> =>
  signature && row.fields.presence === 'absent'
    ? refuse({ kind: 'signedNotAbsent', name: row.fields.name ?? '' })
    : succeed(editsOf('attendance', row.record, { signature }));

export const opinionsOf = (facts: JournalFacts, meeting: string): readonly Row<'divergentOpinion'>[] =>
  childrenOf(facts, 'divergentOpinion', meeting);

export const addOpinion = (input: {
  readonly meeting: string;
  readonly record: string;
  readonly by: string;
}): readonly Edit[] =>
  editsOf('divergentOpinion', input.record, { parent: input.meeting, by: input.by, state: 'open' });

/** MT8: an opinion is settled by an answer that says how. */
export const settleOpinion = (
  row: Row<'divergentOpinion'>,
  state: RecordOf<'divergentOpinion'>['state'],
): Result<readonly Edit[], MeetingRefusal> =>
  state === 'settled' && (row.fields.answer ?? '').trim() === ''
    ? refuse({ kind: 'answerNeeded' })
    : succeed(editsOf('divergentOpinion', row.record, { state }));

/** MT8: what isn't settled beyond doubt is unresolved. */
export const isUnresolved = (row: Row<'divergentOpinion'>): boolean =>
  row.fields.state !== 'settled' || isOpen(row, 'state') || (row.fields.answer ?? '').trim() === '';

/** Takes a meeting, or a thing on it, out; it can be restored. A meeting takes what is written under it along. */
export const withdrawFromMeetings = (facts: JournalFacts, record: string): readonly Edit[] =>
  (['meeting', 'meetingPoint', 'attendance', 'divergentOpinion'] as const).flatMap((noun) => {
    const row = facts.record(noun, record);
    if (!row) return [];
    const children =
      noun === 'meeting'
        ? (['meetingPoint', 'attendance', 'divergentOpinion'] as const).flatMap((one) => childrenOf(facts, one, record))
        : [];
    return [{ noun, record, field: 'deleted', value: true, seen: seenHeads(row, children) }];
  });

/** MT9: whether a report must say that a meeting lacks: only where the audit's agenda or meetings are written down at all. */
export const lackingMeetings = (facts: JournalFacts): readonly ('opening' | 'closing')[] => {
  const meetings = facts.of('meeting');
  if (meetings.length === 0 && facts.of('agendaItem').length === 0) return [];
  return (['opening', 'closing'] as const).filter(
    (kind) => !meetings.some((row) => row.fields.kind === kind && !isOpen(row, 'kind')),
  );
};
