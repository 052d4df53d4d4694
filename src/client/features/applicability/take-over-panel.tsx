import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { controlsAudit } from '#domain/applicability/controls-audit.ts';
import { crossChecks } from '#domain/applicability/cross-checks.ts';
import { statementOf } from '#domain/applicability/statement.ts';
import { takeOverStatement } from '#domain/applicability/take-over-statement.ts';
import { versionsOf } from '#domain/applicability/version-changes.ts';
import { succeed } from '#domain/result.ts';
import { isShown } from '#domain/row.ts';
import { useJournalFacts } from '../../store/live-facts.ts';
import { useRowsOfAll } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useDay } from '../tablet/use-clock.ts';
import { useWholeAudit } from '../tablet/use-whole-audit.ts';
import { CrossCheckList } from './cross-check-list.tsx';
import { statementRefusalWords } from './statement-words.ts';

/** In an audit's plan: the statement that it relies on, as it was taken over, and taking it over. */
export const TakeOverPanel = () => {
  const facts = useWholeAudit();
  const { database } = useTablet();
  const organisations = useRowsOfAll(database, 'organisation');
  if (!facts || !organisations) return null;
  const { organisationSource, organisation: name = '' } = facts.audit?.fields ?? {};
  // An audit that names its organisation only is linked to it when its plan is left.
  const named = organisations.find((row) => isShown(row) && row.fields.name === name.trim());
  return <TakeOver facts={facts} organisation={organisationSource?.journal ?? named?.journal ?? ''} />;
};

const TakeOver = ({
  facts,
  organisation,
}: {
  facts: NonNullable<ReturnType<typeof useWholeAudit>>;
  organisation: string;
}) => {
  const { database, catalogue } = useTablet();
  const { t, i18n } = useLingui();
  const day = useDay();
  const act = useAct(facts.journal);
  const from = useJournalFacts(database, organisation);
  const [refusal, setRefusal] = useState<string>();
  const hasSource = (from?.of('applicability').length ?? 0) > 0;
  const hasCopy = facts.of('applicability').length > 0;
  if (!hasSource && !hasCopy) return null;
  const statement = statementOf(facts, catalogue);
  const applicable = statement.filter(({ decision }) => decision === 'applicable').length;
  const excluded = statement.filter(({ decision }) => decision === 'excluded').length;
  const { version, approvedOn } = versionsOf(facts)[0]?.fields ?? {};
  const again = from && hasCopy ? takeOverStatement(facts, from, catalogue) : undefined;
  const isBehind = again?.ok === true && again.value.length > 0;
  const take = async () => {
    if (!from) return;
    let why: string | undefined;
    await act.decideIn((now) => {
      const taken = takeOverStatement(now, from, catalogue);
      if (taken.ok) return taken;
      why = statementRefusalWords(taken.refusal, i18n);
      return succeed([]);
    }, t`Statement of Applicability taken over`);
    setRefusal(why);
  };
  const checks = hasCopy ? crossChecks(statement, [controlsAudit(facts)]) : [];
  const count = checks.length;
  const on = day(approvedOn);
  return (
    <Section label={t`Statement of Applicability`}>
      <Card className="flex flex-col gap-3 p-4 min-[600px]:p-6">
        {hasCopy ? (
          <p>
            {version === undefined ? t`No approved version.` : t`Version ${version}, approved ${on}.`}{' '}
            <Trans>
              {applicable} controls apply, {excluded} are excluded. This audit keeps what it took over, whatever changes
              later.
            </Trans>
          </p>
        ) : (
          <p>
            <Trans>
              The organisation has one. Taken over, its entries are kept in this audit, its exclusions are offered as
              reasons, and the report sets it against what you find.
            </Trans>
          </p>
        )}
        {isBehind && (
          <p className="font-bold">
            <Trans>The organisation's statement was changed since.</Trans>
          </p>
        )}
        {(!hasCopy || isBehind) && hasSource && (
          <WhileOpen>
            <div>
              <Button onClick={() => void take()}>
                {hasCopy ? (
                  <Trans>Take over the changes</Trans>
                ) : (
                  <Trans>Take over the Statement of Applicability</Trans>
                )}
              </Button>
            </div>
          </WhileOpen>
        )}
        {refusal !== undefined && (
          <p role="alert" className="font-bold">
            {refusal}
          </p>
        )}
        {count > 0 && (
          <details>
            <summary className="flex min-h-12 items-center font-bold text-accent">
              <span>
                <Plural
                  value={count}
                  one="One cross-check holds in this audit"
                  other="# cross-checks hold in this audit"
                />
              </span>
            </summary>
            <CrossCheckList
              checks={checks}
              isInAudit
              controlTo={(control) =>
                control.extra ? `/audits/${facts.journal}/plan` : `/audits/${facts.journal}/checklist/${control.key}`
              }
            />
          </details>
        )}
      </Card>
    </Section>
  );
};
