import { Trans, useLingui } from '@lingui/react/macro';
import { exclusionOf } from '#domain/applicability/take-over-statement.ts';
import { isShown } from '#domain/row.ts';
import { useRows } from '../../store/live-rows.ts';
import { Button } from '../../ui/button.tsx';
import { WarnPanel } from '../../ui/panel.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';

/** Over the reason for "not applicable": that the statement this audit took over excludes the control, and why. */
export const ExcludedNote = ({
  journal,
  item,
  reason,
  onUse,
}: {
  journal: string;
  item: string;
  reason: string;
  onUse: (reason: string) => void;
}) => {
  const { database } = useTablet();
  const { t } = useLingui();
  const excluded = exclusionOf((useRows(database, journal, 'applicability') ?? []).filter(isShown), item);
  if (!excluded) return null;
  return (
    <div className="mb-4">
      <WarnPanel title={t`The Statement of Applicability excludes this control`}>
        <p className="break-words whitespace-pre-line" dir="auto">
          {excluded.reason || t`It gives no justification.`}
        </p>
        {excluded.reason !== '' && excluded.reason !== reason.trim() && (
          <Button className="mt-3" onClick={() => onUse(excluded.reason)}>
            <Trans>Use this reason</Trans>
          </Button>
        )}
      </WarnPanel>
    </div>
  );
};
