import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown, ChevronLeft, ChevronRight, SquareX } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { giveVerdict, readinessRecordId } from '#domain/readiness/give-verdict.ts';
import type { readinessVerdicts } from '#domain/readiness/readiness-nouns.ts';
import type { RowState } from '#domain/readiness/row-state.ts';
import { succeed } from '#domain/result.ts';
import { editsOf } from '#domain/row.ts';
import { Choice } from '../../ui/choice.tsx';
import { Card, Section, WarnPanel } from '../../ui/panel.tsx';
import { VerdictTile, verdictWords } from '../checklist/verdict-look.tsx';
import { useAuthorName } from '../history/use-author-name.ts';
import { AuditorSheet } from '../tablet/auditor-sheet.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useAuditor } from '../tablet/use-auditor.ts';
import { useDay } from '../tablet/use-clock.ts';
import { ArtefactPart } from './artefact-part.tsx';
import { useReadiness } from './readiness-context.tsx';
import { askedHints, lackWords, rowTitle, stateWords } from './readiness-words.ts';
import { StateMark, StateWord } from './state-mark.tsx';

const verdicts = ['ready', 'concern', 'notReady'] as const;

type Verdict = (typeof readinessVerdicts)[number];

/** One row: what is asked, what is there, and a person's verdict. */
export const RowPane = ({
  row,
  previous,
  next,
}: {
  row: RowState;
  previous: string | undefined;
  next: string | undefined;
}) => {
  const { sources } = useReadiness();
  const { t, i18n } = useLingui();
  const { journal } = sources.organisation;
  const act = useAct(journal);
  const auditor = useAuditor();
  const record = readinessRecordId(journal, row.stage, row.row);
  const about = { stage: row.stage, row: row.row };
  const title = rowTitle(row, i18n);
  const given = row.verdict?.fields.verdict;
  const [asking, setAsking] = useState<Verdict>();
  const give = (verdict: Verdict | null, by: string) =>
    void act.decideIn(
      (organisation) => giveVerdict({ ...sources, organisation }, { ...about, verdict, by }),
      verdict === null ? t`Verdict taken back` : t`Verdict given on ${title}`,
    );
  const choose = (verdict: Verdict) => {
    if (given === verdict && row.state === verdict) give(null, '');
    else if (auditor) give(verdict, auditor.name);
    else if (auditor === null) setAsking(verdict);
  };
  const show = (field: 'implementation' | 'effectiveness') => (value: 'shown' | 'notShown' | null) =>
    void act.run(succeed(editsOf('readinessVerdict', record, { ...about, [field]: value })));
  const showings = [
    { value: 'shown', text: t`Shown` },
    { value: 'notShown', text: t`Not shown` },
  ] as const;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="pad-inline relative min-h-0 flex-1 overflow-y-auto py-6" data-scroll>
        <div className="mx-auto flex max-w-3xl flex-col gap-6">
          <div>
            <p className="text-ink2">{row.ref}</p>
            <h2 className="text-section font-bold min-[600px]:text-title">{title}</h2>
            <div className="mt-2 flex flex-wrap items-center gap-4">
              <StateWord state={row.state} />
              <GivenBy row={row} />
            </div>
          </div>
          {row.state !== 'ready' && row.lacks.length > 0 && (
            <Card className="p-4">
              <p className="flex items-center gap-2 font-bold">
                <SquareX aria-hidden size={20} strokeWidth={1.75} />
                <Trans>What it lacks to be ready</Trans>
              </p>
              <ul className="mt-2 flex flex-col gap-2">
                {row.lacks.map((lack) => (
                  <li key={lack.kind}>{lackWords(lack, i18n)}</li>
                ))}
              </ul>
            </Card>
          )}
          <TwoVerdicts row={row} />
          <Asked row={row} />
          <ArtefactPart row={row} />
          {row.stage === 'stage2' && (
            <div className="grid gap-6 min-[600px]:grid-cols-2">
              <Choice
                label={t`Put into practice`}
                options={showings}
                value={row.verdict?.fields.implementation}
                onChoose={show('implementation')}
              />
              <Choice
                label={t`It works`}
                options={showings}
                value={row.verdict?.fields.effectiveness}
                onChoose={show('effectiveness')}
              />
            </div>
          )}
          <RecordedTextField
            journal={journal}
            noun="readinessVerdict"
            record={record}
            field="note"
            row={row.verdict}
            beside={about}
            label={t`Note`}
            hint={t`printed in the readiness report`}
            lines={3}
          />
          <WhatAuditsSaid row={row} />
        </div>
      </div>
      <footer className="pad-bottom flex flex-wrap items-center gap-2 border-t border-line bg-surface px-4 pt-3">
        <div role="group" aria-label={t`Verdict`} className="flex gap-2" style={{ flex: '999 1 20rem' }}>
          {verdicts.map((verdict) => (
            <button
              key={verdict}
              type="button"
              aria-pressed={given === verdict}
              onClick={() => choose(verdict)}
              className={`press flex min-h-16 min-w-0 flex-1 flex-col items-center justify-center gap-1 rounded-card border px-1 ${given === verdict ? 'border-accent bg-soft font-bold ring-1 ring-accent' : 'border-edge bg-surface'}`}
            >
              <StateMark state={verdict} isDecoration />
              {i18n._(stateWords[verdict])}
            </button>
          ))}
        </div>
        <div className="flex flex-auto gap-2">
          {previous && (
            <Link
              to={previous}
              aria-label={t`Previous row`}
              className="press inline-flex min-h-16 min-w-12 items-center justify-center rounded-card border border-edge px-3"
            >
              <ChevronLeft aria-hidden size={24} strokeWidth={1.75} className="rtl:-scale-x-100" />
            </Link>
          )}
          {next && (
            <Link
              to={next}
              className="press inline-flex min-h-16 flex-auto items-center justify-center gap-2 rounded-card bg-accent px-5 font-bold text-on-accent"
            >
              <Trans>Next</Trans>
              <ChevronRight aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
            </Link>
          )}
        </div>
      </footer>
      {asking && (
        <AuditorSheet
          onClose={() => setAsking(undefined)}
          onKnown={({ name }) => {
            setAsking(undefined);
            give(asking, name);
          }}
        />
      )}
    </div>
  );
};

const GivenBy = ({ row }: { row: RowState }) => {
  const day = useDay();
  const { by, givenOn, verdict } = row.verdict?.fields ?? {};
  if (!verdict || !by) return null;
  const on = day(givenOn);
  return (
    <span className="text-ink2">
      <bdi>{by}</bdi>
      {on && `, ${on}`}
    </span>
  );
};

/** Two people who judged apart: both are shown until somebody gives the verdict again. */
const TwoVerdicts = ({ row }: { row: RowState }) => {
  const { t, i18n } = useLingui();
  const nameOf = useAuthorName(row.verdict?.journal ?? '');
  const heads = row.verdict?.open['verdict'];
  if (!heads) return null;
  return (
    <WarnPanel title={t`Two verdicts were given apart`}>
      <ul className="mt-1">
        {heads.map(({ id, value, by }) => (
          <li key={id}>
            <bdi>{nameOf(by)}</bdi>: {value === null ? t`taken back` : i18n._(stateWords[value as Verdict])}
          </li>
        ))}
      </ul>
      <p className="mt-1">
        <Trans>The row counts as not ready. Give the verdict again to settle it.</Trans>
      </p>
    </WarnPanel>
  );
};

const Asked = ({ row }: { row: RowState }) => {
  const { t, i18n } = useLingui();
  const hint = row.asked && askedHints[row.asked];
  const questions = hint ? [i18n._(hint)] : (row.leaf?.questions.map(({ text }) => text) ?? []);
  return (
    <Section label={t`What is asked`}>
      {row.leaf && <p className="max-w-prose">{row.leaf.about}</p>}
      <details className="group">
        <summary className="flex min-h-12 list-none items-center gap-2 py-2 font-bold text-accent">
          {hint ? <Trans>What to look for</Trans> : <Trans>Questions to ask</Trans>}
          <ChevronDown aria-hidden size={20} strokeWidth={1.75} className="group-open:rotate-180" />
        </summary>
        <ul className="flex list-disc flex-col gap-2 ps-6">
          {questions.map((question) => (
            <li key={question} className="max-w-prose">
              {question}
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
};

/** What stands on the clause in this cycle's audits: context, no verdict on readiness. */
const WhatAuditsSaid = ({ row }: { row: RowState }) => {
  const { t, i18n } = useLingui();
  const { last, isSampled } = row.coverage ?? {};
  return (
    <Section label={t`What the audits of this cycle came to`}>
      <Card className="divide-y divide-line">
        <p className="flex min-h-14 items-center gap-3 px-4 py-2 min-[600px]:px-6">
          {last ? (
            <>
              <VerdictTile verdict={last.verdict} isDecoration />
              <span className="min-w-0 flex-1 break-words">
                <b>{i18n._(verdictWords[last.verdict])}</b> <bdi>{last.title}</bdi>
              </span>
              {!isSampled && (
                <span className="text-ink2">
                  <Trans>no evidence</Trans>
                </span>
              )}
            </>
          ) : (
            <Trans>No audit of this cycle has looked at it.</Trans>
          )}
        </p>
        {row.open.map((one) => {
          const words = (
            <>
              <VerdictTile verdict={one.grade} />
              <span className="min-w-0 flex-1 break-words">
                <bdi>{[one.number, one.title].filter(Boolean).join(' ')}</bdi>{' '}
                <span className="text-ink2">
                  {one.case ? t`case open` : one.isFromProgramme ? t`known from the programme` : t`no case yet`}
                </span>
              </span>
            </>
          );
          const look = 'flex min-h-14 items-center gap-3 px-4 py-2 text-ink min-[600px]:px-6';
          const to = one.case ? `/cases/${one.case}` : one.audit ? `/audits/${one.audit}/findings/${one.finding}` : '';
          const key = `${one.case} ${one.finding} ${one.title}`;
          return to ? (
            <Link key={key} to={to} className={`press ${look}`}>
              {words}
            </Link>
          ) : (
            <p key={key} className={look}>
              {words}
            </p>
          );
        })}
      </Card>
    </Section>
  );
};
