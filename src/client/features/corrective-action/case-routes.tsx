import { useLingui } from '@lingui/react/macro';
import { Route, Routes } from 'react-router';
import { HomeFrame } from '../audits/home-frame.tsx';

export const CaseRoutes = () => {
  const { t } = useLingui();
  return (
    <Routes>
      <Route index element={<HomeFrame title={t`Corrective actions`}>{null}</HomeFrame>} />
    </Routes>
  );
};
