import { useLingui } from '@lingui/react/macro';
import { Route, Routes } from 'react-router';
import { HomeFrame } from '../audits/home-frame.tsx';

export const CatalogueRoutes = () => {
  const { t } = useLingui();
  return (
    <Routes>
      <Route index element={<HomeFrame title={t`Questions and catalogues`}>{null}</HomeFrame>} />
    </Routes>
  );
};
