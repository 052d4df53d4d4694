import { applicabilityNouns } from './applicability/applicability-nouns.ts';
import { catalogueNouns } from './catalogue/catalogue-nouns.ts';
import { correctiveActionNouns } from './corrective-action/corrective-action-nouns.ts';
import { meetingNouns } from './meeting/meeting-nouns.ts';
import { organisationNouns } from './organisation/organisation-nouns.ts';
import { planNouns } from './plan/plan-nouns.ts';
import { programmeNouns } from './programme/programme-nouns.ts';
import { readinessNouns } from './readiness/readiness-nouns.ts';
import { samplingNouns } from './sampling/sampling-nouns.ts';
import { signOffNouns } from './sign-off/sign-off-nouns.ts';

/** The kinds of record that no checklist writes: loaded when one of them is first recorded. */
export const laterNouns = {
  ...organisationNouns,
  ...programmeNouns,
  ...planNouns,
  ...meetingNouns,
  ...samplingNouns,
  ...applicabilityNouns,
  ...correctiveActionNouns,
  ...readinessNouns,
  ...signOffNouns,
  ...catalogueNouns,
} as const;
