import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import {
  acknowledge,
  addCorrection,
  addWhy,
  assessExtent,
  chooseCauseMethod,
} from '#domain/corrective-action/answer-case.ts';
import { roundRecordId } from '#domain/corrective-action/case-records.ts';
import { causeMethods, existences, fishboneBranches } from '#domain/corrective-action/corrective-action-nouns.ts';
import { seenHeads } from '#domain/journal/seen-heads.ts';
import type { Noun } from '#domain/nouns.ts';
import { succeed } from '#domain/result.ts';
import type { Row } from '#domain/row.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { SignatureView } from '../meeting/signature-view.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';
import { useDay } from '../tablet/use-clock.ts';
import { useCase } from './case-context.tsx';
import { CaseText, Said } from './case-text.tsx';
import { branchWords, existenceWords, methodWords } from './case-words.ts';
import { type Signature, Signer } from './signer.tsx';

const useToday = () => {
  const { now } = useTablet();
  return todayOf(now());
};

/** A line to add the next of several by its words. */
export const AddLine = ({ label, onAdd }: { label: string; onAdd: (text: string) => Promise<boolean> }) => {
  const id = useId();
  const [text, setText] = useState('');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '' && (await onAdd(text.trim()))) setText('');
  };
  return (
    <form onSubmit={(event) => void add(event)} className="flex flex-wrap gap-3">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        id={id}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={label}
        className="min-h-12 min-w-0 flex-1 basis-60 rounded-card border border-edge bg-surface px-4 placeholder:text-ink2"
      />
      <Button type="submit" icon={<Plus aria-hidden size={20} strokeWidth={1.75} />}>
        <Trans>Add</Trans>
      </Button>
    </form>
  );
};

/** One of several, with a way to take it out. */
export const Removable = ({
  row,
  name,
  isMine,
  children,
}: {
  row: Row<Noun>;
  name: string;
  isMine: boolean;
  children: ReactNode;
}) => {
  const { t } = useLingui();
  const act = useAct(row.journal);
  return (
    <div className="flex items-start gap-2">
      <div className="flex min-w-0 flex-1 flex-col gap-4">{children}</div>
      {isMine && (
        <IconButton
          label={t`Take out ${name}`}
          onClick={() =>
            void act.decideIn((facts) => {
              const now = facts.record(row.noun, row.record);
              return succeed(
                now
                  ? [{ noun: row.noun, record: row.record, field: 'deleted', value: true, seen: seenHeads(now, []) }]
                  : [],
              );
            }, t`${name} taken out`)
          }
        >
          <X aria-hidden size={20} strokeWidth={1.75} />
        </IconButton>
      )}
    </div>
  );
};

export const AcknowledgementStep = () => {
  const { facts, actor, may } = useCase();
  const { now } = useTablet();
  const { t } = useLingui();
  const today = useToday();
  const day = useDay();
  const act = useAct(facts.journal);
  const said = facts.of('acknowledgement')[0];
  const [answer, setAnswer] = useState<'agrees' | 'disagrees' | undefined>(said?.fields.answer);
  const [comment, setComment] = useState(said?.fields.comment ?? '');
  const [signature, setSignature] = useState<Signature>();
  const [isChanging, setChanging] = useState(false);
  const id = useId();
  if (said?.fields.answer && !isChanging)
    return (
      <>
        <Said label={said.fields.answer === 'agrees' ? t`Agrees` : t`Disagrees`}>
          <bdi>{said.fields.comment ?? ''}</bdi>
        </Said>
        <Said label={t`Signed by`}>
          <bdi>{[said.fields.signature?.name ?? said.fields.by, day(said.fields.on)].filter(Boolean).join(', ')}</bdi>
        </Said>
        {said.fields.signature?.drawn && <SignatureView signature={said.fields.signature} />}
        {may('acknowledge') && (
          <div>
            <Button look="plain" className="-ms-5" onClick={() => setChanging(true)}>
              <Trans>Say it anew</Trans>
            </Button>
          </div>
        )}
      </>
    );
  if (!may('acknowledge'))
    return (
      <p className="text-ink2">
        <Trans>Not acknowledged yet.</Trans>
      </p>
    );
  const signed = signature ?? { name: actor.role === 'processOwner' ? actor.name : '', at: now() };
  const record = async () => {
    if (!answer) return;
    const isDone = await act.decideIn(
      (current) =>
        acknowledge(current, { answer, comment, signature: { ...signed, name: signed.name.trim() }, today }, actor),
      t`Acknowledgement recorded`,
    );
    if (isDone) setChanging(false);
  };
  return (
    <>
      <Choice
        label={t`The nonconformity as it is stated`}
        value={answer}
        options={[
          { value: 'agrees', text: t`Agrees` },
          { value: 'disagrees', text: t`Disagrees` },
        ]}
        onChoose={(value) => setAnswer(value ?? undefined)}
      />
      <div>
        <label htmlFor={id} className="mb-2 block font-bold">
          {answer === 'disagrees' ? t`Why not` : t`Comment`}
        </label>
        <textarea
          id={id}
          dir="auto"
          rows={3}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
          className="w-full resize-none rounded-card border border-edge bg-surface px-4 py-3"
        />
      </div>
      <Signer value={signed} onChange={setSignature} now={now} />
      <div>
        <Button look="filled" disabled={!answer} onClick={() => void record()}>
          <Trans>Record the acknowledgement</Trans>
        </Button>
      </div>
    </>
  );
};

export const CorrectionStep = () => {
  const { facts, of, actor, may } = useCase();
  const { newId } = useTablet();
  const { t } = useLingui();
  const today = useToday();
  const act = useAct(facts.journal);
  const isMine = may('correct');
  return (
    <>
      <p className="text-ink2">
        <Trans>What was done at once to contain or fix it. It removes no cause.</Trans>
      </p>
      {of.corrections.map((row, i) => {
        const nth = i + 1;
        const shared = { act: 'correct', noun: 'correction', record: row.record, row } as const;
        return (
          <Removable key={row.record} row={row as unknown as Row<Noun>} name={t`Correction ${nth}`} isMine={isMine}>
            <CaseText {...shared} name="text" label={t`Correction ${nth}`} lines={2} />
            <CaseText {...shared} name="doneOn" label={t`Done on`} type="date" />
          </Removable>
        );
      })}
      {isMine && (
        <AddLine
          label={t`What was done`}
          onAdd={(text) => act.decideIn((now) => addCorrection(now, { record: newId(), text, today }, actor))}
        />
      )}
    </>
  );
};

export const ExtentStep = () => {
  const { facts, of, actor, may } = useCase();
  const { t, i18n } = useLingui();
  const today = useToday();
  const act = useAct(facts.journal);
  const { extent } = of;
  return (
    <>
      {may('assessExtent') ? (
        <Choice
          label={t`Does it exist elsewhere?`}
          canClear={false}
          value={extent?.fields.existence}
          options={existences.map((value) => ({ value, text: i18n._(existenceWords[value]) }))}
          onChoose={(existence) =>
            existence && void act.decideIn((now) => assessExtent(now, { existence, today }, actor))
          }
        />
      ) : (
        extent?.fields.existence && <p className="font-bold">{i18n._(existenceWords[extent.fields.existence])}</p>
      )}
      <CaseText
        act="assessExtent"
        noun="extent"
        record={roundRecordId(facts.journal, 'extent', of.round)}
        row={extent}
        name="text"
        label={t`Where was it looked for, and how?`}
        lines={3}
      />
    </>
  );
};

export const CauseStep = () => {
  const { facts, of, actor, may } = useCase();
  const { newId } = useTablet();
  const { t, i18n } = useLingui();
  const today = useToday();
  const act = useAct(facts.journal);
  const { cause, whys } = of;
  const method = cause?.fields.method;
  const isMine = may('findCause');
  const whyLine = (row: Row<'why'>, label: string) => (
    <Removable key={row.record} row={row as unknown as Row<Noun>} name={label} isMine={isMine}>
      <CaseText act="findCause" noun="why" record={row.record} row={row} name="answer" label={label} />
    </Removable>
  );
  const others = whys.filter(({ fields }) => fields.branch === undefined);
  const next = others.length + 1;
  return (
    <>
      {isMine ? (
        <Choice
          label={t`Method`}
          canClear={false}
          value={method}
          options={causeMethods.map((value) => ({ value, text: i18n._(methodWords[value]) }))}
          onChoose={(value) =>
            value && void act.decideIn((now) => chooseCauseMethod(now, { method: value, today }, actor))
          }
        />
      ) : (
        method && <p className="font-bold">{i18n._(methodWords[method])}</p>
      )}
      {(method === 'fiveWhys' || others.length > 0) && (
        <div className="flex flex-col gap-3">
          {others.map((row, i) => {
            const nth = i + 1;
            return whyLine(row, t`Why ${nth}`);
          })}
          {isMine && method === 'fiveWhys' && (
            <AddLine
              label={next === 1 ? t`Why did it happen?` : t`And why that? (${next})`}
              onAdd={(answer) => act.decideIn((now) => addWhy(now, { record: newId(), answer }, actor))}
            />
          )}
        </div>
      )}
      {fishboneBranches
        .filter((branch) => method === 'fishbone' || whys.some(({ fields }) => fields.branch === branch))
        .map((branch) => {
          const word = i18n._(branchWords[branch]);
          return (
            <div key={branch} className="flex flex-col gap-3">
              <h3 className="font-bold text-ink2">{word}</h3>
              {whys
                .filter(({ fields }) => fields.branch === branch)
                .map((row, i) => {
                  const nth = i + 1;
                  return whyLine(row, t`${word} ${nth}`);
                })}
              {isMine && method === 'fishbone' && (
                <AddLine
                  label={t`Contributes: ${word}`}
                  onAdd={(answer) => act.decideIn((now) => addWhy(now, { record: newId(), answer, branch }, actor))}
                />
              )}
            </div>
          );
        })}
      <CaseText
        act="findCause"
        noun="cause"
        record={roundRecordId(facts.journal, 'cause', of.round)}
        row={cause}
        name="statement"
        label={t`The cause`}
        hint={t`what made it possible, not who`}
        lines={3}
      />
    </>
  );
};
