import { Trans, useLingui } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import type { Edit } from '#domain/journal/edit.ts';
import type { OwnWorkRefusal } from '#domain/plan/assign.ts';
import type { Result } from '#domain/result.ts';
import { Button } from '../../ui/button.tsx';
import { WarnPanel } from '../../ui/panel.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { useAct } from '../tablet/use-act.ts';
import { ownWords } from './own-words.ts';

type Decide = (facts: WholeAudit, reason?: string) => Result<readonly Edit[], OwnWorkRefusal>;

/**
 * SPEC PL4: an act that would let somebody audit what they answer for is not done before a sheet has said so, and a
 * reason was typed there. `sheet` goes anywhere on the screen.
 */
export const useOwnWork = (
  facts: WholeAudit,
): { readonly attempt: (decide: Decide, done?: string) => void; readonly sheet: ReactNode } => {
  const act = useAct(facts.journal);
  const [asked, setAsked] = useState<{
    readonly decide: Decide;
    readonly done: string | undefined;
    readonly refusal: OwnWorkRefusal;
  }>();
  return {
    attempt: (decide, done) => {
      const tried = decide(facts);
      if (!tried.ok) return setAsked({ decide, done, refusal: tried.refusal });
      void act.decide((now) => decide(now), done);
    },
    sheet: asked && (
      <OwnWorkSheet
        refusal={asked.refusal}
        onClose={() => setAsked(undefined)}
        onReason={async (reason) => {
          if (await act.decide((now) => asked.decide(now, reason), asked.done)) setAsked(undefined);
        }}
      />
    ),
  };
};

const OwnWorkSheet = ({
  refusal,
  onReason,
  onClose,
}: {
  refusal: OwnWorkRefusal;
  onReason: (reason: string) => Promise<void>;
  onClose: () => void;
}) => {
  const { t } = useLingui();
  const id = useId();
  const [reason, setReason] = useState('');
  const own = ownWords(refusal.own);
  return (
    <Sheet
      title={t`${refusal.name} would audit own work`}
      closeLabel={t`Close`}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button look="filled" onClick={onClose}>
            <Trans>Take another auditor</Trans>
          </Button>
          <Button disabled={reason.trim() === ''} onClick={() => void onReason(reason.trim())}>
            <Trans>Go on with this reason</Trans>
          </Button>
        </>
      }
    >
      <WarnPanel
        icon={<TriangleAlert aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />}
        title={t`${refusal.name} answers for ${own}`}
      >
        <p>
          <Trans>Auditors don't audit their own work. Nothing was changed yet.</Trans>
        </p>
      </WarnPanel>
      <label htmlFor={id} className="mt-6 mb-2 block font-bold">
        <Trans>Why there is no other way</Trans>
      </label>
      <textarea
        id={id}
        dir="auto"
        rows={5}
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.target.value)}
        className="w-full rounded-card border border-edge bg-surface px-4 py-3"
      />
      <p className="mt-2 text-ink2">
        <Trans>
          Printed in the plan and in the report. For example: nobody else knows the tool, and Sofia sits in.
        </Trans>
      </p>
    </Sheet>
  );
};
