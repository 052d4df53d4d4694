import { useLingui } from '@lingui/react/macro';
import { ChevronLeft, List } from 'lucide-react';
import { Link, NavLink, Outlet, useMatch, useParams } from 'react-router';
import { progressOf } from '#domain/checklist/item-states.ts';
import { useIsSealed } from '../../store/live-seals.ts';
import { IconButton } from '../../ui/button.tsx';
import { later } from '../../ui/later.tsx';
import { EmptyState } from '../../ui/panel.tsx';
import { ReadOnly } from '../../ui/read-only.tsx';
import { useTreeSheet } from '../checklist/tree-sheet.ts';
import { ExpectedPhotoBar } from '../evidence/expected-photo-bar.tsx';
import { StateChip } from '../offline/state-chip.tsx';
import { AuditProvider, useAuditFacts, useOpenAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';

const SealedBar = later(() => import('../sign-off/sealed-bar.tsx').then((m) => m.SealedBar));

/** The bar and the five places inside an audit. The app's own navigation is away while one audits. */
export const AuditFrame = () => {
  const { journal = '' } = useParams();
  const facts = useAuditFacts(journal);
  const open = useOpenAudit(facts);
  const isSealed = useIsSealed(useTablet().database, journal);
  const { t } = useLingui();
  const openTree = useTreeSheet((sheet) => sheet.set);
  const isOnItem = useMatch('/audits/:journal/checklist/:item') !== null;
  const onFinding = useMatch('/audits/:journal/findings/:record');
  const onEvidence = useMatch('/audits/:journal/evidence/:record');
  const onPlanned = useMatch('/audits/:journal/plan/:place/:record/*');
  const onOther = useMatch('/audits/:journal/:place/*')?.params.place ?? '';
  const isEditing =
    onFinding !== null ||
    onEvidence !== null ||
    onPlanned !== null ||
    ['conflicts', 'history', 'members'].includes(onOther);
  if (!open) return <p className="sr-only" role="status">{t`Opening the audit`}</p>;
  if (!open.facts.audit)
    return (
      <main className="pad-inline mx-auto max-w-2xl py-12">
        <EmptyState title={t`This audit is not on this tablet, or was taken off the list.`}>
          <Link
            to="/"
            className="inline-flex min-h-12 items-center text-accent underline underline-offset-4"
          >{t`Back to the audits`}</Link>
        </EmptyState>
      </main>
    );
  const { recorded, of } = progressOf(open.items);
  const tabs = [
    { to: 'plan', text: t`Plan` },
    { to: 'checklist', text: t`Checklist` },
    { to: 'findings', text: t`Findings` },
    { to: 'evidence', text: t`Evidence` },
    { to: 'report', text: t`Report` },
  ];
  const links = tabs.map(({ to, text }) => (
    <NavLink
      key={to}
      to={to}
      className={({ isActive }) =>
        `press flex min-h-12 min-w-12 flex-auto items-center justify-center border-b-3 px-1 min-[600px]:min-h-16 min-[600px]:px-3 ${isActive ? 'border-accent font-bold text-ink' : 'border-transparent text-ink2'}`
      }
    >
      {text}
    </NavLink>
  ));
  return (
    <AuditProvider value={open}>
      <div className="flex h-full flex-col">
        {!isEditing && (
          <header data-no-print className="shrink-0 border-b border-line bg-surface">
            <div className="flex min-h-16 items-center justify-between gap-2 ps-[max(8px,env(safe-area-inset-left))] pe-[max(8px,env(safe-area-inset-right))] min-[600px]:pe-6">
              <Link
                to="/"
                className="press flex min-h-12 min-w-12 items-center gap-2 rounded-card px-2"
                aria-label={t`Audits`}
              >
                <ChevronLeft aria-hidden size={24} strokeWidth={1.75} className="rtl:-scale-x-100" />
                <span className="hidden lg:inline">{t`Audits`}</span>
              </Link>
              {isOnItem && (
                <p className="min-[600px]:hidden" aria-label={t`${recorded} of ${of} items recorded`}>
                  <span className="whitespace-nowrap text-ink2">
                    {recorded} / {of}
                  </span>
                </p>
              )}
              <nav aria-label={t`Audit`} className="hidden min-[600px]:flex">
                {links}
              </nav>
              <div className="flex items-center gap-1">
                <StateChip />
                {isOnItem && (
                  <span className="min-[600px]:hidden">
                    <IconButton label={t`Clauses and controls`} onClick={() => openTree(true)}>
                      <List aria-hidden size={24} strokeWidth={1.75} />
                    </IconButton>
                  </span>
                )}
              </div>
            </div>
            {!isOnItem && (
              <nav aria-label={t`Audit`} className="flex overflow-x-auto px-2 min-[600px]:hidden">
                {links}
              </nav>
            )}
          </header>
        )}
        <ExpectedPhotoBar />
        {isSealed && <SealedBar journal={journal} />}
        <main className="min-h-0 flex-1">
          <ReadOnly value={isSealed}>
            <Outlet />
          </ReadOnly>
        </main>
      </div>
    </AuditProvider>
  );
};
