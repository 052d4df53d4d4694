import { Route, Routes } from 'react-router';
import { MeetingScreen } from './meeting-screen.tsx';
import { MeetingsScreen } from './meetings-screen.tsx';

export const MeetingRoutes = () => (
  <Routes>
    <Route index element={<MeetingsScreen />} />
    <Route path=":record" element={<MeetingScreen />} />
  </Routes>
);
