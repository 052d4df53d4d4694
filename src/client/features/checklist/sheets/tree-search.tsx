import { Trans, useLingui } from '@lingui/react/macro';
import { Search } from 'lucide-react';
import type { Verdict } from '#domain/checklist/verdict.ts';
import { MineFilter } from '../../plan/mine-filter.tsx';
import { useTreeFilter } from '../tree-filter.ts';
import { VerdictTile, verdictWords } from '../verdict-look.tsx';

const filters: readonly Verdict[] = [
  'open',
  'major',
  'minor',
  'opportunityForImprovement',
  'observation',
  'goodPractice',
  'conforms',
  'notAudited',
  'notApplicable',
];

/** Looking for items in the tree: by words, verdict, or whose working paper they are. */
export const TreeSearch = () => {
  const { t, i18n } = useLingui();
  const { words, verdict, set } = useTreeFilter();
  return (
    <>
      <label className="flex min-h-12 items-center gap-2 rounded-card border border-edge bg-surface px-3">
        <Search aria-hidden size={20} strokeWidth={1.75} className="text-ink2" />
        <span className="sr-only">
          <Trans>Search number, title or question</Trans>
        </span>
        <input
          type="search"
          value={words}
          onChange={(event) => set({ words: event.target.value })}
          placeholder={t`Number, title or question`}
          className="min-w-0 flex-1 bg-transparent py-2 outline-none placeholder:text-ink2"
        />
      </label>
      <div role="group" aria-label={t`Filter by verdict`} className="mt-2 flex flex-wrap gap-2">
        <MineFilter />
        {filters.map((candidate) => (
          <button
            key={candidate}
            type="button"
            aria-pressed={verdict === candidate}
            onClick={() => set({ verdict: verdict === candidate ? undefined : candidate })}
            className={`press inline-flex min-h-12 min-w-12 items-center justify-center gap-2 rounded-card border px-3 ${verdict === candidate ? 'border-accent bg-soft ring-1 ring-accent' : 'border-edge bg-surface'}`}
          >
            <VerdictTile verdict={candidate} isDecoration />
            {i18n._(verdictWords[candidate])}
          </button>
        ))}
      </div>
    </>
  );
};
