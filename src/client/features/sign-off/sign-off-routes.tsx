import { useLingui } from '@lingui/react/macro';
import { Route, Routes } from 'react-router';
import { ScreenFrame } from '../tablet/screen-frame.tsx';

export const SignOffRoutes = () => {
  const { t } = useLingui();
  return (
    <Routes>
      <Route index element={<ScreenFrame title={t`Sign-off`}>{null}</ScreenFrame>} />
    </Routes>
  );
};
