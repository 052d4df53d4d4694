import { Trans, useLingui } from '@lingui/react/macro';
import { Trash2 } from 'lucide-react';
import { useNavigate, useParams } from 'react-router';
import { seenHeads } from '#domain/journal/seen-heads.ts';
import { type ReviewInputs, reviewInputs } from '#domain/readiness/review-inputs.ts';
import { succeed } from '#domain/result.ts';
import { Button } from '../../ui/button.tsx';
import { Card, EmptyState, Section, WarnPanel } from '../../ui/panel.tsx';
import { PaperPanel } from '../paper/paper-panel.tsx';
import { EditorFrame } from '../tablet/editor-frame.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useDay } from '../tablet/use-clock.ts';
import { WithdrawnAndEdited } from '../tablet/withdrawn.tsx';
import { useReadiness } from './readiness-context.tsx';
import { inputWords, reviewPartWords, silenceWords, sourceWords } from './review-words.ts';

/** One management review: when, who, what it looked at, what it decided, and what the records offer it to look at. */
export const ReviewScreen = () => {
  const { sources } = useReadiness();
  const { organisation, today } = sources;
  const { review: record = '' } = useParams();
  const { t } = useLingui();
  const act = useAct(organisation.journal);
  const navigate = useNavigate();
  const review = organisation.record('managementReview', record);
  const back = `/organisations/${organisation.journal}/readiness/reviews`;
  const title = review?.fields.title || t`Management review`;
  const inputs = reviewInputs(sources, review);
  const field = (name: string) => ({
    journal: organisation.journal,
    noun: 'managementReview' as const,
    record,
    field: name,
    row: review,
  });
  if (!review)
    return (
      <EditorFrame back={back} backLabel={t`Reviews`} title={t`Management review`}>
        <EmptyState title={t`This review was taken out.`}>
          <Trans>It can be restored from the list of reviews.</Trans>
        </EmptyState>
      </EditorFrame>
    );
  const takeOut = async () => {
    const edits = [
      { noun: 'managementReview', record, field: 'deleted', value: true, seen: seenHeads(review, []) },
    ] as const;
    if (await act.run(succeed(edits), t`Review taken out`)) void navigate(back);
  };
  const { heldOn, results } = review.fields;
  return (
    <EditorFrame back={back} backLabel={t`Reviews`} title={title}>
      <div className="grid max-w-6xl gap-8 min-[900px]:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <WithdrawnAndEdited row={review}>{[]}</WithdrawnAndEdited>
          <RecordedTextField {...field('title')} label={t`Title`} />
          <div className="grid gap-6 min-[600px]:grid-cols-2">
            <RecordedTextField {...field('plannedOn')} label={t`Planned for`} type="date" />
            <RecordedTextField {...field('heldOn')} label={t`Held on`} type="date" />
          </div>
          {heldOn !== undefined && heldOn > today && (
            <WarnPanel title={t`That day has not come yet`}>
              <Trans>The review counts as held from then on.</Trans>
            </WarnPanel>
          )}
          {heldOn !== undefined && heldOn <= today && !results?.trim() && (
            <WarnPanel title={t`Without results it was not performed`}>
              <Trans>Enter what was decided, or the review doesn't count for Stage 1.</Trans>
            </WarnPanel>
          )}
          <RecordedTextField {...field('participants')} label={t`Participants`} lines={2} />
          <RecordedTextField {...field('inputs')} label={t`What it looked at`} lines={4} />
          <RecordedTextField {...field('results')} label={t`Results: decisions, changes, resources`} lines={4} />
          <RecordedTextField {...field('minutes')} label={t`Where the minutes are`} />
          <Button
            look="plain"
            className="self-start"
            icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />}
            onClick={() => void takeOut()}
          >
            <Trans>Take out this review</Trans>
          </Button>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Inputs inputs={inputs} />
          <Section label={t`The summary as a paper`}>
            <PaperPanel
              name={t`Make the PDF`}
              fileName={[inputs.organisation, t`review inputs`]}
              subject={() => ({ kind: 'reviewInputs', model: inputs })}
            />
          </Section>
        </div>
      </div>
    </EditorFrame>
  );
};

const Inputs = ({ inputs }: { inputs: ReviewInputs }) => {
  const { t, i18n } = useLingui();
  const day = useDay();
  const [since, until] = [day(inputs.since), day(inputs.until)];
  return (
    <Section label={t`What the records say for it`}>
      <p className="mb-3 text-ink2">{inputs.since ? t`After ${since}, up to ${until}` : t`Up to ${until}`}</p>
      <div className="flex flex-col gap-4">
        {inputs.parts.map(({ part, said, silent }) => (
          <Card key={part} className="p-5">
            <h3 className="font-bold">{i18n._(reviewPartWords[part])}</h3>
            {said.length > 0 && (
              <ul className="mt-2 flex flex-col gap-3">
                {said.map((input) => (
                  <li key={`${input.kind} ${input.what} ${input.on}`}>
                    <span className="block text-ink2">
                      {[inputWords(input, i18n), day(input.on)].filter(Boolean).join(' · ')}
                    </span>
                    <bdi className="block break-words whitespace-pre-line">{input.what}</bdi>
                    <span className="block break-words text-ink2">{sourceWords(input, i18n)}</span>
                  </li>
                ))}
              </ul>
            )}
            {silent.map((silence) => (
              <p key={silence} className="mt-2 break-words">
                {i18n._(silenceWords[silence])}
              </p>
            ))}
          </Card>
        ))}
      </div>
    </Section>
  );
};
