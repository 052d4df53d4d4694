import { Trans, useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { handedInBy, handIn } from '#domain/audit/hand-in.ts';
import { succeed } from '#domain/result.ts';
import { useRows } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useClock } from '../tablet/use-clock.ts';

/** Each member says that their part is complete; the lead signs off once everybody has. */
export const HandInPanel = () => {
  const { database, recorder, drafts } = useTablet();
  const { facts } = useAudit();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const clock = useClock();
  const rows = useRows(database, facts.journal, 'handIn');
  if (!rows) return null;
  const handedIn = handedInBy(rows);
  const own = handedIn.get(recorder.person());
  const say = async (isHandedIn: boolean) => {
    await drafts.settleAll();
    const tablet = await database.tablet.get('tablet');
    if (!tablet) return;
    const by = { person: recorder.person(), installation: tablet.installation };
    await act.run(
      succeed(handIn(facts.journal, by, isHandedIn)),
      isHandedIn ? t`Your part is handed in.` : t`Your part is open again.`,
    );
  };
  return (
    <Section label={t`Handed in`}>
      <Card className="divide-y divide-line">
        {facts.team
          .filter((member) => member.fields.person)
          .map((member) => {
            const at = handedIn.get(member.fields.person ?? '');
            return (
              <p key={member.record} className="flex items-center justify-between gap-3 px-4 py-3 min-[600px]:px-6">
                <bdi className="min-w-0">{member.fields.name}</bdi>
                <span className="flex shrink-0 items-center gap-2 text-ink2">
                  {at && <Check aria-hidden size={20} strokeWidth={2} />}
                  {at ? clock(at) : t`not yet`}
                </span>
              </p>
            );
          })}
        <WhileOpen>
          <div className="p-4 min-[600px]:px-6">
            <Button onClick={() => void say(own === undefined)}>
              {own === undefined ? <Trans>My part is handed in</Trans> : <Trans>Open my part again</Trans>}
            </Button>
          </div>
        </WhileOpen>
      </Card>
    </Section>
  );
};
