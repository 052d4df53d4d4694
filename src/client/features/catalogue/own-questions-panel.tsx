import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import { catalogueGap } from '#domain/catalogue/audit-catalogue.ts';
import { bringOwnQuestions } from '#domain/catalogue/audit-start.ts';
import { succeed } from '#domain/result.ts';
import { useJournalFacts } from '../../store/live-facts.ts';
import { Button } from '../../ui/button.tsx';
import { Card, WarnPanel } from '../../ui/panel.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useWholeAudit } from '../tablet/use-whole-audit.ts';

/** On an audit's plan: which catalogue it is read against, and the organisation's questions that it doesn't have yet. */
export const OwnQuestionsPanel = () => {
  const facts = useWholeAudit();
  const { database } = useTablet();
  const { t } = useLingui();
  const organisation = useJournalFacts(database, facts?.audit?.fields.organisationSource?.journal ?? '');
  const act = useAct(facts?.journal ?? '');
  if (!facts) return null;
  const gap = catalogueGap(facts);
  const named = gap?.named.version ?? '';
  const here = facts.catalogue.version;
  const waiting = organisation ? bringOwnQuestions(facts, organisation, facts.catalogue) : [];
  const count = new Set(waiting.map(({ record }) => record)).size;
  const done = t`${plural(count, { one: 'One question brought in', other: '# questions brought in' })}`;
  return (
    <>
      {gap && (
        <div className="mb-3">
          <WarnPanel
            icon={<TriangleAlert aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />}
            title={
              gap.kind === 'notHere'
                ? t`The catalogue of this audit is not on this tablet`
                : t`Begun with version ${named} of the catalogue; version ${here} is shown`
            }
          >
            <p>
              <Trans>What was recorded is safe. Questions may be worded otherwise than when they were asked.</Trans>
            </p>
          </WarnPanel>
        </div>
      )}
      {count > 0 && (
        <Card className="mb-3 flex flex-wrap items-center justify-between gap-3 p-4">
          <p className="min-w-0 flex-1 basis-48">
            <Plural
              value={count}
              one="The organisation has one question of its own that this audit doesn't have yet."
              other="The organisation has # questions of its own that this audit doesn't have yet."
            />
          </p>
          <Button onClick={() => void act.run(succeed(waiting), done)}>
            <Trans>Bring in own questions</Trans>
          </Button>
        </Card>
      )}
    </>
  );
};
