import { useLingui } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import { VerdictTile, verdictWords } from '../checklist/verdict-look.tsx';
import { StatementTile } from './statement-tile.tsx';
import { decisionWords } from './statement-words.ts';

/** What the shapes in the cells mean. */
export const StatementLegend = () => {
  const { t, i18n } = useLingui();
  const none = { audited: undefined, hasCheck: false, isDecoration: true };
  return (
    <ul className="mt-6 flex flex-wrap gap-x-6 gap-y-2 text-ink2">
      {(['major', 'minor', 'opportunityForImprovement', 'observation', 'goodPractice', 'conforms'] as const).map(
        (verdict) => (
          <li key={verdict} className="flex items-center gap-2">
            <VerdictTile verdict={verdict} isDecoration />
            {i18n._(verdictWords[verdict])}
          </li>
        ),
      )}
      {(['excluded', 'undecided'] as const).map((decision) => (
        <li key={decision} className="flex items-center gap-2">
          <StatementTile control={{ decision, isInConflict: false }} {...none} />
          {i18n._(decisionWords[decision])}
        </li>
      ))}
      <li className="flex items-center gap-2">
        <VerdictTile verdict="open" isDecoration />
        {t`Applies, not audited yet`}
      </li>
      <li className="flex items-center gap-2">
        <TriangleAlert aria-hidden size={20} strokeWidth={1.75} />
        {t`Cross-check or conflict`}
      </li>
    </ul>
  );
};
