import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { CornerDownRight } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { issuedStates } from '#domain/corrective-action/issued-states.ts';
import { followedUp, itemsOf, startFollowUp } from '#domain/sign-off/start-follow-up.ts';
import { useRowsOfAll } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { sayRefusal } from '../tablet/say-refusal.ts';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useAuditor } from '../tablet/use-auditor.ts';

/** An audit that looks again at what this one left open. */
export const FollowUpPanel = ({ facts }: { facts: WholeAudit }) => {
  const { database, recorder, now } = useTablet();
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const auditor = useAuditor();
  const cases = useRowsOfAll(database, 'case');
  const closures = useRowsOfAll(database, 'closure');
  if (!cases || !closures) return null;
  const states = issuedStates(cases, closures);
  const open = followedUp(facts, states);
  const number = facts.audit?.fields.number || facts.audit?.fields.title || '';
  const numbers = open.map(({ fields }) => fields.number).join(', ');
  const refs = itemsOf(facts, open)
    .map(({ ref }) => ref)
    .join(', ');
  const start = async () => {
    const person = recorder.person();
    const known = facts.team.find(({ fields }) => fields.person === person)?.fields;
    const made = startFollowUp(facts, states, {
      auditor: { person, name: auditor?.name ?? known?.name ?? '', mark: known?.mark ?? auditor?.mark ?? '' },
      today: todayOf(now()),
      title: t`Follow-up of ${number}`,
      objectives: t`Find out whether the actions on ${numbers} were carried out and are effective.`,
      scope: t`Items of ${number} with an open nonconformity: ${refs}`,
      reason: t`Not part of this follow-up of ${number}.`,
    });
    if (!made.ok) return void sayRefusal(made.refusal, i18n);
    const server = await database.server.get('server');
    const founded = await recorder.found('audit', made.value, server ? 'server' : 'tablet');
    if (!founded.ok) return void sayRefusal(founded.refusal, i18n);
    void navigate(`/audits/${founded.value}/plan`);
  };
  return (
    <Section label={t`Follow-up`}>
      <Card className="flex flex-col gap-3 p-4 min-[600px]:px-6">
        <p className="break-words">
          <Plural
            value={open.length}
            _0="No nonconformity is open."
            one={`One nonconformity is open: ${numbers}`}
            other={`# nonconformities are open: ${numbers}`}
          />
        </p>
        <p className="text-ink2">
          <Trans>
            A follow-up audit is an audit of its own: it takes over organisation, sites and systems, and every item that
            is not open is marked as not part of it.
          </Trans>
        </p>
        <Button
          className="self-start"
          icon={<CornerDownRight aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />}
          disabled={open.length === 0}
          onClick={() => void start()}
        >
          <Trans>Start a follow-up audit</Trans>
        </Button>
      </Card>
    </Section>
  );
};
