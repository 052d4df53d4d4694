import { Trans, useLingui } from '@lingui/react/macro';
import { Card, EmptyState, Section } from '../../ui/panel.tsx';
import { CaseRow } from './case-row.tsx';
import { useCases } from './use-cases.ts';

/** A process owner's home: their cases, the most overdue first. They hold no others. */
export const OwnCases = () => {
  const cases = useCases();
  const { t } = useLingui();
  if (cases?.length === 0)
    return (
      <EmptyState title={t`No cases for you`}>
        <Trans>When a nonconformity of your process is issued to you, it comes here at the next sync.</Trans>
      </EmptyState>
    );
  return (
    <Section label={t`Your cases`}>
      <Card className="divide-y divide-line">
        {(cases ?? []).map((entry) => (
          <CaseRow key={entry.row.journal} entry={entry} />
        ))}
      </Card>
    </Section>
  );
};
