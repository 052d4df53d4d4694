import { useLingui } from '@lingui/react/macro';
import { Route, Routes } from 'react-router';
import { PathScreen } from './path-screen.tsx';
import { ReadinessProvider, useReadinessOfOrganisation } from './readiness-context.tsx';
import { ReadinessReportScreen } from './readiness-report-screen.tsx';
import { ReadinessScreen } from './readiness-screen.tsx';
import { ReviewScreen } from './review-screen.tsx';
import { ReviewsScreen } from './reviews-screen.tsx';
import { WalkScreen } from './walk-screen.tsx';

/** Everything under an organisation's readiness. */
export const ReadinessRoutes = () => {
  const readiness = useReadinessOfOrganisation();
  const { t } = useLingui();
  if (!readiness) return <p className="sr-only" role="status">{t`Reading the audits`}</p>;
  return (
    <ReadinessProvider value={readiness}>
      <Routes>
        <Route index element={<ReadinessScreen />} />
        <Route path="stage1/:row?" element={<WalkScreen stage="stage1" />} />
        <Route path="stage2/:row?" element={<WalkScreen stage="stage2" />} />
        <Route path="path" element={<PathScreen />} />
        <Route path="reviews" element={<ReviewsScreen />} />
        <Route path="reviews/:review" element={<ReviewScreen />} />
        <Route path="report" element={<ReadinessReportScreen />} />
      </Routes>
    </ReadinessProvider>
  );
};
