import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { methods } from '#domain/audit/audit-choices.ts';
import type { MeetingKind, MeetingPoint } from '#domain/meeting/meeting-agenda.ts';
import type { opinionStates, presences } from '#domain/meeting/meeting-nouns.ts';

export const kindWords: Record<MeetingKind, MessageDescriptor> = {
  opening: msg`Opening meeting`,
  closing: msg`Closing meeting`,
  other: msg`Meeting`,
};

export const presenceWords: Record<(typeof presences)[number], MessageDescriptor> = {
  inPerson: msg`In person`,
  remote: msg`Remote`,
  absent: msg`Absent`,
};

export const meetingMethodWords: Record<(typeof methods)[number], MessageDescriptor> = {
  onSite: msg`On site`,
  remote: msg`Remote`,
  hybrid: msg`Hybrid`,
};

export const opinionWords: Record<(typeof opinionStates)[number], MessageDescriptor> = {
  open: msg`Unresolved`,
  settled: msg`Settled`,
};

/** The report has the same points in its own words' files, in each of its languages. */
export const pointWords: Record<MeetingPoint, MessageDescriptor> = {
  introductions: msg`Who is who: the team, the people audited, guides and observers`,
  basis: msg`Objectives, scope and criteria confirmed`,
  planConfirmed: msg`Plan and times confirmed, changes to it agreed`,
  howAudited: msg`How we work: interviews, records, watching, photos, what is done remotely`,
  samplingExplained: msg`We look at samples, so something may stay unseen`,
  gradingExplained: msg`What a major, a minor, an observation and an improvement mean here`,
  contacts: msg`Who to talk to, and how we reach each other during the audit`,
  progress: msg`When you hear how it goes: daily, and at once for anything serious`,
  resources: msg`Rooms, access to systems and documents, language of the audit`,
  confidentiality: msg`What stays confidential, and how photos and copies are kept`,
  safety: msg`Safety, emergency exits, rules of the house and of data security`,
  earlyEnd: msg`When the audit would be stopped early`,
  complaintsExplained: msg`How to raise a complaint or an objection about the audit`,
  findingsPresented: msg`Findings and their evidence presented, each understood`,
  samplingCaveat: msg`Said again: a sample was seen, so there may be more than was found`,
  gradesMeaning: msg`What each grade means and what it asks for`,
  conclusionPresented: msg`Conclusion of the team, with the good practices seen`,
  correctiveActionTimes: msg`By when correction, cause and actions are to be answered`,
  notActedOn: msg`What follows if a nonconformity is not acted on`,
  followUpAgreed: msg`Follow-up agreed: who checks what, when and how`,
  divergentOpinionsAsked: msg`Divergent opinions asked for, talked over and written down`,
  complaintsAndAppeals: msg`How to complain or appeal after today`,
  reportAndDistribution: msg`When the report comes, and who receives it`,
};
