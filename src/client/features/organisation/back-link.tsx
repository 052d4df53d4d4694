import { ChevronLeft } from 'lucide-react';
import { Link } from 'react-router';

/** The way back from a screen of an organisation, over its content. */
export const BackLink = ({ to, text }: { to: string; text: string }) => (
  <p className="-mt-4 mb-4">
    <Link
      to={to}
      className="press -ms-2 inline-flex min-h-12 items-center gap-2 rounded-card px-2 font-bold text-accent"
    >
      <ChevronLeft aria-hidden size={24} strokeWidth={1.75} className="rtl:-scale-x-100" />
      <bdi>{text}</bdi>
    </Link>
  </p>
);
