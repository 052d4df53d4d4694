import { Trans, useLingui } from '@lingui/react/macro';
import { Camera, Paperclip } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { addAction, giveAction, implementAction } from '#domain/corrective-action/answer-case.ts';
import { daysBetween } from '#domain/corrective-action/case-state.ts';
import { openActions } from '#domain/corrective-action/check-effect.ts';
import { standingDecisions } from '#domain/corrective-action/decide-plan.ts';
import { evidenceOf } from '#domain/evidence/record-evidence.ts';
import type { Edit } from '#domain/journal/edit.ts';
import type { Noun } from '#domain/nouns.ts';
import type { Row } from '#domain/row.ts';
import { Button } from '../../ui/button.tsx';
import { WarnPanel } from '../../ui/panel.tsx';
import { FileButton } from '../evidence/file-button.tsx';
import { fileTypes, photoTypes } from '../evidence/file-types.ts';
import { PhotoThumb } from '../evidence/photo-thumb.tsx';
import { useFileIntake } from '../evidence/use-photo-intake.ts';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';
import { useAuditor } from '../tablet/use-auditor.ts';
import { useDay } from '../tablet/use-clock.ts';
import { AddLine, Removable } from './answer-steps.tsx';
import { useCase } from './case-context.tsx';
import { CaseText, Said } from './case-text.tsx';
import { DayField } from './day-field.tsx';
import { chosenFrom, PersonField, usePeople } from './person-field.tsx';

/** Who does an action. Said through an act, since a verifier can't own one. */
const ActionOwner = ({ row }: { row: Row<'correctiveAction'> }) => {
  const { facts, actor, may } = useCase();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const people = usePeople();
  const said = row.fields.owner ?? '';
  const [typed, setTyped] = useState<string>();
  if (!may('planActions'))
    return said === '' ? null : (
      <Said label={t`Owner`}>
        <bdi>{said}</bdi>
      </Said>
    );
  const settle = async () => {
    if (typed === undefined || typed.trim() === said) return setTyped(undefined);
    const done = await act.decideIn((now) => giveAction(now, row.record, chosenFrom(people, typed), actor));
    if (done) setTyped(undefined);
  };
  return <PersonField label={t`Owner`} value={typed ?? said} onChange={setTyped} onLeave={() => void settle()} />;
};

export const ActionsStep = () => {
  const { facts, of, state, actor, may } = useCase();
  const { newId } = useTablet();
  const { t } = useLingui();
  const act = useAct(facts.journal);
  const isMine = may('planActions');
  const rejection = standingDecisions(of.decisions).find(({ fields }) => fields.decision === 'rejected')?.fields;
  return (
    <>
      {state.plan === 'rejected' && (
        <WarnPanel title={t`The plan was rejected`}>
          <p className="break-words whitespace-pre-line">
            <bdi>{rejection?.reason}</bdi>
          </p>
          <p>
            <Trans>Once the correction, the cause or an action is changed, the auditor decides again.</Trans>
          </p>
        </WarnPanel>
      )}
      <p className="text-ink2">
        <Trans>What removes the cause, so that it does not come back: each with who and until when.</Trans>
      </p>
      {of.actions.map((row, i) => {
        const nth = i + 1;
        const shared = { act: 'planActions', noun: 'correctiveAction', record: row.record, row } as const;
        return (
          <Removable key={row.record} row={row as unknown as Row<Noun>} name={t`Action ${nth}`} isMine={isMine}>
            <CaseText {...shared} name="text" label={t`Action ${nth}`} lines={2} />
            <div className="grid gap-4 min-[600px]:grid-cols-2">
              <ActionOwner row={row} />
              <CaseText {...shared} name="dueOn" label={t`Due on`} type="date" />
            </div>
          </Removable>
        );
      })}
      {isMine && (
        <AddLine
          label={t`What will be done`}
          onAdd={(text) => act.decideIn((now) => addAction(now, { record: newId(), text }, actor))}
        />
      )}
    </>
  );
};

/** Files that show something of an action, or of the check: the same evidence as in an audit. */
export const CaseEvidence = ({ of, mayAdd }: { of: string; mayAdd: boolean }) => {
  const { facts, field } = useCase();
  const { t } = useLingui();
  const auditor = useAuditor();
  const given = useRef<string[]>([]);
  // Several files are taken in one after the other: each has to know the numbers of those before it.
  const place = useMemo(
    () => ({
      journal: facts.journal,
      get numbersGiven() {
        return [...facts.of('evidence').flatMap(({ fields }) => fields.number ?? []), ...given.current];
      },
    }),
    [facts],
  );
  const intake = useFileIntake({
    facts: place,
    noteNumbers: (edits: readonly Edit[]) =>
      given.current.push(
        ...edits.flatMap(({ field: name, value }) => (name === 'number' && typeof value === 'string' ? [value] : [])),
      ),
    auditor,
    keeping: 'original',
    item: of,
    finding: of,
  });
  const rows = evidenceOf({ links: facts.of('evidenceLink'), evidence: facts.of('evidence') }, of);
  if (rows.length === 0 && !mayAdd) return null;
  return (
    <div className="flex flex-col gap-3">
      <p className="font-bold text-ink2">
        <Trans>Evidence</Trans>
      </p>
      {rows.map((row) => {
        const isPhoto = row.fields.kind === 'photo';
        const name = row.fields.number ?? row.fields.file?.name ?? '';
        return (
          <div key={row.record} className="flex items-start gap-3">
            {isPhoto && (
              <PhotoThumb evidence={row} className="aspect-4/3 w-24 shrink-0 rounded-photo border border-line" />
            )}
            <div className="min-w-0 flex-1">
              {mayAdd ? (
                <Removable row={row as unknown as Row<Noun>} name={name} isMine>
                  <RecordedTextField {...field('evidence', row.record, row, 'title')} label={t`What ${name} shows`} />
                </Removable>
              ) : (
                <bdi>{[name, row.fields.title].filter(Boolean).join(' ')}</bdi>
              )}
            </div>
          </div>
        );
      })}
      {intake.taking && (
        <p role="status" className="text-ink2">{t`${intake.taking.done} of ${intake.taking.of} saved`}</p>
      )}
      {mayAdd && (
        <div className="flex flex-wrap gap-3">
          <FileButton
            accept={photoTypes}
            isCamera
            onFiles={(files) => void intake.takeIn(files, 'photo')}
            className="border-edge px-5"
          >
            <Camera aria-hidden size={20} strokeWidth={1.75} />
            {t`Photo`}
          </FileButton>
          <FileButton
            accept={fileTypes}
            isMultiple
            onFiles={(files) => void intake.takeIn(files, 'file')}
            className="border-edge px-5"
          >
            <Paperclip aria-hidden size={20} strokeWidth={1.75} />
            {t`File`}
          </FileButton>
        </div>
      )}
    </div>
  );
};

/** On which day an action was done: said by a date, or by one tap for today. */
const Implemented = ({ row }: { row: Row<'correctiveAction'> }) => {
  const { facts, actor, may } = useCase();
  const { now } = useTablet();
  const { t } = useLingui();
  const day = useDay();
  const act = useAct(facts.journal);
  const today = todayOf(now());
  const said = row.fields.implementedOn;
  const set = (on: string | null) =>
    void act.decideIn((current) => implementAction(current, row.record, { on, today }, actor), t`Day recorded`);
  if (!may('implement')) return said ? <Said label={t`Implemented on`}>{day(said)}</Said> : null;
  return (
    <div className="flex flex-wrap items-end gap-3">
      <DayField
        label={t`Implemented on`}
        value={said ?? ''}
        max={today}
        onChange={(on) => set(on === '' ? null : on)}
      />
      {!said && (
        <Button onClick={() => set(today)}>
          <Trans>Today</Trans>
        </Button>
      )}
    </div>
  );
};

export const ImplementationStep = () => {
  const { of, may } = useCase();
  const { now } = useTablet();
  const { t } = useLingui();
  const day = useDay();
  const today = todayOf(now());
  const open = new Set(openActions(of).map(({ record }) => record));
  if (of.actions.length === 0)
    return (
      <p className="text-ink2">
        <Trans>No actions are planned yet.</Trans>
      </p>
    );
  return (
    <ol className="flex flex-col gap-6">
      {of.actions.map((row) => {
        const late = open.has(row.record) && row.fields.dueOn ? daysBetween(row.fields.dueOn, today) : 0;
        const due = day(row.fields.dueOn);
        return (
          <li key={row.record} className="flex flex-col gap-4">
            <div>
              <bdi className="block font-bold break-words">{row.fields.text}</bdi>
              <span className="text-ink2">
                <bdi>{row.fields.owner}</bdi>
                {due && ', '}
                {due && t`due ${due}`}
              </span>
              {late > 0 && (
                <p className="font-bold">
                  <Trans>{late} days overdue</Trans>
                </p>
              )}
            </div>
            <Implemented row={row} />
            <CaseText
              act="implement"
              noun="correctiveAction"
              record={row.record}
              row={row}
              name="implementation"
              label={t`What was done`}
              lines={2}
            />
            <CaseEvidence of={row.record} mayAdd={may('implement')} />
          </li>
        );
      })}
    </ol>
  );
};
