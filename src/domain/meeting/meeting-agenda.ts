import type { meetingKinds } from './meeting-nouns.ts';

export type MeetingKind = (typeof meetingKinds)[number];

/** What an opening and a closing meeting go through (ISO 19011), in the order one says it. */
export const openingPoints = [
  'introductions',
  'basis',
  'planConfirmed',
  'howAudited',
  'samplingExplained',
  'gradingExplained',
  'contacts',
  'progress',
  'resources',
  'confidentiality',
  'safety',
  'earlyEnd',
  'complaintsExplained',
] as const;

export const closingPoints = [
  'findingsPresented',
  'samplingCaveat',
  'gradesMeaning',
  'conclusionPresented',
  'correctiveActionTimes',
  'notActedOn',
  'followUpAgreed',
  'divergentOpinionsAsked',
  'complaintsAndAppeals',
  'reportAndDistribution',
] as const;

export type MeetingPoint = (typeof openingPoints)[number] | (typeof closingPoints)[number];

export const pointsOf = (kind: MeetingKind | undefined): readonly MeetingPoint[] =>
  kind === 'opening' ? openingPoints : kind === 'closing' ? closingPoints : [];
