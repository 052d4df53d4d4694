import { useLingui } from '@lingui/react/macro';
import { Route, Routes } from 'react-router';
import { PlanNav } from '../plan/plan-nav.tsx';
import { ScreenFrame } from '../tablet/screen-frame.tsx';

export const MeetingRoutes = () => {
  const { t } = useLingui();
  return (
    <Routes>
      <Route
        index
        element={
          <ScreenFrame title={t`Meetings`}>
            <PlanNav />
          </ScreenFrame>
        }
      />
    </Routes>
  );
};
