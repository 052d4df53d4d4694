import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { History, X } from 'lucide-react';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { takeOut } from '#domain/audit/take-out.ts';
import { issuedStates } from '#domain/corrective-action/issued-states.ts';
import { bringInEarlier, earlierFindings, earlierName } from '#domain/plan/earlier-findings.ts';
import { succeed } from '#domain/result.ts';
import { isShown } from '#domain/row.ts';
import { useRowsOfAll } from '../../store/live-rows.ts';
import { readAuditFacts } from '../../store/read-facts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { say } from '../../ui/toast.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { useEarlierWords } from './use-earlier-words.ts';

/** What earlier audits of this organisation found, copied in so that it stands on each item without network. */
export const EarlierSection = ({ facts }: { facts: WholeAudit }) => {
  const { database, catalogue } = useTablet();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const words = useEarlierWords();
  const audits = useRowsOfAll(database, 'audit')?.filter(isShown) ?? [];
  const cases = useRowsOfAll(database, 'case') ?? [];
  const closures = useRowsOfAll(database, 'closure') ?? [];
  const rows = facts.of('earlierFinding');
  const refOf = (item: string | undefined) => {
    const at = facts.procedures.findIndex((row) => row.record === item);
    return at < 0 ? item : `P.${at + 1}`;
  };
  const bringIn = async () => {
    const others = audits.filter((row) => row.journal !== facts.journal);
    const read = await Promise.all(others.map((row) => readAuditFacts(database, row.journal, catalogue)));
    const found = earlierFindings(facts, read, issuedStates(cases, closures));
    const count = found.length;
    if (count === 0)
      return say({
        text: t`No earlier audit of this organisation is on this tablet, or none found anything on these items.`,
        seconds: 10,
      });
    await act.decide(
      (now) => succeed(bringInEarlier(now, found)),
      t`${plural(count, { one: 'One earlier finding brought in', other: '# earlier findings brought in' })}`,
    );
  };
  return (
    <Section label={t`Earlier findings`}>
      {rows.length > 0 && (
        <Card className="mb-3 divide-y divide-line">
          {rows.map((row) => {
            const name = earlierName(row.fields);
            return (
              <div key={row.record} className="flex items-center gap-3 py-1 ps-4 min-[600px]:ps-6">
                <span className="w-14 shrink-0 self-start py-2 text-ink2">{refOf(row.fields.item)}</span>
                <span className="min-w-0 flex-1 py-2 break-words">
                  <bdi className="block">{row.fields.title}</bdi>
                  <span className="block text-ink2">{words(row.fields)}</span>
                </span>
                <WhileOpen>
                  <IconButton
                    label={t`Take out ${name}`}
                    onClick={() => void act.decide((now) => takeOut(now, row.record), t`${name} taken out`)}
                  >
                    <X aria-hidden size={20} strokeWidth={1.75} />
                  </IconButton>
                </WhileOpen>
              </div>
            );
          })}
        </Card>
      )}
      <WhileOpen>
        <Button icon={<History aria-hidden size={20} strokeWidth={1.75} />} onClick={() => void bringIn()}>
          <Trans>Bring in earlier findings</Trans>
        </Button>
      </WhileOpen>
      <Withdrawn journal={facts.journal} noun="earlierFinding" nameOf={(row) => earlierName(row.fields)} />
    </Section>
  );
};
