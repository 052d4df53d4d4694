import { Trans, useLingui } from '@lingui/react/macro';
import { History } from 'lucide-react';
import { earlierName, earlierOn } from '#domain/plan/earlier-findings.ts';
import type { Row } from '#domain/row.ts';
import { Button } from '../../ui/button.tsx';
import { useEarlierWords } from './use-earlier-words.ts';

/** Earlier findings on the item, each a tap away from being named as repeated. */
export const RepeatsOffered = ({
  finding,
  earlier,
  onChoose,
}: {
  finding: Row<'finding'>;
  earlier: readonly Row<'earlierFinding'>[];
  onChoose: (repeatOf: string) => void;
}) => {
  const { t } = useLingui();
  const words = useEarlierWords();
  const on = earlierOn(earlier, finding.fields.item ?? '').filter(
    (row) => earlierName(row.fields) !== finding.fields.repeatOf?.trim(),
  );
  if (on.length === 0) return null;
  return (
    <ul aria-label={t`Earlier findings on this item`} className="-mt-3 flex flex-col gap-2">
      {on.map((row) => (
        <li key={row.record}>
          <Button
            className="w-full justify-start text-start"
            icon={<History aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />}
            onClick={() => onChoose(earlierName(row.fields))}
          >
            <span className="min-w-0 break-words">
              <Trans>Repeats {earlierName(row.fields)}</Trans>
              <span className="block font-normal text-ink2">{words(row.fields)}</span>
              <bdi className="block font-normal text-ink">{row.fields.title}</bdi>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
};
