import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ChevronLeft } from 'lucide-react';
import { Link } from 'react-router';
import { ReadOnly, useReadOnly } from '../../ui/read-only.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { ScreenFrame } from '../tablet/screen-frame.tsx';
import { BlockerList } from './blocker-list.tsx';
import { FollowUpPanel } from './follow-up-panel.tsx';
import { FulfilmentTable } from './fulfilment-table.tsx';
import { HandInsSection } from './hand-ins-section.tsx';
import { IssuesSection } from './issues-section.tsx';
import { LateWorkSection } from './late-work-section.tsx';
import { RecommendationsSection } from './recommendations-section.tsx';
import { SealPanel } from './seal-panel.tsx';
import { SignaturesSection } from './signatures-section.tsx';
import { useSignOff } from './use-sign-off.ts';

/** From the last gaps to the seal; after it, what came late, and what follows. */
export const SignOffScreen = () => {
  const { facts } = useAudit();
  const { t } = useLingui();
  const view = useSignOff();
  const isSealed = useReadOnly();
  const count = view?.check.blockers.length ?? 0;
  return (
    <ScreenFrame
      title={t`Sign-off`}
      lead={
        !view ? (
          <Trans>Reading the audit</Trans>
        ) : isSealed ? (
          <Trans>Signed and sealed. What comes now is late.</Trans>
        ) : (
          <Plural
            value={count}
            _0="Ready to be signed off."
            one="One thing stands in the way."
            other="# things stand in the way."
          />
        )
      }
      aside={
        <Link
          to={`/audits/${facts.journal}/report`}
          className="press inline-flex min-h-12 items-center gap-2 rounded-card px-3 font-bold text-accent"
        >
          <ChevronLeft aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
          <Trans>Report</Trans>
        </Link>
      }
    >
      {view && (
        <div className="grid gap-8 min-[900px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="flex min-w-0 flex-col gap-8">
            {isSealed ? (
              <ReadOnly value={false}>
                <IssuesSection journal={view.facts.journal} seals={view.seals} />
                <LateWorkSection view={view} />
              </ReadOnly>
            ) : (
              <div className="flex flex-col gap-4">
                <BlockerList check={view.check} />
              </div>
            )}
            <div id="recommendations" className="scroll-mt-4">
              <RecommendationsSection facts={view.facts} />
            </div>
            <FulfilmentTable facts={view.facts} />
          </div>
          <div className="flex min-w-0 flex-col gap-8">
            <HandInsSection view={view} />
            <SignaturesSection facts={view.facts} />
            {isSealed ? <FollowUpPanel facts={view.facts} /> : <SealPanel view={view} />}
          </div>
        </div>
      )}
    </ScreenFrame>
  );
};
