import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { OrganisationFrame } from './organisation-context.tsx';
import { OrganisationScreen } from './organisation-screen.tsx';
import { OrganisationsScreen } from './organisations-screen.tsx';

const ProgrammeRoutes = lazy(() =>
  import('../programme/programme-routes.tsx').then((m) => ({ default: m.ProgrammeRoutes })),
);
const ApplicabilityRoutes = lazy(() =>
  import('../applicability/applicability-routes.tsx').then((m) => ({ default: m.ApplicabilityRoutes })),
);
const ReadinessRoutes = lazy(() =>
  import('../readiness/readiness-routes.tsx').then((m) => ({ default: m.ReadinessRoutes })),
);
const CatalogueRoutes = lazy(() =>
  import('../catalogue/catalogue-routes.tsx').then((m) => ({ default: m.CatalogueRoutes })),
);

/** Everything under `/organisations`: what an organisation keeps of itself between its audits. */
export const OrganisationRoutes = () => (
  <Routes>
    <Route index element={<OrganisationsScreen />} />
    <Route path=":organisation" element={<OrganisationFrame />}>
      <Route index element={<OrganisationScreen />} />
      <Route path="programme/*" element={<ProgrammeRoutes />} />
      <Route path="applicability/*" element={<ApplicabilityRoutes />} />
      <Route path="readiness/*" element={<ReadinessRoutes />} />
      <Route path="catalogues/*" element={<CatalogueRoutes />} />
    </Route>
  </Routes>
);
