import { Trans, useLingui } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import type { CrossCheck } from '#domain/applicability/cross-checks.ts';
import type { StatementControl } from '#domain/applicability/statement.ts';
import { ListRow } from '../../ui/list-row.tsx';
import { Card } from '../../ui/panel.tsx';
import { checkWords, remedyWords } from './statement-words.ts';

/** Where the statement and the audits disagree: which control, why, and the way to it. */
export const CrossCheckList = ({
  checks,
  controlTo,
  isInAudit = false,
}: {
  checks: readonly CrossCheck[] | undefined;
  controlTo: (control: StatementControl) => string;
  /** Held against one audit alone, inside it. */
  isInAudit?: boolean;
}) => {
  const { i18n } = useLingui();
  const linkOf = ({ control, findings }: CrossCheck) => {
    const [finding] = findings;
    return finding ? `/audits/${finding.journal}/findings/${finding.record}` : controlTo(control);
  };
  return (
    <Card className="divide-y divide-line">
      {checks?.map((check) => (
        <ListRow
          key={`${check.control.key} ${check.kind}`}
          to={linkOf(check)}
          lead={<TriangleAlert aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2" />}
          title={<b>{`${check.control.reference} ${check.control.title}`}</b>}
          detail={checkWords(check, i18n, isInAudit)}
          end={<b className="hidden text-accent min-[600px]:block">{remedyWords(check, i18n, isInAudit)}</b>}
        />
      ))}
      {!checks?.length && (
        <p className="p-4 text-ink2 min-[600px]:px-6">
          {checks ? (
            <Trans>Nothing: the statement agrees with what is recorded on this tablet.</Trans>
          ) : (
            <Trans>Reading the audits</Trans>
          )}
        </p>
      )}
    </Card>
  );
};
