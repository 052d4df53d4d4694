import { Trans, useLingui } from '@lingui/react/macro';
import { readinessModel } from '#domain/readiness/readiness-model.ts';
import { organisationNameOf } from '#domain/readiness/readiness-sources.ts';
import { PaperPanel } from '../paper/paper-panel.tsx';
import { useReadiness } from './readiness-context.tsx';
import { ReadinessFrame } from './readiness-frame.tsx';

/** The readiness report, made on the tablet. */
export const ReadinessReportScreen = () => {
  const { sources } = useReadiness();
  const { t } = useLingui();
  return (
    <ReadinessFrame title={t`Readiness report`}>
      <div className="flex max-w-2xl flex-col gap-6">
        <p>
          <Trans>
            Both stages row by row with their artefacts and verdicts, the areas of concern, what stands in the way, and
            the certification path. It says on its first page that readiness is no certification.
          </Trans>
        </p>
        <PaperPanel
          name={t`Make the PDF`}
          fileName={[organisationNameOf(sources.organisation), t`readiness`]}
          subject={() => ({ kind: 'readiness', model: readinessModel(sources) })}
        />
      </div>
    </ReadinessFrame>
  );
};
