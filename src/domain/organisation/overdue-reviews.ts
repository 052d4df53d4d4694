import type { JournalFacts } from '../journal-facts.ts';
import type { Row } from '../row.ts';
import { earliestDay } from './said-values.ts';

export type ReviewedRow = Row<'document'> | Row<'person'> | Row<'competence'>;

export type OverdueReview = { readonly row: ReviewedRow; readonly reviewOn: string };

/** SPEC ORG3: the day of the next review; of two the earlier. */
export const reviewDay = (row: ReviewedRow): string | undefined => earliestDay(row, 'reviewOn');

export const isReviewOverdue = (row: ReviewedRow, today: string): boolean => (reviewDay(row) ?? today) < today;

/** Documents, people and competences whose review is overdue, the longest first. */
export const overdueReviews = (facts: JournalFacts, today: string): readonly OverdueReview[] => {
  const people = new Set(facts.of('person').map((row) => row.record));
  const rows: readonly ReviewedRow[] = [
    ...facts.of('document'),
    ...facts.of('person'),
    ...facts.of('competence').filter((row) => people.has(row.fields.parent ?? '')),
  ];
  return rows
    .filter((row) => isReviewOverdue(row, today))
    .map((row) => ({ row, reviewOn: reviewDay(row) ?? '' }))
    .toSorted((a, b) => a.reviewOn.localeCompare(b.reviewOn));
};
