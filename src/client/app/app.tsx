import type { I18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useEffect, useState } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { AuditFrame } from '../features/audits/audit-frame.tsx';
import { ChecklistScreen } from '../features/checklist/checklist-screen.tsx';
import { UpdateBar } from '../features/offline/update-bar.tsx';
import { TabletProvider } from '../features/tablet/tablet-context.tsx';
import { later } from '../ui/later.tsx';
import { say, ToastArea } from '../ui/toast.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import type { Start } from './start-tablet.ts';
import { useTheme } from './use-theme.ts';

const AuditsScreen = lazy(() =>
  import('../features/audits/audits-screen.tsx').then((m) => ({ default: m.AuditsScreen })),
);
const RecoveryScreen = later(() => import('../features/recovery/recovery-screen.tsx').then((m) => m.RecoveryScreen));
const OrganisationRoutes = lazy(() =>
  import('../features/organisation/organisation-routes.tsx').then((m) => ({ default: m.OrganisationRoutes })),
);
const CaseRoutes = lazy(() =>
  import('../features/corrective-action/case-routes.tsx').then((m) => ({ default: m.CaseRoutes })),
);
const PlanRoutes = lazy(() => import('../features/plan/plan-routes.tsx').then((m) => ({ default: m.PlanRoutes })));
const FindingScreen = lazy(() =>
  import('../features/finding/finding-screen.tsx').then((m) => ({ default: m.FindingScreen })),
);
const TakeFindingsScreen = lazy(() =>
  import('../features/intake/take-findings-screen.tsx').then((m) => ({ default: m.TakeFindingsScreen })),
);
const FindingsScreen = lazy(() =>
  import('../features/finding/findings-screen.tsx').then((m) => ({ default: m.FindingsScreen })),
);
const EvidenceScreen = lazy(() =>
  import('../features/evidence/evidence-screen.tsx').then((m) => ({ default: m.EvidenceScreen })),
);
const EvidenceListScreen = lazy(() =>
  import('../features/evidence/evidence-list-screen.tsx').then((m) => ({ default: m.EvidenceListScreen })),
);
const ReportRoutes = lazy(() =>
  import('../features/report/report-routes.tsx').then((m) => ({ default: m.ReportRoutes })),
);
const SettingsScreen = lazy(() =>
  import('../features/settings/settings-screen.tsx').then((m) => ({ default: m.SettingsScreen })),
);

const SyncScreen = lazy(() => import('../features/sync/sync-screen.tsx').then((m) => ({ default: m.SyncScreen })));
const JoinScreen = lazy(() => import('../features/sync/join-screen.tsx').then((m) => ({ default: m.JoinScreen })));
const PeopleScreen = lazy(() =>
  import('../features/members/people-screen.tsx').then((m) => ({ default: m.PeopleScreen })),
);
const MembersScreen = lazy(() =>
  import('../features/members/members-screen.tsx').then((m) => ({ default: m.MembersScreen })),
);
const ConflictsScreen = lazy(() =>
  import('../features/conflict/conflicts-screen.tsx').then((m) => ({ default: m.ConflictsScreen })),
);
const HistoryScreen = lazy(() =>
  import('../features/history/history-screen.tsx').then((m) => ({ default: m.HistoryScreen })),
);

export const App = ({ start, i18n }: { start: Start; i18n: I18n }) => {
  useTheme();
  return (
    <I18nProvider i18n={i18n}>
      <ErrorBoundary>
        {start.kind === 'failed' ? (
          <RecoveryScreen failure={start.failure} onStartEmpty={start.startEmpty} />
        ) : (
          <Ready start={start} />
        )}
      </ErrorBoundary>
      <Toasts />
    </I18nProvider>
  );
};

/** Messages, and the word for a fault that no screen has caught. */
const Toasts = () => {
  const { t } = useLingui();
  useEffect(() => {
    const onFault = ({ reason }: PromiseRejectionEvent) => {
      const what = reason instanceof Error ? reason.message : String(reason);
      say({
        text: t`That was not done: ${what}. Everything saved before is safe. Reload and try again.`,
        isUrgent: true,
        seconds: 20,
      });
    };
    window.addEventListener('unhandledrejection', onFault);
    return () => window.removeEventListener('unhandledrejection', onFault);
  }, [t]);
  return <ToastArea dismissLabel={t`Dismiss`} />;
};

const Ready = ({ start }: { start: Start & { kind: 'ready' } }) => {
  const [isOutdated, setOutdated] = useState(false);
  useEffect(() => start.onOutdated(() => setOutdated(true)), [start]);
  if (isOutdated) return <RecoveryScreen failure={{ kind: 'outdated' }} onStartEmpty={() => undefined} />;
  return (
    <TabletProvider value={start.tablet}>
      <BrowserRouter>
        <div className="flex h-full flex-col">
          <UpdateBar />
          <div className="min-h-0 flex-1">
            <Suspense
              fallback={
                <p className="sr-only" role="status">
                  <Trans>Loading</Trans>
                </p>
              }
            >
              <Routes>
                <Route path="/" element={<AuditsScreen />} />
                <Route path="/organisations/*" element={<OrganisationRoutes />} />
                <Route path="/cases/*" element={<CaseRoutes />} />
                <Route path="/settings" element={<SettingsScreen />} />
                <Route path="/sync" element={<SyncScreen />} />
                <Route path="/join" element={<JoinScreen />} />
                <Route path="/people" element={<PeopleScreen />} />
                <Route path="/audits/:journal" element={<AuditFrame />}>
                  <Route path="plan/*" element={<PlanRoutes />} />
                  <Route path="checklist" element={<ChecklistScreen />} />
                  <Route path="checklist/:item" element={<ChecklistScreen />} />
                  <Route path="findings" element={<FindingsScreen />} />
                  <Route path="findings/from-file" element={<TakeFindingsScreen />} />
                  <Route path="findings/:record" element={<FindingScreen />} />
                  <Route path="evidence" element={<EvidenceListScreen />} />
                  <Route path="evidence/:record" element={<EvidenceScreen />} />
                  <Route path="report/*" element={<ReportRoutes />} />
                  <Route path="conflicts" element={<ConflictsScreen />} />
                  <Route path="history/:record" element={<HistoryScreen />} />
                  <Route path="members" element={<MembersScreen />} />
                </Route>
                <Route path="*" element={<AuditsScreen />} />
              </Routes>
            </Suspense>
          </div>
        </div>
      </BrowserRouter>
    </TabletProvider>
  );
};
