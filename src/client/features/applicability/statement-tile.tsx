import { useLingui } from '@lingui/react/macro';
import { Minus, TriangleAlert } from 'lucide-react';
import type { AuditedControl } from '#domain/applicability/controls-audit.ts';
import type { StatementControl } from '#domain/applicability/statement.ts';
import { VerdictTile } from '../checklist/verdict-look.tsx';
import { decisionWords } from './statement-words.ts';

const box = 'inline-flex size-6 shrink-0 items-center justify-center rounded-tile border border-edge text-ink2';

/** What a control's cell shows: excluded, not decided, or what the newest audit found of it. */
export const StatementTile = ({
  control,
  audited,
  hasCheck,
  isDecoration = false,
}: {
  control: Pick<StatementControl, 'decision' | 'isInConflict'>;
  audited: AuditedControl | undefined;
  hasCheck: boolean;
  isDecoration?: boolean;
}) => {
  const { t, i18n } = useLingui();
  const { decision } = control;
  const named = isDecoration ? { 'aria-hidden': true } : { role: 'img', 'aria-label': i18n._(decisionWords[decision]) };
  return (
    <span className="flex items-center gap-2">
      {decision === 'excluded' ? (
        <span {...named} className={`${box} border-dashed`}>
          <Minus aria-hidden size={16} strokeWidth={2.5} />
        </span>
      ) : decision === 'undecided' ? (
        <span {...named} className={`${box} font-bold`}>
          ?
        </span>
      ) : (
        <VerdictTile verdict={audited?.verdict ?? 'open'} isDecoration={isDecoration} />
      )}
      {(hasCheck || control.isInConflict) && (
        <TriangleAlert
          {...(isDecoration
            ? { 'aria-hidden': true }
            : { role: 'img', 'aria-label': control.isInConflict ? t`In conflict` : t`With a cross-check` })}
          size={20}
          strokeWidth={1.75}
          className="shrink-0"
        />
      )}
    </span>
  );
};
