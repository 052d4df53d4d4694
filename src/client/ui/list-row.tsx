import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** A row of a list that opens something. At least 56 px high; the whole row is the target. */
export const ListRow = ({
  to,
  lead,
  title,
  detail,
  end,
}: {
  to: string;
  lead?: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  end?: ReactNode;
}) => (
  <Link to={to} className="press flex min-h-14 items-center gap-4 px-4 py-2.5 text-ink min-[600px]:px-6">
    {lead}
    <span className="min-w-0 flex-1">
      <span className="block break-words">{title}</span>
      {detail && <span className="block break-words text-ink2">{detail}</span>}
    </span>
    {end && <span className="shrink-0 text-end text-ink2">{end}</span>}
    <ChevronRight aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2 rtl:-scale-x-100" />
  </Link>
);
