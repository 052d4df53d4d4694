import { ChevronLeft } from 'lucide-react';
import { Link } from 'react-router';

/** One level up, above a screen's content. */
export const BackLink = ({ to, children }: { to: string; children: string }) => (
  <Link to={to} className="press -ms-2 mb-4 inline-flex min-h-12 items-center gap-2 rounded-card px-2 text-accent">
    <ChevronLeft aria-hidden size={24} strokeWidth={1.75} className="rtl:-scale-x-100" />
    <bdi>{children}</bdi>
  </Link>
);
