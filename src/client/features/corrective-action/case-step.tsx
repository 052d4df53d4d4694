import { Trans, useLingui } from '@lingui/react/macro';
import { Check, ChevronDown, Circle, CircleDot } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { mayDo } from '#domain/corrective-action/case-roles.ts';
import { actAt, type CaseStep } from '#domain/corrective-action/case-state.ts';
import { useDay } from '../tablet/use-clock.ts';
import { useCase } from './case-context.tsx';
import { sideWords, stepWords } from './case-words.ts';

const sideAt: Record<CaseStep, keyof typeof sideWords> = {
  acknowledgement: 'owner',
  correction: 'owner',
  extent: 'owner',
  cause: 'owner',
  actions: 'owner',
  plan: 'auditor',
  criterion: 'verifier',
  implementation: 'owner',
  effectiveness: 'verifier',
  closure: 'auditor',
};

/** One step of 10.2: the present one stands open, a done one is folded with who and when. */
export const CaseStepCard = ({ step, children }: { step: CaseStep; children: ReactNode }) => {
  const { state, actor } = useCase();
  const { t, i18n } = useLingui();
  const day = useDay();
  const isCurrent = state.step === step;
  const said = state.steps.find((one) => one.step === step);
  // A step that becomes done while somebody types in it stays open.
  const [isOpen, setOpen] = useState(isCurrent);
  useEffect(() => {
    if (isCurrent) setOpen(true);
  }, [isCurrent]);
  const when = [said?.by, said?.on && day(said.on)].filter(Boolean).join(', ');
  const isMine = mayDo(actor.role, actAt[step]);
  const side = i18n._(sideWords[sideAt[step]]);
  return (
    <details
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className={`group rounded-card border bg-surface ${isCurrent ? 'border-accent' : 'border-line'}`}
    >
      <summary className="flex min-h-14 list-none items-center gap-3 px-4 py-2.5 min-[600px]:px-6">
        {said?.isDone ? (
          <Check aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-accent" />
        ) : isCurrent ? (
          <CircleDot aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-accent" />
        ) : (
          <Circle aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2" />
        )}
        <span className="min-w-0 flex-1">
          <b className="block">{i18n._(stepWords[step])}</b>
          <span className="block break-words text-ink2">
            {said?.isDone ? (
              when === '' ? (
                <Trans>Done</Trans>
              ) : (
                <bdi>{t`Done: ${when}`}</bdi>
              )
            ) : isCurrent ? (
              <Trans>Now</Trans>
            ) : (
              side
            )}
          </span>
        </span>
        <ChevronDown aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-ink2 group-open:rotate-180" />
      </summary>
      {isOpen && (
        <div className="flex flex-col gap-5 border-t border-line p-4 min-[600px]:p-6">
          {!isMine && !state.isClosed && (
            <p className="text-ink2">
              <Trans>This is not yours to write: {side}.</Trans>
            </p>
          )}
          {children}
        </div>
      )}
    </details>
  );
};
