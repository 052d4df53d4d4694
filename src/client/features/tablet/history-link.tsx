import { Trans } from '@lingui/react/macro';
import { Link } from 'react-router';

/** To everything that was ever said of one record. */
export const HistoryLink = ({ journal, record }: { journal: string; record: string }) => (
  <Link
    to={`/audits/${journal}/history/${record}`}
    className="press inline-flex min-h-12 items-center self-start rounded-card px-2 font-bold text-accent"
  >
    <Trans>History</Trans>
  </Link>
);
