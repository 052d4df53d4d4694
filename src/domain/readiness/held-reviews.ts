import type { Row } from '../row.ts';
import { isInConflict } from './is-in-conflict.ts';
import type { ReadinessSources } from './readiness-sources.ts';
import { isRealDay } from './real-day.ts';

/** A review took place where its day is past and undisputed: a plan is none. */
export const isHeld = (review: Row<'managementReview'>, today: string): boolean =>
  isRealDay(review.fields.heldOn) && review.fields.heldOn <= today && !isInConflict(review, ['heldOn']);

/** The management reviews that were held, the last at the end. */
export const heldReviews = ({
  organisation,
  today,
}: Pick<ReadinessSources, 'organisation' | 'today'>): readonly Row<'managementReview'>[] =>
  organisation
    .of('managementReview')
    .filter((review) => isHeld(review, today))
    .toSorted((a, b) => (a.fields.heldOn ?? '').localeCompare(b.fields.heldOn ?? ''));
