import { Route, Routes } from 'react-router';
import { BasisScreen } from './basis-screen.tsx';
import { ImportanceScreen } from './importance-screen.tsx';
import { PlannedAuditScreen } from './planned-audit-screen.tsx';
import { ProgrammeScreen } from './programme-screen.tsx';

export const ProgrammeRoutes = () => (
  <Routes>
    <Route index element={<ProgrammeScreen />} />
    <Route path="basis/:record" element={<BasisScreen />} />
    <Route path="importance/:programme" element={<ImportanceScreen />} />
    <Route path="audits/:record" element={<PlannedAuditScreen />} />
  </Routes>
);
