import { heldReviews } from './held-reviews.ts';
import { endedAudits, plannedAuditsOf, type ReadinessSources } from './readiness-sources.ts';
import { isRealDay } from './real-day.ts';

/** Whether the facts show it, whatever anybody judged: internal audit and management review, planned and performed. */
export const plannedAndPerformed = (sources: ReadinessSources) => {
  const { organisation, today } = sources;
  const planned = plannedAuditsOf(organisation).filter(({ fields }) => fields.kind !== 'followUp');
  return {
    auditPlanned: planned.some(({ fields }) => isRealDay(fields.startsOn)),
    auditPerformed:
      endedAudits(sources).some(({ audit }) => audit?.fields.kind !== 'followUp') ||
      planned.some(({ fields }) => (fields.results ?? []).some(({ on }) => on <= today)),
    reviewPlanned: organisation
      .of('managementReview')
      .some(({ fields }) => isRealDay(fields.plannedOn) || isRealDay(fields.heldOn)),
    // A meeting without results decided nothing (9.3.3).
    reviewPerformed: heldReviews(sources).some(({ fields }) => (fields.results ?? '').trim() !== ''),
  };
};
