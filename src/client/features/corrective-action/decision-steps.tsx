import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { caseOf, roundRecordId } from '#domain/corrective-action/case-records.ts';
import { fixCriterion, isCriterionFixed, recordEffect, resultOf } from '#domain/corrective-action/check-effect.ts';
import { closeCase, closeGaps, reopenRound } from '#domain/corrective-action/close-case.ts';
import { decidePlan, planGaps } from '#domain/corrective-action/decide-plan.ts';
import { reopenCase, sealJournal } from '#domain/journal/administer.ts';
import { readJournalFacts } from '../../store/read-facts.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { WarnPanel } from '../../ui/panel.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';
import { useClock, useDay } from '../tablet/use-clock.ts';
import { CaseEvidence } from './action-steps.tsx';
import { useCase } from './case-context.tsx';
import { Said } from './case-text.tsx';
import { closeGapWords, planGapWords } from './case-words.ts';
import { DayField } from './day-field.tsx';
import { chosenFrom, PersonField, usePeople } from './person-field.tsx';

/** Words that go with an act, and are recorded by it. */
const Words = ({
  label,
  value,
  onChange,
  lines = 2,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  lines?: number;
}) => {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-2 block font-bold">
        {label}
      </label>
      <textarea
        id={id}
        dir="auto"
        rows={lines}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="w-full resize-none rounded-card border border-edge bg-surface px-4 py-3"
      />
    </div>
  );
};

export const PlanStep = () => {
  const { facts, of, state, actor, may } = useCase();
  const { newId, now } = useTablet();
  const { t, i18n } = useLingui();
  const clock = useClock();
  const act = useAct(facts.journal);
  const [reason, setReason] = useState('');
  const gaps = planGapWords(planGaps(of), i18n);
  const decide = async (decision: 'accepted' | 'rejected') => {
    const isDone = await act.decideIn(
      (current) => decidePlan(current, { record: newId(), decision, reason, at: now() }, actor),
      decision === 'accepted' ? t`Plan accepted` : t`Plan rejected`,
    );
    if (isDone) setReason('');
  };
  return (
    <>
      {of.decisions.map((row) => {
        const by = [row.fields.by, row.fields.at && clock(row.fields.at)].filter(Boolean).join(', ');
        return (
          <Said key={row.record} label={row.fields.decision === 'accepted' ? t`Accepted: ${by}` : t`Rejected: ${by}`}>
            <bdi>{row.fields.reason ?? ''}</bdi>
          </Said>
        );
      })}
      {state.plan === 'changed' && (
        <WarnPanel title={t`Changed since it was accepted`}>
          <p>
            <Trans>
              The plan is not the one that was accepted. It counts as not accepted until it is decided on anew.
            </Trans>
          </p>
        </WarnPanel>
      )}
      {gaps !== '' && (
        <p className="text-ink2">
          <Trans>Still lacking: {gaps}</Trans>
        </p>
      )}
      {may('decidePlan') && state.plan !== 'accepted' && (
        <>
          <Words label={t`Reason`} value={reason} onChange={setReason} />
          <div className="flex flex-wrap gap-3">
            <Button look="filled" onClick={() => void decide('accepted')}>
              <Trans>Accept the plan</Trans>
            </Button>
            <Button onClick={() => void decide('rejected')}>
              <Trans>Reject it</Trans>
            </Button>
          </div>
        </>
      )}
    </>
  );
};

export const CriterionStep = () => {
  const { facts, of, actor, may } = useCase();
  const { now } = useTablet();
  const { t } = useLingui();
  const clock = useClock();
  const day = useDay();
  const act = useAct(facts.journal);
  const { check } = of;
  const isFixed = isCriterionFixed(check);
  const [typed, setTyped] = useState({
    criterion: check?.fields.criterion ?? '',
    method: check?.fields.method ?? '',
    checkOn: check?.fields.checkOn ?? '',
  });
  const [isChanging, setChanging] = useState(false);
  const by = [check?.fields.fixedBy, check?.fields.fixedAt && clock(check.fields.fixedAt)].filter(Boolean).join(', ');
  if (isFixed && !isChanging)
    return (
      <>
        <Said label={t`Criterion`}>
          <bdi>{check?.fields.criterion}</bdi>
        </Said>
        <Said label={t`Method`}>
          <bdi>{check?.fields.method}</bdi>
        </Said>
        <Said label={t`To be checked on`}>{day(check?.fields.checkOn)}</Said>
        <p className="text-ink2">{t`Fixed in advance: ${by}`}</p>
        {may('fixCriterion') && !resultOf(check) && (
          <div>
            <Button look="plain" className="-ms-5" onClick={() => setChanging(true)}>
              <Trans>Fix it anew</Trans>
            </Button>
          </div>
        )}
      </>
    );
  if (!may('fixCriterion')) return null;
  const fix = async () => {
    const at = now();
    const isDone = await act.decideIn(
      (current) => fixCriterion(current, { ...typed, at, today: todayOf(at) }, actor),
      t`Criterion fixed`,
    );
    if (isDone) setChanging(false);
  };
  return (
    <>
      <p className="text-ink2">
        <Trans>By what it will be seen that the cause is gone. It is fixed before anybody looks, and stays.</Trans>
      </p>
      <Words label={t`Criterion`} value={typed.criterion} onChange={(criterion) => setTyped({ ...typed, criterion })} />
      <Words label={t`Method`} value={typed.method} onChange={(method) => setTyped({ ...typed, method })} />
      <DayField
        label={t`To be checked on`}
        value={typed.checkOn}
        onChange={(checkOn) => setTyped({ ...typed, checkOn })}
      />
      <div>
        <Button look="filled" onClick={() => void fix()}>
          <Trans>Fix the criterion</Trans>
        </Button>
      </div>
    </>
  );
};

export const EffectStep = () => {
  const { facts, of, actor, may } = useCase();
  const { now } = useTablet();
  const { t } = useLingui();
  const day = useDay();
  const act = useAct(facts.journal);
  const people = usePeople();
  const { check } = of;
  const result = resultOf(check);
  const [said, setSaid] = useState<'effective' | 'notEffective'>();
  const [note, setNote] = useState('');
  const named = caseOf(facts)?.fields.verifier ?? '';
  const [verifier, setVerifier] = useState(actor.role === 'verifier' ? actor.name : named);
  const evidence = (
    <CaseEvidence of={roundRecordId(facts.journal, 'effectivenessCheck', of.round)} mayAdd={may('checkEffect')} />
  );
  if (result)
    return (
      <>
        <p className="font-bold">{result === 'effective' ? t`Effective` : t`Not effective`}</p>
        <Said label={t`What was looked at and seen`}>
          <bdi>{check?.fields.note}</bdi>
        </Said>
        <p className="text-ink2">
          <bdi>{[check?.fields.verifier, day(check?.fields.checkedOn)].filter(Boolean).join(', ')}</bdi>
        </p>
        {evidence}
      </>
    );
  if (!isCriterionFixed(check))
    return (
      <p className="text-ink2">
        <Trans>The criterion is fixed first.</Trans>
      </p>
    );
  const until = day(check?.fields.checkOn);
  if (!may('checkEffect')) return <p className="text-ink2">{t`To be checked on ${until}`}</p>;
  const record = () => {
    if (!said) return;
    const person = actor.role === 'verifier' ? { name: verifier, person: actor.person } : chosenFrom(people, verifier);
    void act.decideIn(
      (current) =>
        recordEffect(
          current,
          { result: said, note, verifier: person.name, verifierPerson: person.person, today: todayOf(now()) },
          actor,
        ),
      t`Result recorded`,
    );
  };
  return (
    <>
      <Said label={t`Judged by`}>
        <bdi>{check?.fields.criterion}</bdi>
      </Said>
      <Choice
        label={t`Result`}
        value={said}
        options={[
          { value: 'effective', text: t`Effective` },
          { value: 'notEffective', text: t`Not effective` },
        ]}
        onChoose={(value) => setSaid(value ?? undefined)}
      />
      <Words label={t`What was looked at and seen`} value={note} onChange={setNote} lines={3} />
      {evidence}
      <PersonField
        label={t`Verifier`}
        hint={t`owns neither the case nor an action`}
        value={verifier}
        onChange={setVerifier}
      />
      <div>
        <Button look="filled" disabled={!said} onClick={record}>
          <Trans>Record the result</Trans>
        </Button>
      </div>
    </>
  );
};

export const ClosingStep = () => {
  const { facts, of, state, actor, may, isSealed } = useCase();
  const { database, recorder, newId, now } = useTablet();
  const { t, i18n } = useLingui();
  const clock = useClock();
  const act = useAct(facts.journal);
  const [reason, setReason] = useState('');
  const [reopening, setReopening] = useState('');
  const isLead = actor.role === 'lead';
  const seal = async () => {
    const done = await recorder.administer(facts.journal, (by, held) => [sealJournal(by, held, reason || 'closed')]);
    if (!done.ok) act.refuse(done.refusal);
  };
  const close = async () => {
    // No Undo: the seal follows at once. What was closed is opened again with a reason.
    const isDone = await act.decideIn((current) => closeCase(current, { record: newId(), reason, at: now() }, actor));
    if (isDone) await seal();
  };
  const reopen = async () => {
    const opening = { record: newId(), reason: reopening, at: now() };
    const may = reopenRound(await readJournalFacts(database, facts.journal), opening, actor);
    if (!may.ok) return act.refuse(may.refusal);
    if (isSealed) {
      const done = await recorder.administer(facts.journal, (by, held) => [reopenCase(by, held, reopening)]);
      if (!done.ok) return act.refuse(done.refusal);
    }
    if (await act.run(may)) setReopening('');
  };
  const gaps = state.isClosed ? [] : closeGaps(facts);
  return (
    <>
      {of.closures.map((row) => {
        const by = [row.fields.by, row.fields.at && clock(row.fields.at)].filter(Boolean).join(', ');
        return (
          <Said key={row.record} label={t`Closed: ${by}`}>
            <bdi>{row.fields.reason ?? ''}</bdi>
          </Said>
        );
      })}
      {gaps.length > 0 && (
        <div className="text-ink2">
          <Trans>Still missing:</Trans>
          <ul className="list-disc ps-6">
            {gaps.map((gap) => (
              <li key={JSON.stringify(gap)}>{closeGapWords(gap, i18n)}</li>
            ))}
          </ul>
        </div>
      )}
      {may('close') && gaps.length === 0 && (
        <>
          <Words label={t`Closing words`} value={reason} onChange={setReason} />
          <div>
            <Button look="filled" onClick={() => void close()}>
              <Trans>Close and seal the case</Trans>
            </Button>
          </div>
        </>
      )}
      {state.isClosed && (
        <p className="text-ink2">
          {isSealed ? <Trans>Sealed: what is in it stays as it is.</Trans> : <Trans>Not sealed yet.</Trans>}
        </p>
      )}
      {state.isClosed && !isSealed && isLead && (
        <div>
          <Button onClick={() => void seal()}>
            <Trans>Seal it</Trans>
          </Button>
        </div>
      )}
      {isLead && (state.isClosed || state.needsNewRound) && (
        <>
          <Words
            label={state.isClosed ? t`Why is it opened again?` : t`Why does a new round begin?`}
            value={reopening}
            onChange={setReopening}
          />
          <div>
            <Button onClick={() => void reopen()}>
              {state.isClosed ? <Trans>Open the case again</Trans> : <Trans>Begin a new round</Trans>}
            </Button>
          </div>
        </>
      )}
    </>
  );
};
