import { isHeld } from '#domain/readiness/held-reviews.ts';
import type { AuditFilePart } from './audit-file-part.ts';

const columns = ['title', 'planned', 'held', 'participants', 'inputs', 'results', 'minutes'] as const;

/**
 * The management reviews of the organisation, where its journal came along. The link is there once a review was held
 * after the audit ended and came to results.
 */
export const managementReview: AuditFilePart = {
  key: 'managementReview',
  of: ({ facts, organisation, model, words, w }) => {
    const reviews = organisation?.of('managementReview') ?? [];
    const ended = facts.audit?.fields.endsOn;
    const madeOn = model.madeAt.slice(0, 10);
    const hasSeenIt = reviews.some(
      (review) =>
        ended !== undefined &&
        isHeld(review, madeOn) &&
        (review.fields.heldOn ?? '') >= ended &&
        (review.fields.results ?? '').trim() !== '',
    );
    return {
      tables:
        reviews.length === 0
          ? []
          : [
              {
                key: 'reviews',
                title: words('table.reviews'),
                columns: columns.map((column) => words(`column.${column}`)),
                rows: reviews.map(({ fields }) => [
                  fields.title ?? '',
                  w.day(fields.plannedOn),
                  w.day(fields.heldOn),
                  fields.participants ?? '',
                  fields.inputs ?? '',
                  fields.results ?? '',
                  fields.minutes ?? '',
                ]),
                isLong: true,
              },
            ],
      lacking: hasSeenIt ? [] : [words('lacking.managementReview')],
    };
  },
};
