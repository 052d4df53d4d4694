import { Route, Routes } from 'react-router';
import { SampleScreen } from './sample-screen.tsx';
import { SamplesScreen } from './samples-screen.tsx';

export const SamplingRoutes = () => (
  <Routes>
    <Route index element={<SamplesScreen />} />
    <Route path=":record" element={<SampleScreen />} />
  </Routes>
);
