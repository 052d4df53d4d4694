import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { AgendaItemScreen } from './agenda-item-screen.tsx';
import { AgendaScreen } from './agenda-screen.tsx';
import { PlanScreen } from './plan-screen.tsx';
import { TeamMemberScreen } from './team-member-screen.tsx';
import { TeamScreen } from './team-screen.tsx';
import { WorkingPapersScreen } from './working-papers-screen.tsx';

const MeetingRoutes = lazy(() => import('../meeting/meeting-routes.tsx').then((m) => ({ default: m.MeetingRoutes })));
const SamplingRoutes = lazy(() =>
  import('../sampling/sampling-routes.tsx').then((m) => ({ default: m.SamplingRoutes })),
);

/** Everything under an audit's plan. */
export const PlanRoutes = () => (
  <Routes>
    <Route index element={<PlanScreen />} />
    <Route path="team" element={<TeamScreen />} />
    <Route path="team/:record" element={<TeamMemberScreen />} />
    <Route path="agenda" element={<AgendaScreen />} />
    <Route path="agenda/:record" element={<AgendaItemScreen />} />
    <Route path="papers" element={<WorkingPapersScreen />} />
    <Route path="meetings/*" element={<MeetingRoutes />} />
    <Route path="samples/*" element={<SamplingRoutes />} />
  </Routes>
);
