import { ChevronLeft } from 'lucide-react';
import { Link } from 'react-router';

/** A way back over a screen that has the app's navigation around it. */
export const BackLink = ({ to, text }: { to: string; text: string }) => (
  <Link to={to} className="press mb-4 inline-flex min-h-12 items-center gap-2 rounded-card px-2 font-bold text-accent">
    <ChevronLeft aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
    <bdi>{text}</bdi>
  </Link>
);
