import { Route, Routes } from 'react-router';
import { CaseMembersScreen } from './case-members-screen.tsx';
import { CaseScreen } from './case-screen.tsx';
import { CasesScreen } from './cases-screen.tsx';

/** Everything under `/cases`. */
export const CaseRoutes = () => (
  <Routes>
    <Route index element={<CasesScreen />} />
    <Route
      path=":journal"
      element={
        <main className="h-full">
          <CaseScreen />
        </main>
      }
    />
    <Route path=":journal/members" element={<CaseMembersScreen />} />
  </Routes>
);
