import { Trans, useLingui } from '@lingui/react/macro';
import { certificationPath, type PathStep, stepRecordId } from '#domain/readiness/certification-path.ts';
import { Card } from '../../ui/panel.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { PathMark } from './path-mark.tsx';
import { pathLackWords, stepStateWords, stepWords } from './path-words.ts';
import { useReadiness } from './readiness-context.tsx';
import { ReadinessFrame } from './readiness-frame.tsx';

/** The steps to a certificate and on from it, each with its dates and what is missing at it. */
export const PathScreen = () => {
  const { sources, summary } = useReadiness();
  const { t } = useLingui();
  return (
    <ReadinessFrame title={t`Certification path`}>
      <ol className="flex flex-col gap-4">
        {certificationPath(sources, summary).map((step) => (
          <Step key={step.step} step={step} />
        ))}
      </ol>
      <p className="mt-6 text-ink2">
        <Trans>
          The certification body decides what it does when; what is missing is computed from what is recorded here.
        </Trans>
      </p>
    </ReadinessFrame>
  );
};

const Step = ({ step }: { step: PathStep }) => {
  const { journal } = useReadiness().sources.organisation;
  const { t, i18n } = useLingui();
  const field = (name: string) => ({
    journal,
    noun: 'certificationStep' as const,
    record: stepRecordId(journal, step.step),
    field: name,
    row: step.record,
    beside: { step: step.step },
  });
  return (
    <li>
      <Card className="flex flex-col gap-4 p-5">
        <div className="flex items-start gap-3">
          <PathMark step={step} />
          <div className="min-w-0 flex-1">
            <h2 className="font-bold">{i18n._(stepWords[step.step])}</h2>
            <p className={step.state === 'contradicted' ? 'font-bold' : 'text-ink2'}>
              {i18n._(stepStateWords[step.state])}
            </p>
          </div>
        </div>
        {step.missing.length > 0 && (
          <div>
            <p className="text-ink2">
              <Trans>Missing here</Trans>
            </p>
            <ul className="flex list-disc flex-col ps-6">
              {step.missing.map((lack) => (
                <li key={lack.kind} className="break-words">
                  {pathLackWords(lack, i18n)}
                </li>
              ))}
            </ul>
          </div>
        )}
        <div className="grid gap-4 min-[600px]:grid-cols-2">
          {step.step === 'chooseBody' && <RecordedTextField {...field('body')} label={t`Certification body`} />}
          <RecordedTextField {...field('plannedOn')} label={t`Planned for`} type="date" />
          <RecordedTextField {...field('doneOn')} label={t`Done on`} type="date" />
        </div>
        <RecordedTextField {...field('note')} label={t`Note`} lines={2} />
      </Card>
    </li>
  );
};
