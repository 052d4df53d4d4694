import { Route, Routes } from 'react-router';
import { ApplicabilityScreen } from './applicability-screen.tsx';
import { ControlScreen } from './control-screen.tsx';
import { TakeStatementScreen } from './take-statement-screen.tsx';
import { VersionScreen } from './version-screen.tsx';
import { VersionsScreen } from './versions-screen.tsx';

/** Everything under an organisation's Statement of Applicability. */
export const ApplicabilityRoutes = () => (
  <Routes>
    <Route index element={<ApplicabilityScreen />} />
    <Route path="controls/:control" element={<ControlScreen />} />
    <Route path="versions" element={<VersionsScreen />} />
    <Route path="versions/:version" element={<VersionScreen />} />
    <Route path="from-file" element={<TakeStatementScreen />} />
  </Routes>
);
