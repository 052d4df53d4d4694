import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { ReportScreen } from './report-screen.tsx';

const SignOffRoutes = lazy(() => import('../sign-off/sign-off-routes.tsx').then((m) => ({ default: m.SignOffRoutes })));

/** Everything under an audit's report. */
export const ReportRoutes = () => (
  <Routes>
    <Route index element={<ReportScreen />} />
    <Route path="sign-off/*" element={<SignOffRoutes />} />
  </Routes>
);
