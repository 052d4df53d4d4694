import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { PlanScreen } from './plan-screen.tsx';

const MeetingRoutes = lazy(() => import('../meeting/meeting-routes.tsx').then((m) => ({ default: m.MeetingRoutes })));
const SamplingRoutes = lazy(() =>
  import('../sampling/sampling-routes.tsx').then((m) => ({ default: m.SamplingRoutes })),
);

/** Everything under an audit's plan. */
export const PlanRoutes = () => (
  <Routes>
    <Route index element={<PlanScreen />} />
    <Route path="meetings/*" element={<MeetingRoutes />} />
    <Route path="samples/*" element={<SamplingRoutes />} />
  </Routes>
);
