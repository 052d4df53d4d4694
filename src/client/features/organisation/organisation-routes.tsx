import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { OrganisationFrame } from './organisation-context.tsx';
import { OrganisationMembersScreen } from './organisation-members-screen.tsx';
import { OrganisationScreen } from './organisation-screen.tsx';
import { OrganisationsScreen } from './organisations-screen.tsx';
import { AreaScreen, DocumentScreen, PersonScreen, SiteScreen, SystemScreen } from './record-screens.tsx';
import { registerPlaces } from './register-noun.ts';
import { AreasScreen, DocumentsScreen, PeopleScreen, SitesScreen, SystemsScreen } from './register-screens.tsx';

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
      <Route path="members" element={<OrganisationMembersScreen />} />
      <Route path={registerPlaces.aiSystem} element={<SystemsScreen />} />
      <Route path={`${registerPlaces.aiSystem}/:record`} element={<SystemScreen />} />
      <Route path={registerPlaces.site} element={<SitesScreen />} />
      <Route path={`${registerPlaces.site}/:record`} element={<SiteScreen />} />
      <Route path={registerPlaces.area} element={<AreasScreen />} />
      <Route path={`${registerPlaces.area}/:record`} element={<AreaScreen />} />
      <Route path={registerPlaces.document} element={<DocumentsScreen />} />
      <Route path={`${registerPlaces.document}/:record`} element={<DocumentScreen />} />
      <Route path={registerPlaces.person} element={<PeopleScreen />} />
      <Route path={`${registerPlaces.person}/:record`} element={<PersonScreen />} />
      <Route path="programme/*" element={<ProgrammeRoutes />} />
      <Route path="applicability/*" element={<ApplicabilityRoutes />} />
      <Route path="readiness/*" element={<ReadinessRoutes />} />
      <Route path="catalogues/*" element={<CatalogueRoutes />} />
    </Route>
  </Routes>
);
