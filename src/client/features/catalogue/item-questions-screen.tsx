import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { type Catalogue, type CatalogueLeaf, leavesOf } from '#domain/catalogue/catalogue.ts';
import {
  decideQuestion,
  hideQuestion,
  type QuestionPlace,
  questionChangeId,
  rewordQuestion,
} from '#domain/catalogue/change-question.ts';
import { type ItemQuestion, questionsAbout, questionsOf } from '#domain/catalogue/questions.ts';
import { seenHeads } from '#domain/journal/seen-heads.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { Button } from '../../ui/button.tsx';
import { Card, EmptyState, Section, WarnPanel } from '../../ui/panel.tsx';
import { HomeFrame } from '../audits/home-frame.tsx';
import { useOrganisationFacts } from '../organisation/organisation-context.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { BackLink } from './back-link.tsx';
import { useCatalogue } from './use-catalogue.ts';

/** The questions of one item: the catalogue's, which can be reworded and left out, and the organisation's own. */
export const ItemQuestionsScreen = () => {
  const { catalogue: key = '', item = '' } = useParams();
  const facts = useOrganisationFacts();
  const catalogue = useCatalogue(key);
  const { t } = useLingui();
  const leaf = catalogue && leavesOf(catalogue).find(({ ref }) => ref === item);
  const back = `/organisations/${facts.journal}/catalogues/questions/${key}`;
  return (
    <HomeFrame title={leaf ? `${leaf.ref} ${leaf.title}` : t`Questions`}>
      <BackLink to={back}>{catalogue?.title ?? t`Questions`}</BackLink>
      {catalogue && leaf ? (
        <Questions key={leaf.ref} catalogue={catalogue} leaf={leaf} />
      ) : (
        <EmptyState title={t`This item is not in the catalogue that is here.`} />
      )}
    </HomeFrame>
  );
};

const Questions = ({ catalogue, leaf }: { catalogue: Catalogue; leaf: CatalogueLeaf }) => {
  const facts = useOrganisationFacts();
  const { newId } = useTablet();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const { own, changes } = questionsAbout(facts, catalogue);
  const questions = questionsOf(leaf, own, changes).filter(({ state }) => state !== 'own');
  const ownHere = own
    .filter(({ fields }) => fields.item === leaf.ref)
    .toSorted((a, b) => (a.fields.order ?? 0) - (b.fields.order ?? 0));
  const add = () => {
    const order = 1 + Math.max(0, ...ownHere.map(({ fields }) => fields.order ?? 0));
    const fields = { catalogue: catalogue.id, item: leaf.ref, order };
    void act.run(succeed(editsOf('ownQuestion', newId(), fields)));
  };
  return (
    <div className="flex flex-col gap-8">
      {leaf.about && <p className="max-w-[72ch] text-ink2">{leaf.about}</p>}
      <Section label={t`Own questions`}>
        {ownHere.length > 0 && (
          <Card className="mb-3 divide-y divide-line">
            {ownHere.map((row) => (
              <OwnQuestion key={row.record} row={row} />
            ))}
          </Card>
        )}
        <Button icon={<Plus aria-hidden size={20} strokeWidth={1.75} />} onClick={add}>
          <Trans>Add a question</Trans>
        </Button>
      </Section>
      {questions.length > 0 && (
        <Section label={t`Questions of the catalogue`}>
          <Card className="divide-y divide-line">
            {questions.map((question) => (
              <ShippedQuestion
                key={question.id}
                question={question}
                place={{ catalogue: catalogue.id, item: leaf.ref, question: question.id }}
                row={changes.find(({ fields }) => fields.question === question.id)}
              />
            ))}
          </Card>
        </Section>
      )}
      <Withdrawn
        journal={facts.journal}
        noun="ownQuestion"
        nameOf={(row) => [row.fields.item, row.fields.text].filter(Boolean).join(' ')}
      />
    </div>
  );
};

const OwnQuestion = ({ row }: { row: Row<'ownQuestion'> }) => {
  const { t } = useLingui();
  const act = useAct(row.journal);
  const [lookFor, setLookFor] = useState((row.fields.lookFor ?? []).join('\n'));
  const keepLookFor = () => {
    const said = lookFor
      .split('\n')
      .map((line) => line.trim().slice(0, 2_000))
      .filter(Boolean);
    if (JSON.stringify(said) !== JSON.stringify(row.fields.lookFor ?? []))
      void act.run(succeed(editsOf('ownQuestion', row.record, { lookFor: said })));
  };
  return (
    <div className="flex flex-col gap-4 p-4 min-[600px]:px-6">
      <RecordedTextField
        journal={row.journal}
        noun="ownQuestion"
        record={row.record}
        field="text"
        row={row}
        label={t`Question`}
        lines={2}
      />
      <label className="block">
        <span className="mb-2 block font-bold">
          {t`Look for`} <span className="ms-2 font-normal text-ink2">{t`one thing to a line`}</span>
        </span>
        <textarea
          dir="auto"
          rows={2}
          value={lookFor}
          onChange={(event) => setLookFor(event.target.value)}
          onBlur={keepLookFor}
          className="min-h-12 w-full rounded-card border border-edge bg-surface px-4 py-3"
        />
      </label>
      <Button
        look="plain"
        className="-ms-5 self-start"
        onClick={() =>
          void act.run(
            succeed([{ noun: row.noun, record: row.record, field: 'deleted', value: true, seen: seenHeads(row, []) }]),
            t`Question taken out`,
          )
        }
      >
        <Trans>Take it out</Trans>
      </Button>
    </div>
  );
};

const ShippedQuestion = ({
  question,
  place,
  row,
}: {
  question: ItemQuestion;
  place: QuestionPlace;
  row: Row<'questionChange'> | undefined;
}) => {
  const { journal } = useOrganisationFacts();
  const { t } = useLingui();
  const act = useAct(journal);
  const [isOpen, setOpen] = useState(false);
  const { state, shipped = '', basedOn = '' } = question;
  const hide = (isHidden: boolean) => void act.run(succeed(hideQuestion(journal, place, shipped, isHidden)));
  const decide = (decision: 'own' | 'shipped' | 'hidden') =>
    void act.run(succeed(decideQuestion(journal, place, shipped, decision)), t`Decided`);
  const reword = async () => {
    if (await act.run(succeed(rewordQuestion(journal, place, shipped, shipped)))) setOpen(true);
  };
  const isWorded = isOpen || state === 'reworded' || state === 'left';
  return (
    <div className="flex flex-col gap-3 p-4 min-[600px]:px-6">
      {state !== 'toDecide' && shipped && (
        <p className={state === 'shipped' ? '' : 'text-ink2'}>
          {state === 'hidden' && (
            <b>
              <Trans>Left out:</Trans>{' '}
            </b>
          )}
          {shipped}
        </p>
      )}
      {state === 'left' && (
        <p className="text-ink2">
          <Trans>This question left the catalogue. Your wording of it is asked on.</Trans>
        </p>
      )}
      {state === 'toDecide' && (
        <WarnPanel
          title={
            question.isHidden
              ? t`The shipped question changed since you left it out`
              : t`The shipped question changed since you reworded it`
          }
        >
          <dl className="mt-2 flex flex-col gap-2">
            <Wording label={t`Shipped then`} text={basedOn} />
            <Wording label={t`Shipped now`} text={shipped} />
            {question.own && <Wording label={t`Your wording`} text={question.own} />}
          </dl>
          <div className="mt-3 flex flex-wrap gap-3">
            {question.own && (
              <Button onClick={() => decide('own')}>
                <Trans>Keep your wording</Trans>
              </Button>
            )}
            <Button onClick={() => decide('shipped')}>
              <Trans>Take the shipped wording</Trans>
            </Button>
            {question.isHidden && (
              <Button onClick={() => decide('hidden')}>
                <Trans>Leave it out</Trans>
              </Button>
            )}
          </div>
        </WarnPanel>
      )}
      {isWorded && state !== 'toDecide' && (
        <RecordedTextField
          journal={journal}
          noun="questionChange"
          record={row?.record ?? questionChangeId(journal, place)}
          field="wording"
          row={row}
          beside={{ ...place, basedOn: shipped }}
          label={t`Your wording`}
          lines={2}
        />
      )}
      {state !== 'toDecide' && state !== 'left' && (
        <div className="-ms-5 flex flex-wrap">
          {!isWorded && state === 'shipped' && (
            <Button look="plain" onClick={() => void reword()}>
              <Trans>Reword it</Trans>
            </Button>
          )}
          {state === 'reworded' && (
            <Button look="plain" onClick={() => decide('shipped')}>
              <Trans>Take the shipped wording</Trans>
            </Button>
          )}
          <Button look="plain" onClick={() => hide(state !== 'hidden')}>
            {state === 'hidden' ? <Trans>Ask it again</Trans> : <Trans>Leave it out</Trans>}
          </Button>
        </div>
      )}
    </div>
  );
};

const Wording = ({ label, text }: { label: string; text: string }) => (
  <div>
    <dt className="text-ink2">{label}</dt>
    <dd dir="auto">{text}</dd>
  </div>
);
