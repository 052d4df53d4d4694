import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Check, SquareX } from 'lucide-react';
import { useState } from 'react';
import { seenHeads } from '#domain/journal/seen-heads.ts';
import { succeed } from '#domain/result.ts';
import { type Party, waiveHandIn } from '#domain/sign-off/hand-ins.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { FormField } from '../sync/form-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useAuditor } from '../tablet/use-auditor.ts';
import { useClock } from '../tablet/use-clock.ts';
import type { SignOffView } from './use-sign-off.ts';

/** Whose part is in, whose is not, and whom the lead goes on without. */
export const HandInsSection = ({ view }: { view: SignOffView }) => {
  const { t } = useLingui();
  return (
    <div id="hand-ins" className="scroll-mt-4">
      <Section label={t`Parts of the team`}>
        <Card className="divide-y divide-line">
          {view.check.parties.map((party) => (
            <PartyRow key={party.person} party={party} view={view} />
          ))}
        </Card>
      </Section>
    </div>
  );
};

const PartyRow = ({ party, view }: { party: Party; view: SignOffView }) => {
  const { now, recorder } = useTablet();
  const { t } = useLingui();
  const clock = useClock();
  const act = useAct(view.facts.journal);
  const auditor = useAuditor();
  const [reason, setReason] = useState<string>();
  const { name, state, waiver } = party;
  const waive = async () => {
    const by =
      view.facts.team.find(({ fields }) => fields.person === recorder.person())?.fields.name ?? auditor?.name ?? '';
    const input = { reason: reason ?? '', by, person: recorder.person(), at: now() };
    if (await act.run(waiveHandIn(view.facts.journal, view.authority, party, input), t`Waived: ${name}`))
      setReason(undefined);
  };
  const unwaive = () =>
    waiver &&
    void act.run(
      succeed([{ noun: 'waiver', record: waiver.record, field: 'deleted', value: true, seen: seenHeads(waiver, []) }]),
      t`The waiver is taken back.`,
    );
  return (
    <div className="px-4 py-3 min-[600px]:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <bdi className="min-w-0 font-bold break-words">{name || t`Without a name`}</bdi>
        <span className="flex items-center gap-2 text-ink2">
          {state === 'lacking' ? (
            <SquareX aria-hidden size={20} strokeWidth={1.75} />
          ) : (
            <Check aria-hidden size={20} strokeWidth={2} />
          )}
          {state === 'handedIn' ? (
            party.at ? (
              t`Handed in ${clock(party.at)}`
            ) : (
              t`By signing off`
            )
          ) : state === 'waived' ? (
            t`Waived`
          ) : party.at ? (
            <Plural value={party.lacking} one="not on one tablet" other="not on # tablets" />
          ) : (
            t`not yet`
          )}
        </span>
      </div>
      {waiver && (
        <p className="mt-1 break-words text-ink2" dir="auto">
          {waiver.fields.reason} ({waiver.fields.by})
        </p>
      )}
      <WhileOpen>
        {view.isLead && state === 'lacking' && reason === undefined && (
          <Button className="mt-2" onClick={() => setReason('')} aria-label={t`Go on without ${name}`}>
            <Trans>Go on without</Trans>
          </Button>
        )}
        {view.isLead && state === 'waived' && (
          <Button look="plain" className="-ms-5 mt-1" onClick={unwaive} aria-label={t`Take back the waiver of ${name}`}>
            <Trans>Take back</Trans>
          </Button>
        )}
        {reason !== undefined && (
          <div className="mt-2 flex flex-col gap-3">
            <FormField label={t`Why the audit goes on without ${name}`} value={reason} onChange={setReason} />
            <div className="flex flex-wrap gap-3">
              <Button disabled={reason.trim() === ''} onClick={() => void waive()}>
                <Trans>Waive it</Trans>
              </Button>
              <Button look="plain" onClick={() => setReason(undefined)}>
                <Trans>Cancel</Trans>
              </Button>
            </div>
          </div>
        )}
      </WhileOpen>
    </div>
  );
};
