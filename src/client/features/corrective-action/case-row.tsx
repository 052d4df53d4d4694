import { useLingui } from '@lingui/react/macro';
import type { CaseEntry } from '#domain/corrective-action/case-register.ts';
import { ListRow } from '../../ui/list-row.tsx';
import { VerdictTile } from '../checklist/verdict-look.tsx';
import { useDay } from '../tablet/use-clock.ts';
import { nextWords, sideWords, stateWord } from './case-words.ts';

/** A case in a list: what it is, where it stands, who is next, how late. */
export const CaseRow = ({ entry: { row, state, problems } }: { entry: CaseEntry }) => {
  const { t, i18n } = useLingui();
  const day = useDay();
  const { next, overdueDays, ageDays } = state;
  const until = day(next?.until);
  const word = stateWord(state, i18n);
  const who = next && (next.name || i18n._(sideWords[next.side]));
  const what = nextWords(state, i18n);
  return (
    <ListRow
      to={`/cases/${row.journal}`}
      lead={<VerdictTile verdict={state.grade ?? 'open'} size={28} />}
      title={
        <>
          <b className="me-2">{row.fields.number}</b> <bdi>{row.fields.title ?? t`Without a title`}</bdi>
        </>
      }
      detail={
        <>
          <bdi className="block">
            {[word, who && what && (until ? t`${who}: ${what}, until ${until}` : t`${who}: ${what}`)]
              .filter(Boolean)
              .join('. ')}
          </bdi>
          {overdueDays > 0 && <b className="block text-ink">{t`${overdueDays} days overdue`}</b>}
          {problems.length > 0 && <b className="block text-ink">{t`Something is to be mended`}</b>}
        </>
      }
      end={state.isClosed ? undefined : t`${ageDays} days`}
    />
  );
};
