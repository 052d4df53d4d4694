import { Trans } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import { isReviewOverdue, type ReviewedRow, reviewDay } from '#domain/organisation/overdue-reviews.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useDay } from '../tablet/use-clock.ts';

/** When a record is to be reviewed next, and in words that it should have been. */
export const ReviewNote = ({ row }: { row: ReviewedRow }) => {
  const { now } = useTablet();
  const day = useDay();
  const on = day(reviewDay(row));
  if (on === '') return null;
  return isReviewOverdue(row, todayOf(now())) ? (
    <span className="flex items-center gap-2 font-bold text-ink">
      <TriangleAlert aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />
      <Trans>Review overdue since {on}</Trans>
    </span>
  ) : (
    <span className="block">
      <Trans>Next review {on}</Trans>
    </span>
  );
};
