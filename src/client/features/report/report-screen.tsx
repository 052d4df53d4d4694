import { Trans, useLingui } from '@lingui/react/macro';
import { Check, ChevronRight, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { auditRecordId } from '#domain/audit/audit-facts.ts';
import type { PartState, ReportPart } from '#domain/report/report-gaps.ts';
import { reportGaps } from '#domain/report/report-gaps.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { ReadOnly, useReadOnly } from '../../ui/read-only.tsx';
import { SignOffLink } from '../sign-off/sign-off-link.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { ScreenFrame } from '../tablet/screen-frame.tsx';
import { useWholeAudit } from '../tablet/use-whole-audit.ts';
import { ExportPanel } from './export-panel.tsx';
import { HandInPanel } from './hand-in-panel.tsx';
import { partWords } from './report-words.ts';

/** The report: what it lacks, the lead's words, and its export. A draft can be made at any time. */
export const ReportScreen = () => {
  const { facts } = useAudit();
  const { t } = useLingui();
  const [isAllShown, setAllShown] = useState(false);
  const whole = useWholeAudit();
  const gaps = useMemo(() => (whole ? reportGaps(whole) : []), [whole]);
  const needed = gaps.filter((gap) => gap.lacking.length > 0);
  const complete = gaps.filter((gap) => gap.lacking.length === 0);
  const field = (name: string) => ({
    journal: facts.journal,
    noun: 'audit' as const,
    record: auditRecordId(facts.journal),
    field: name,
    row: facts.audit,
  });
  const isSealed = useReadOnly();
  const [count, of] = [needed.length, gaps.length];
  return (
    <ScreenFrame
      title={isSealed ? t`Report` : t`Draft report`}
      lead={
        count === 0 ? (
          <Trans>Every part is complete.</Trans>
        ) : (
          <Trans>
            {count} of {of} parts need you. A draft can be exported at any time.
          </Trans>
        )
      }
    >
      <div className="grid gap-8 min-[900px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          {needed.length > 0 && (
            <Card className="divide-y divide-line">
              {needed.map((gap) => (
                <GapRow key={gap.part} gap={gap} />
              ))}
            </Card>
          )}
          <Card className="divide-y divide-line">
            {(isAllShown ? complete : complete.slice(0, 4)).map((gap) => (
              <GapRow key={gap.part} gap={gap} />
            ))}
            {complete.length > 4 && !isAllShown && (
              <Button look="plain" onClick={() => setAllShown(true)}>
                <Trans>{complete.length - 4} more complete parts</Trans>
              </Button>
            )}
          </Card>
          <Section label={t`The lead's words`}>
            <div className="flex flex-col gap-6" id="words">
              <RecordedTextField {...field('conclusion')} label={t`Conclusion`} lines={4} isReading />
              <RecordedTextField
                {...field('conformityAnswer')}
                label={t`Does the system conform to the organisation's own requirements and to the standard?`}
                lines={3}
              />
              <RecordedTextField
                {...field('effectivenessAnswer')}
                label={t`Is it effectively implemented and maintained?`}
                lines={3}
              />
              {facts.audit?.fields.recommendations?.trim() && (
                <RecordedTextField {...field('recommendations')} label={t`Recommendations`} lines={3} />
              )}
              <RecordedTextField {...field('divergentOpinions')} label={t`Unresolved divergent opinions`} lines={2} />
              <RecordedTextField {...field('followUp')} label={t`Agreed follow-up`} lines={2} />
              <RecordedTextField {...field('samplingNote')} label={t`How samples were drawn`} lines={2} />
            </div>
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-8">
          <SignOffLink />
          <ReadOnly value={false}>
            <ExportPanel />
          </ReadOnly>
          <HandInPanel />
        </div>
      </div>
    </ScreenFrame>
  );
};

const placeOf: Partial<Record<ReportPart, string>> = {
  objectives: 'plan',
  scope: 'plan',
  dates: 'plan',
  team: 'plan',
  impartiality: 'plan',
  findingsComplete: 'findings',
  photosPlaced: 'evidence',
  photosDrawable: 'evidence',
};

const GapRow = ({ gap }: { gap: PartState }) => {
  const { facts, items } = useAudit();
  const { t, i18n } = useLingui();
  const isComplete = gap.lacking.length === 0;
  const [first] = gap.lacking;
  const item = items.find((candidate) => candidate.ref === first);
  const place = item ? `checklist/${item.item}` : placeOf[gap.part];
  const isText = gap.of <= 1 && gap.lacking.every((lacking) => lacking === gap.part);
  const listed = gap.lacking.slice(0, 6).join(', ') + (gap.lacking.length > 6 ? ' …' : '');
  const body = (
    <>
      {isComplete ? (
        <Check aria-hidden size={20} strokeWidth={2} className="shrink-0" />
      ) : (
        <TriangleAlert aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />
      )}
      <span className="min-w-0 flex-1">
        <span className={`block ${isComplete ? '' : 'font-bold'}`}>{i18n._(partWords[gap.part])}</span>
        {!isComplete && !isText && <span className="block break-words text-ink2">{listed}</span>}
      </span>
      <span className="shrink-0 text-ink2">
        {isComplete
          ? gap.of > 1
            ? t`${gap.of} of ${gap.of}`
            : t`complete`
          : isText
            ? t`not written`
            : t`${gap.lacking.length} to do`}
      </span>
    </>
  );
  const look = 'flex min-h-14 items-center gap-4 px-4 py-2 min-[600px]:px-6';
  if (isComplete) return <p className={look}>{body}</p>;
  return place ? (
    <Link to={`/audits/${facts.journal}/${place}`} className={`press ${look}`}>
      {body}
      <ChevronRight aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2 rtl:-scale-x-100" />
    </Link>
  ) : (
    <a href="#words" className={`press ${look}`}>
      {body}
      <ChevronRight aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2 rtl:-scale-x-100" />
    </a>
  );
};
