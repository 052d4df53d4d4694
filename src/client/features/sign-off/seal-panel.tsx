import { Trans, useLingui } from '@lingui/react/macro';
import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { signOff } from '#domain/sign-off/seal-audit.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { say } from '../../ui/toast.tsx';
import { FormField } from '../sync/form-field.tsx';
import { useSeal } from './use-seal.ts';
import type { SignOffView } from './use-sign-off.ts';

/** The last step: what it does, in words, and one button that asks once more. */
export const SealPanel = ({ view: { facts, check, isLead } }: { view: SignOffView }) => {
  const { t } = useLingui();
  const seal = useSeal(facts.journal);
  const [reason, setReason] = useState(t`First issue`);
  const [isAsking, setAsking] = useState(false);
  const [isSealing, setSealing] = useState(false);
  const count = check.blockers.length;
  const run = async () => {
    setSealing(true);
    const isSealed = await seal((now, held, use) => signOff(now, held, reason, use));
    setSealing(false);
    setAsking(false);
    if (!isSealed) return;
    document.querySelector('[data-scroll]')?.scrollTo({ top: 0 });
    say({ text: t`Signed off. The report is no draft any more.`, seconds: 10 });
  };
  return (
    <Section label={t`Seal`}>
      <Card className="flex flex-col gap-4 p-4 min-[600px]:px-6">
        <p className="text-ink2">
          <Trans>
            The seal lists every change and every file of this audit, signed with your key. Afterwards nothing more can
            be recorded in it. What still comes from other tablets is kept as late; you can take it in with a
            supplement. An audit is never opened again: what is done about its findings goes on in their cases.
          </Trans>
        </p>
        <FormField label={t`What this issue is`} value={reason} onChange={setReason} />
        {isAsking ? (
          <div className="flex flex-col gap-3">
            <p className="font-bold">
              <Trans>Sign off now? This cannot be undone.</Trans>
            </p>
            <div className="flex flex-wrap gap-3">
              <Button look="filled" disabled={isSealing} onClick={() => void run()}>
                <Trans>Yes, sign off and seal</Trans>
              </Button>
              <Button look="plain" disabled={isSealing} onClick={() => setAsking(false)}>
                <Trans>Not yet</Trans>
              </Button>
            </div>
          </div>
        ) : (
          <Button
            look="filled"
            className="self-start"
            icon={<LockKeyhole aria-hidden size={20} strokeWidth={1.75} />}
            disabled={!isLead || count > 0 || reason.trim() === ''}
            onClick={() => setAsking(true)}
          >
            <Trans>Sign off and seal</Trans>
          </Button>
        )}
        {count > 0 && (
          <p className="text-ink2">
            <Trans>First mend what the list at the top of this page names.</Trans>
          </p>
        )}
      </Card>
    </Section>
  );
};
