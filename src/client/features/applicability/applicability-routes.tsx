import { useLingui } from '@lingui/react/macro';
import { Route, Routes } from 'react-router';
import { HomeFrame } from '../audits/home-frame.tsx';

export const ApplicabilityRoutes = () => {
  const { t } = useLingui();
  return (
    <Routes>
      <Route index element={<HomeFrame title={t`Statement of Applicability`}>{null}</HomeFrame>} />
    </Routes>
  );
};
