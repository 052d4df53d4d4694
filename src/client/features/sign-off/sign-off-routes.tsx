import { Route, Routes } from 'react-router';
import { SignOffScreen } from './sign-off-screen.tsx';

export const SignOffRoutes = () => (
  <Routes>
    <Route index element={<SignOffScreen />} />
  </Routes>
);
