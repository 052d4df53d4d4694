import { Trans, useLingui } from '@lingui/react/macro';
import { Dices, Link2, RefreshCw, Trash2, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { Link, useParams } from 'react-router';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { titleInContext } from '#domain/checklist/checklist-item.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import {
  carryIntoEvidence,
  countSample,
  drawDoubts,
  drawSample,
  evidenceOfSample,
  isCarriedAnew,
  sampleItemsOf,
  withdrawFromSamples,
} from '#domain/sampling/samples.ts';
import { samplingMethods } from '#domain/sampling/sampling-nouns.ts';
import { suggestSize } from '#domain/sampling/suggest-size.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Card, EmptyState, Section, WarnPanel } from '../../ui/panel.tsx';
import { useReadOnly, WhileOpen } from '../../ui/read-only.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { EditorFrame, useGoBack } from '../tablet/editor-frame.tsx';
import { HistoryLink } from '../tablet/history-link.tsx';
import { RecordedNumberField } from '../tablet/recorded-number-field.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { momentOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';
import { useAuditorIn } from '../tablet/use-auditor.ts';
import { useClock } from '../tablet/use-clock.ts';
import { useWholeAudit } from '../tablet/use-whole-audit.ts';
import { Withdrawn, WithdrawnAndEdited } from '../tablet/withdrawn.tsx';
import { SampleRecords } from './sample-records.tsx';
import { chosenWords, doubtWords, samplingMethodWords, sizeReasonWords } from './sampling-words.ts';
import { useNewSeed } from './use-new-seed.ts';

/** One sample: what it is to show, what it is drawn from, the draw, each record with its result, and k of n. */
export const SampleScreen = () => {
  const { t } = useLingui();
  const { record, journal } = useParams();
  const facts = useWholeAudit();
  const sample = facts?.record('sample', record);
  const back = `/audits/${journal}/plan/samples`;
  if (facts && sample) return <Sample facts={facts} sample={sample} back={back} />;
  return (
    <EditorFrame back={back} backLabel={t`Samples`} title={t`Sample`}>
      {facts && (
        <EmptyState title={t`This sample was taken out.`}>
          <Trans>It can be restored at the end of the list of samples. Evidence keeps its figures.</Trans>
        </EmptyState>
      )}
    </EditorFrame>
  );
};

type Shown = { readonly facts: WholeAudit; readonly sample: Row<'sample'> };

const Sample = ({ facts, sample, back }: Shown & { back: string }) => {
  const { t, i18n } = useLingui();
  const act = useAct(facts.journal);
  const goBack = useGoBack(back);
  const doubts = drawDoubts(facts, sample);
  const { items: checklist } = useAudit();
  const ref = checklist.find((item) => item.item === sample.fields.item)?.ref;
  const items = sampleItemsOf(facts, sample.record);
  const isUndecided = [sample, ...items].some((row) => Object.keys(row.open).length > 0);
  const withdraw = async () => {
    const isDone = await act.decide((now) => succeed(withdrawFromSamples(now, sample.record)), t`Sample taken out`);
    if (isDone) goBack();
  };
  return (
    <EditorFrame back={back} backLabel={t`Samples`} title={ref ? t`Sample for ${ref}` : t`Sample`}>
      <WithdrawnAndEdited row={sample}>{items}</WithdrawnAndEdited>
      {(doubts.length > 0 || isUndecided) && (
        <WarnPanel
          title={t`Not as drawn, or not decided`}
          icon={<TriangleAlert aria-hidden size={24} strokeWidth={1.75} className="shrink-0" />}
        >
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt.kind}>{doubtWords(doubt, i18n)}</li>
            ))}
          </ul>
          {isUndecided && (
            <Link
              to={`/audits/${facts.journal}/conflicts`}
              className="inline-flex min-h-12 items-center font-bold text-accent underline underline-offset-4"
            >
              <Trans>Written on two tablets: see both and decide</Trans>
            </Link>
          )}
        </WarnPanel>
      )}
      <div className="mt-6 grid gap-8 min-[900px]:grid-cols-2">
        <What facts={facts} sample={sample} />
        <How facts={facts} sample={sample} />
      </div>
      <div className="mt-8 flex flex-col gap-6">
        <SampleRecords facts={facts} sample={sample} />
        <KOfN facts={facts} sample={sample} />
        <RecordedTextField
          journal={facts.journal}
          noun="sample"
          record={sample.record}
          field="note"
          row={sample}
          label={t`Notes on this sample`}
          lines={2}
          isReading
        />
        <div className="flex flex-wrap gap-3">
          <HistoryLink journal={facts.journal} record={sample.record} />
          <WhileOpen>
            <Button
              look="danger"
              icon={<Trash2 aria-hidden size={20} strokeWidth={1.75} />}
              onClick={() => void withdraw()}
            >
              <Trans>Take this sample out</Trans>
            </Button>
          </WhileOpen>
        </div>
      </div>
      <Withdrawn
        journal={facts.journal}
        noun="sampleItem"
        nameOf={(row) => [row.fields.position, row.fields.label].filter(Boolean).join(' ')}
      />
    </EditorFrame>
  );
};

const What = ({ facts, sample }: Shown) => {
  const { t } = useLingui();
  const { items } = useAudit();
  const act = useAct(facts.journal);
  const set = (fields: Parameters<typeof editsOf<'sample'>>[2]) =>
    void act.run(succeed(editsOf('sample', sample.record, fields)));
  const field = (name: string) => ({
    journal: facts.journal,
    noun: 'sample' as const,
    record: sample.record,
    field: name,
    row: sample,
  });
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Pick
        label={t`On which item`}
        none={t`No item yet`}
        value={sample.fields.item}
        options={items.map((item) => [item.item, `${item.ref} ${titleInContext(facts, item)}`])}
        onPick={(item) => set({ item })}
      />
      <RecordedTextField
        {...field('objective')}
        label={t`What it is to show`}
        hint={t`the attribute you look for`}
        lines={2}
        isReading
      />
      <RecordedNumberField row={sample} field="population" label={t`Population, N`} hint={t`how many there are`} />
      <RecordedTextField
        {...field('populationSource')}
        label={t`Where the population comes from`}
        hint={t`list, period, in which order it is numbered`}
        lines={2}
      />
      <div className="grid gap-6 min-[600px]:grid-cols-2">
        <Pick
          label={t`AI system`}
          none={t`None in particular`}
          value={sample.fields.aiSystem}
          options={facts.aiSystems.map((row) => [row.record, row.fields.name ?? ''])}
          onPick={(aiSystem) => set({ aiSystem })}
        />
        <Pick
          label={t`Site`}
          none={t`None in particular`}
          value={sample.fields.site}
          options={facts.sites.map((row) => [row.record, row.fields.name ?? ''])}
          onPick={(site) => set({ site })}
        />
      </div>
    </div>
  );
};

const How = ({ facts, sample }: Shown) => {
  const { t, i18n } = useLingui();
  const { now } = useTablet();
  const act = useAct(facts.journal);
  const clock = useClock();
  const newSeed = useNewSeed();
  const { fields } = sample;
  const method = fields.method ?? 'random';
  const suggestion = fields.population ? suggestSize(fields.population) : undefined;
  const reason = suggestion && i18n._(sizeReasonWords[suggestion.reason]);
  const set = (more: Parameters<typeof editsOf<'sample'>>[2]) =>
    void act.run(succeed(editsOf('sample', sample.record, more)));
  const draw = () =>
    void act.decide(
      (current) => drawSample(current, current.record('sample', sample.record) ?? sample, now()),
      t`Drawn`,
    );
  const { drawn } = fields;
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <Choice
        label={t`How records are chosen`}
        canClear={false}
        value={method}
        options={samplingMethods.map((value) => ({ value, text: i18n._(samplingMethodWords[value]) }))}
        onChoose={(value) => value && set({ method: value })}
      />
      <RecordedTextField
        journal={facts.journal}
        noun="sample"
        record={sample.record}
        field="basis"
        row={sample}
        label={method === 'judgement' ? t`By what you choose` : t`Why this way`}
        hint={method === 'judgement' ? t`risk, period, kind of case` : t`in a few words`}
        lines={2}
      />
      {method !== 'all' && (
        <div>
          <RecordedNumberField row={sample} field="size" label={t`Size, n`} />
          {suggestion && (
            <div className="mt-2 flex flex-wrap items-center gap-3">
              {fields.size !== suggestion.size && (
                <WhileOpen>
                  <Button onClick={() => set({ size: suggestion.size })}>{t`Take ${suggestion.size}`}</Button>
                </WhileOpen>
              )}
              <p className="min-w-0 flex-1 text-ink2">
                {t`Suggestion: ${suggestion.size}, ${reason}. A rule of thumb; it claims no confidence level.`}
              </p>
            </div>
          )}
        </div>
      )}
      {method === 'random' && (
        <div>
          <div className="flex items-end gap-3">
            <div className="min-w-0 flex-1">
              <RecordedTextField
                journal={facts.journal}
                noun="sample"
                record={sample.record}
                field="seed"
                row={sample}
                label={t`Seed`}
                hint={t`let the auditee name it, if you like`}
              />
            </div>
            <WhileOpen>
              <Button
                icon={<RefreshCw aria-hidden size={20} strokeWidth={1.75} />}
                onClick={() => set({ seed: newSeed() })}
              >
                <Trans>New</Trans>
              </Button>
            </WhileOpen>
          </div>
          <p className="mt-2 text-ink2">
            <Trans>
              From the seed anybody can draw the same positions again: SHA-256 of seed:counter, as the report says.
            </Trans>
          </p>
        </div>
      )}
      {method !== 'judgement' && (
        <div className="flex flex-wrap items-center gap-3">
          <WhileOpen>
            <Button
              look={drawn ? 'outlined' : 'filled'}
              icon={<Dices aria-hidden size={20} strokeWidth={1.75} />}
              onClick={draw}
            >
              {drawn ? <Trans>Draw again</Trans> : <Trans>Draw</Trans>}
            </Button>
          </WhileOpen>
          {drawn && <span className="text-ink2">{t`Drawn ${clock(drawn.at)}`}</span>}
        </div>
      )}
    </div>
  );
};

const KOfN = ({ facts, sample }: Shown) => {
  const { t, i18n } = useLingui();
  const { now } = useTablet();
  const act = useAct(facts.journal);
  const auditor = useAuditorIn(facts.team);
  const count = countSample(sampleItemsOf(facts, sample.record));
  const evidence = evidenceOfSample(facts, sample.record);
  const stale = isCarriedAnew(facts, sample);
  const [hits, n, open, gone] = [
    i18n.number(count.hits),
    i18n.number(count.n),
    i18n.number(count.open),
    i18n.number(count.notAvailable),
  ];
  const carry = () => {
    if (!auditor) return act.refuse({ kind: 'markNeeded' });
    const at = now();
    void act.decide((current) => {
      const row = current.record('sample', sample.record) ?? sample;
      const input = { by: auditor, now: at, eventOn: momentOf(at), method: chosenWords(row, i18n) };
      const carried = carryIntoEvidence(current, row, input);
      return carried.ok ? succeed(carried.value.edits) : carried;
    }, t`Carried into evidence: ${hits} of ${n}`);
  };
  return (
    <Section label={t`Result`}>
      <Card className="flex flex-col gap-3 p-4 min-[600px]:p-6">
        <p className="text-section font-bold">{t`Not as required: ${hits} of ${n}`}</p>
        {count.notAvailable > 0 && (
          <p>{t`Of these not available: ${gone}. What wasn't there never counts as conforming.`}</p>
        )}
        {count.open > 0 && <p>{t`Still without a result: ${open}`}</p>}
        {stale && (
          <p className="font-bold">
            {t`The evidence still says ${i18n.number(stale.hits)} of ${i18n.number(stale.size)}. Carry the result over again.`}
          </p>
        )}
        <div className="flex flex-wrap gap-3">
          <WhileOpen>
            <Button onClick={carry} disabled={evidence !== undefined && !stale}>
              {evidence ? <Trans>Carry over again</Trans> : <Trans>Carry into evidence</Trans>}
            </Button>
          </WhileOpen>
          {evidence && (
            <Link
              to={`/audits/${facts.journal}/evidence/${evidence.record}`}
              className="press inline-flex min-h-12 items-center gap-2 rounded-card px-3 font-bold text-accent"
            >
              <Link2 aria-hidden size={20} strokeWidth={1.75} />
              <Trans>Open the evidence</Trans>
            </Link>
          )}
        </div>
      </Card>
    </Section>
  );
};

const Pick = ({
  label,
  none,
  value,
  options,
  onPick,
}: {
  label: string;
  none: string;
  value: string | undefined;
  options: readonly (readonly [string, string])[];
  onPick: (value: string | null) => void;
}) => {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-2 block font-bold">
        {label}
      </label>
      <select
        id={id}
        disabled={useReadOnly()}
        value={value ?? ''}
        onChange={(event) => onPick(event.target.value || null)}
        className="min-h-12 w-full rounded-card border border-edge bg-surface px-4"
      >
        <option value="">{none}</option>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
};
