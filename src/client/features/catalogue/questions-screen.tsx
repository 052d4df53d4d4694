import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useParams } from 'react-router';
import { leavesOf } from '#domain/catalogue/catalogue.ts';
import { questionsAbout, questionsOf, strayQuestions } from '#domain/catalogue/questions.ts';
import { Choice } from '../../ui/choice.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Card, EmptyState, WarnPanel } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { VirtualList } from '../tablet/virtual-list.tsx';
import { BackLink } from './back-link.tsx';
import { useCatalogue } from './use-catalogue.ts';

/** The items of a catalogue, each with what the organisation made of its questions. */
export const QuestionsScreen = () => {
  const { catalogue: key = '' } = useParams();
  const facts = useOrganisationFacts();
  const catalogue = useCatalogue(key);
  const { t } = useLingui();
  const [shown, setShown] = useState<'all' | 'changed'>('all');
  const back = `/organisations/${facts.journal}/catalogues`;
  if (!catalogue)
    return (
      <HomeFrame title={t`Questions`}>
        <BackLink to={back}>{t`Questions and catalogues`}</BackLink>
        <EmptyState title={t`This catalogue is not here, or not here whole.`} />
      </HomeFrame>
    );
  const { own, changes } = questionsAbout(facts, catalogue);
  const stray = strayQuestions(catalogue, own, changes);
  const items = leavesOf(catalogue).map((leaf) => {
    const questions = questionsOf(leaf, own, changes);
    const count = (...states: readonly string[]) => questions.filter(({ state }) => states.includes(state)).length;
    return {
      leaf,
      toDecide: count('toDecide'),
      own: count('own', 'left'),
      changed: count('reworded', 'hidden'),
      asked: questions.length - count('hidden'),
    };
  });
  const undecided = items.reduce((sum, { toDecide }) => sum + toDecide, 0);
  const rows = items
    .filter((item) => shown === 'all' || item.toDecide + item.own + item.changed > 0)
    .toSorted((a, b) => Number(b.toDecide > 0) - Number(a.toDecide > 0));
  return (
    <HomeFrame title={catalogue.title}>
      <BackLink to={back}>{t`Questions and catalogues`}</BackLink>
      {undecided > 0 && (
        <div className="mb-6">
          <WarnPanel title={t`Reworded questions to be decided: ${undecided}`}>
            <p>
              <Trans>
                A newer version of the catalogue words them otherwise. Until you decide, audits ask your words.
              </Trans>
            </p>
          </WarnPanel>
        </div>
      )}
      {stray.length > 0 && (
        <Card className="mb-6 p-4 min-[600px]:px-6">
          <h2 className="font-bold">
            <Trans>Questions whose item left the catalogue</Trans>
          </h2>
          <ul className="mt-2 flex flex-col gap-2">
            {stray.map(({ record, fields }) => (
              <li key={record} dir="auto">
                <span className="text-ink2">{fields.item}</span> {'wording' in fields ? fields.wording : ''}
                {'text' in fields ? fields.text : ''}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Choice
        label={t`Show`}
        isLabelHidden
        canClear={false}
        value={shown}
        options={[
          { value: 'all', text: t`All items` },
          { value: 'changed', text: t`With own or changed questions` },
        ]}
        onChoose={(value) => value && setShown(value)}
      />
      {rows.length === 0 ? (
        <EmptyState title={t`No question of your own yet`}>
          <Trans>Open an item to add one, or to reword what is asked there.</Trans>
        </EmptyState>
      ) : (
        <Card className="mt-4">
          <VirtualList rows={rows} keyOf={({ leaf }) => leaf.ref} estimate={72}>
            {({ leaf, ...counts }) => (
              <ListRow
                to={encodeURIComponent(leaf.ref)}
                title={
                  <>
                    <span className="me-2 text-ink2">{leaf.ref}</span>
                    <bdi>{leaf.title}</bdi>
                  </>
                }
                detail={[
                  counts.toDecide > 0 ? t`${counts.toDecide} to be decided` : '',
                  counts.own > 0 ? t`${counts.own} of your own` : '',
                  counts.changed > 0 ? t`${counts.changed} reworded or left out` : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
                end={counts.asked}
              />
            )}
          </VirtualList>
        </Card>
      )}
    </HomeFrame>
  );
};
