import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronRight, ChevronUp, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ItemWithState } from '#domain/checklist/item-states.ts';
import { gradeOf, type Verdict } from '#domain/checklist/verdict.ts';
import type { Row } from '#domain/row.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import { VerdictTile, verdictWords } from './verdict-look.tsx';

const shown: readonly Verdict[] = ['conforms', 'minor', 'major', 'opportunityForImprovement', 'notApplicable'];

const chosenLook: Partial<Record<Verdict, string>> = {
  conforms: 'bg-conf text-on-conf border-edge',
  minor: 'bg-minor-fill text-on-minor border-minor-fill',
  major: 'bg-major text-on-major border-major',
  opportunityForImprovement: 'bg-ofi text-on-ofi border-ofi',
};

/** Whether a verdict stands on an item, as its response or as a finding's grade. */
export const standsOn = (verdict: Verdict, item: ItemWithState, findings: readonly Row<'finding'>[]): boolean =>
  item.state.response === verdict || findings.some((finding) => gradeOf(finding) === verdict);

/** The verdicts under the thumb, always in the same places, and Next. On a phone they fold once one is chosen. */
export const VerdictBar = ({
  item,
  findings,
  next,
  onVerdict,
  onMore,
}: {
  item: ItemWithState;
  findings: readonly Row<'finding'>[];
  next: { readonly to: string; readonly ref: string } | undefined;
  onVerdict: (verdict: Verdict) => void;
  onMore: () => void;
}) => {
  const { t, i18n } = useLingui();
  const [isUnfolded, setUnfolded] = useState(false);
  const readOnly = useReadOnly();
  const isChosen = item.state.verdict !== 'open';
  const isFolded = isChosen && !isUnfolded && !item.parts;
  const button = (verdict: Verdict) => {
    const isOn = standsOn(verdict, item, findings);
    const isRuledOut = verdict === 'notApplicable' && item.kind === 'clause';
    return (
      <button
        key={verdict}
        type="button"
        aria-pressed={isOn}
        disabled={readOnly}
        aria-disabled={isRuledOut}
        onClick={() => {
          setUnfolded(false);
          onVerdict(verdict);
        }}
        className={`press flex min-h-16 min-w-12 flex-auto flex-col items-center justify-center gap-1 rounded-card border px-1 min-[600px]:min-h-17 min-[600px]:px-2 ${
          isOn ? `font-bold ${chosenLook[verdict] ?? 'border-accent bg-soft text-accent'}` : 'border-edge bg-surface'
        } ${isRuledOut || (readOnly && !isOn) ? 'opacity-50' : ''}`}
      >
        <VerdictTile verdict={verdict} isDecoration />
        <span className="max-w-full truncate">{i18n._(verdictWords[verdict])}</span>
      </button>
    );
  };
  return (
    <div
      role="toolbar"
      aria-label={t`Verdict on ${item.ref}`}
      className="pad-bottom pad-inline border-t border-line bg-surface pt-3"
      data-no-print
    >
      <div className={`${isFolded ? 'hidden' : 'grid'} grid-cols-3 gap-2 min-[600px]:flex`}>
        {!item.parts && shown.map(button)}
        <button
          type="button"
          disabled={readOnly}
          onClick={() => {
            setUnfolded(false);
            onMore();
          }}
          className="press flex min-h-16 min-w-12 flex-auto flex-col items-center justify-center gap-1 rounded-card border border-transparent px-1 disabled:opacity-50 min-[600px]:min-h-17 min-[600px]:px-2"
        >
          <Ellipsis aria-hidden size={24} strokeWidth={1.75} />
          <Trans>More</Trans>
        </button>
        {next && <NextButton next={next} className="hidden min-[600px]:flex" />}
      </div>
      {isFolded && (
        <div className="flex gap-3 min-[600px]:hidden">
          <button
            type="button"
            disabled={readOnly}
            onClick={() => setUnfolded(true)}
            aria-label={t`${i18n._(verdictWords[item.state.verdict])}, change`}
            className={`press flex min-h-16 flex-1 items-center justify-center gap-3 rounded-card border font-bold ${chosenLook[item.state.verdict] ?? 'border-accent bg-soft text-accent'}`}
          >
            <VerdictTile verdict={item.state.verdict} isDecoration />
            {i18n._(verdictWords[item.state.verdict])}
            <ChevronUp aria-hidden size={20} strokeWidth={1.75} />
          </button>
          {next && <NextButton next={next} className="flex flex-1" />}
        </div>
      )}
    </div>
  );
};

const NextButton = ({
  next,
  className,
}: {
  next: { readonly to: string; readonly ref: string };
  className: string;
}) => (
  <Link
    to={next.to}
    className={`press min-h-16 min-w-28 flex-col items-center justify-center rounded-card bg-accent px-4 text-on-accent min-[600px]:min-h-17 ${className}`}
  >
    <span className="flex items-center gap-2 font-bold">
      <Trans>Next</Trans>
      <ChevronRight aria-hidden size={20} strokeWidth={2} className="rtl:-scale-x-100" />
    </span>
    <span>{next.ref}</span>
  </Link>
);
