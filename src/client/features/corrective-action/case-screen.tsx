import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { assignCase } from '#domain/corrective-action/answer-case.ts';
import { casePaperModel } from '#domain/corrective-action/case-paper-model.ts';
import { caseProblems } from '#domain/corrective-action/case-problems.ts';
import { type CaseRound, caseOf, caseRound, caseRounds } from '#domain/corrective-action/case-records.ts';
import { type CaseStep, caseState } from '#domain/corrective-action/case-state.ts';
import { isShown, type Row } from '#domain/row.ts';
import { useJournalFacts } from '../../store/live-facts.ts';
import { useRowsOfAll } from '../../store/live-rows.ts';
import { readJournalFacts } from '../../store/read-facts.ts';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState, Section, WarnPanel } from '../../ui/panel.tsx';
import { VerdictTile, verdictWords } from '../checklist/verdict-look.tsx';
import { PaperPanel } from '../paper/paper-panel.tsx';
import { EditorFrame } from '../tablet/editor-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { todayOf } from '../tablet/today.ts';
import { useAct } from '../tablet/use-act.ts';
import { useDay } from '../tablet/use-clock.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { ActionsStep, ImplementationStep } from './action-steps.tsx';
import { AcknowledgementStep, CauseStep, CorrectionStep, ExtentStep } from './answer-steps.tsx';
import { CaseProvider, type OpenCase, useCase } from './case-context.tsx';
import { CaseStepCard } from './case-step.tsx';
import { CaseText, Said } from './case-text.tsx';
import { nextWords, problemWords, sideWords, stateWord } from './case-words.ts';
import { ClosingStep, CriterionStep, EffectStep, PlanStep } from './decision-steps.tsx';
import { chosenFrom, PersonField, usePeople } from './person-field.tsx';
import { useActor } from './use-actor.ts';

const bodies: readonly (readonly [CaseStep, () => React.ReactNode])[] = [
  ['acknowledgement', AcknowledgementStep],
  ['correction', CorrectionStep],
  ['extent', ExtentStep],
  ['cause', CauseStep],
  ['actions', ActionsStep],
  ['plan', PlanStep],
  ['criterion', CriterionStep],
  ['implementation', ImplementationStep],
  ['effectiveness', EffectStep],
  ['closure', ClosingStep],
];

/** One nonconformity in the order of 10.2: what it says beside what was done about it, and who is next. */
export const CaseScreen = () => {
  const { journal = '' } = useParams();
  const { database, now } = useTablet();
  const { t, i18n } = useLingui();
  const facts = useJournalFacts(database, journal);
  const who = useActor(journal);
  const cases = (useRowsOfAll(database, 'case') ?? []).filter(isShown);
  const frame = { back: '/cases', backLabel: t`Corrective actions` };
  if (!facts || !who) return <p className="sr-only" role="status">{t`Opening the case`}</p>;
  const row = caseOf(facts);
  if (!row)
    return (
      <EditorFrame {...frame} title={t`Case`}>
        <EmptyState title={t`This case is not on this tablet.`}>
          <Trans>If you were given it, synchronise, then open it again.</Trans>
        </EmptyState>
      </EditorFrame>
    );
  const state = caseState(facts, todayOf(now()));
  const open: OpenCase = { facts, of: caseRound(facts), state, ...who };
  const { fields } = row;
  const grade = state.grade;
  const problems = caseProblems(facts, cases);
  return (
    <CaseProvider value={open}>
      <EditorFrame
        {...frame}
        title={[fields.number, fields.title].filter(Boolean).join(' ')}
        lead={<VerdictTile verdict={grade ?? 'open'} size={32} />}
        side={<Side row={row} />}
      >
        <div className="flex max-w-3xl flex-col gap-4">
          <div className="flex flex-wrap gap-2">
            <Chip>{stateWord(state, i18n)}</Chip>
            {grade && <Chip>{i18n._(verdictWords[grade])}</Chip>}
            {state.round > 1 && <Chip>{t`Round ${state.round}`}</Chip>}
          </div>
          <NextStep />
          {problems.map((problem) => {
            const { title, text } = problemWords(problem, i18n);
            return (
              <WarnPanel key={JSON.stringify(problem)} title={title}>
                <p>
                  <bdi>{text}</bdi>
                </p>
                {problem.kind === 'issuedTwice' &&
                  problem.journals.map((other) => (
                    <Link
                      key={other}
                      to={`/cases/${other}`}
                      className="inline-flex min-h-12 items-center text-accent underline underline-offset-4"
                    >
                      <Trans>Open the other case</Trans>
                    </Link>
                  ))}
              </WarnPanel>
            );
          })}
          {bodies.map(([step, Body]) => (
            <CaseStepCard key={`${state.round} ${step}`} step={step}>
              <Body />
            </CaseStepCard>
          ))}
          {caseRounds(facts)
            .slice(0, -1)
            .toReversed()
            .map((round) => (
              <PastRound key={round.round} of={round} />
            ))}
          {(['correction', 'correctiveAction'] as const).map((noun) => (
            <Withdrawn key={noun} journal={journal} noun={noun} nameOf={(one) => one.fields.text ?? ''} />
          ))}
          <Withdrawn journal={journal} noun="why" nameOf={(one) => one.fields.answer ?? ''} />
          <Withdrawn
            journal={journal}
            noun="evidence"
            nameOf={(one) => one.fields.number ?? one.fields.file?.name ?? ''}
          />
          <Link
            to={`/cases/${journal}/members`}
            className="press inline-flex min-h-12 items-center self-start rounded-card px-3 font-bold text-accent"
          >
            <Trans>Who may read and write</Trans>
          </Link>
          <Section label={t`The case on paper`}>
            <PaperPanel
              name={t`Case as PDF`}
              fileName={[fields.auditNumber, fields.number, 'case']}
              subject={async () => ({
                kind: 'case',
                model: casePaperModel(await readJournalFacts(database, journal), todayOf(now()), cases),
              })}
            />
          </Section>
        </div>
      </EditorFrame>
    </CaseProvider>
  );
};

/** Who has to do what next, and until when, in words. */
const NextStep = () => {
  const { state } = useCase();
  const { t, i18n } = useLingui();
  const day = useDay();
  if (state.isClosed) {
    const on = day(state.closedOn);
    return (
      <p className="text-section font-bold" role="status">
        {on ? t`Closed on ${on}` : t`Closed`}
      </p>
    );
  }
  const { next, overdueDays } = state;
  if (!next) return null;
  const what = nextWords(state, i18n);
  const until = day(next.until);
  const who = next.name || i18n._(sideWords[next.side]);
  return (
    <div role="status">
      <p className="text-section font-bold">
        <bdi>{t`Next: ${who} has to ${what}.`}</bdi>
      </p>
      <p className={overdueDays > 0 ? 'font-bold' : 'text-ink2'}>
        {until && t`Until ${until}.`} {overdueDays > 0 && t`${overdueDays} days overdue.`}
      </p>
    </div>
  );
};

/** What was issued, and who answers it. */
const Side = ({ row }: { row: Row<'case'> }) => {
  const { facts, actor, may } = useCase();
  const { t } = useLingui();
  const day = useDay();
  const act = useAct(facts.journal);
  const people = usePeople();
  const { fields } = row;
  const [owner, setOwner] = useState<string>();
  const [verifier, setVerifier] = useState<string>();
  const assign = async (role: 'owner' | 'verifier', typed: string | undefined, clear: () => void) => {
    if (typed === undefined || typed.trim() === '' || typed.trim() === fields[role]) return clear();
    const { name, person } = chosenFrom(people, typed);
    const change =
      role === 'owner'
        ? { owner: name.trim(), ...(person ? { ownerPerson: person } : {}) }
        : { verifier: name.trim(), ...(person ? { verifierPerson: person } : {}) };
    if (await act.decideIn((now) => assignCase(now, change, actor))) clear();
  };
  const mayAssign = may('assign');
  return (
    <div className="flex flex-col gap-5">
      <Said label={t`Requirement`}>
        <bdi>{fields.requirement}</bdi>
      </Said>
      <Said label={t`Objective evidence`}>
        <ul>
          {(fields.evidence ?? []).map(({ label, title }) => (
            <li key={label}>
              <b>{label}</b> <bdi>{title}</bdi>
            </li>
          ))}
        </ul>
      </Said>
      <Said label={t`Statement`}>
        <bdi>{fields.statement}</bdi>
      </Said>
      {fields.gradeReason && (
        <Said label={t`Why this grade`}>
          <bdi>{fields.gradeReason}</bdi>
        </Said>
      )}
      <Said label={t`Item`}>
        <bdi>{[fields.item, fields.itemTitle].filter(Boolean).join(' ')}</bdi>
      </Said>
      {[fields.area, fields.site, fields.aiSystem].some(Boolean) && (
        <Said label={t`Where`}>
          <bdi>{[fields.area, fields.site, fields.aiSystem].filter(Boolean).join(', ')}</bdi>
        </Said>
      )}
      {fields.repeatOf && (
        <Said label={t`Repeats`}>
          <bdi>{fields.repeatOf}</bdi>
        </Said>
      )}
      <Said label={t`Audit`}>
        <bdi>{[fields.auditNumber, fields.auditTitle, fields.organisation].filter(Boolean).join(', ')}</bdi>
      </Said>
      <Said label={t`Issued`}>
        <bdi>{[day(fields.issuedOn), fields.issuedBy].filter(Boolean).join(', ')}</bdi>
      </Said>
      {mayAssign ? (
        <PersonField
          label={t`Process owner`}
          value={owner ?? fields.owner ?? ''}
          onChange={setOwner}
          onLeave={() => void assign('owner', owner, () => setOwner(undefined))}
        />
      ) : (
        <Said label={t`Process owner`}>
          <bdi>{fields.owner}</bdi>
        </Said>
      )}
      {mayAssign ? (
        <PersonField
          label={t`Verifier`}
          value={verifier ?? fields.verifier ?? ''}
          onChange={setVerifier}
          onLeave={() => void assign('verifier', verifier, () => setVerifier(undefined))}
        />
      ) : (
        fields.verifier && (
          <Said label={t`Verifier`}>
            <bdi>{fields.verifier}</bdi>
          </Said>
        )
      )}
      <CaseText
        act="assign"
        noun="case"
        record={row.record}
        row={row}
        name="answerOn"
        label={t`To be answered by`}
        type="date"
      />
    </div>
  );
};

/** A round that ended: read only. */
const PastRound = ({ of }: { of: CaseRound }) => {
  const { t } = useLingui();
  const day = useDay();
  const { round } = of;
  const said = (label: string, ...texts: readonly (string | undefined)[]) => {
    const text = texts.filter(Boolean).join('\n');
    return text === '' ? null : (
      <Said key={label + text} label={label}>
        <bdi>{text}</bdi>
      </Said>
    );
  };
  return (
    <details className="rounded-card border border-line bg-surface">
      <summary className="flex min-h-14 list-none items-center px-4 py-2.5 font-bold min-[600px]:px-6">
        {t`Round ${round}, ended`}
      </summary>
      <div className="flex flex-col gap-4 border-t border-line p-4 min-[600px]:p-6">
        {of.corrections.map(({ fields }) => said(t`Correction`, fields.text))}
        {said(t`Extent`, of.extent?.fields.text)}
        {said(t`Cause`, ...of.whys.map(({ fields }) => fields.answer), of.cause?.fields.statement)}
        {of.actions.map(({ fields }) =>
          said(
            t`Action`,
            fields.text,
            [fields.owner, day(fields.implementedOn)].filter(Boolean).join(', '),
            fields.implementation,
          ),
        )}
        {of.decisions.map(({ fields }) =>
          said(fields.decision === 'accepted' ? t`Plan accepted` : t`Plan rejected`, fields.by, fields.reason),
        )}
        {said(t`Criterion`, of.check?.fields.criterion)}
        {of.check?.fields.result &&
          said(
            of.check.fields.result === 'effective' ? t`Effective` : t`Not effective`,
            [of.check.fields.verifier, day(of.check.fields.checkedOn)].filter(Boolean).join(', '),
            of.check.fields.note,
          )}
        {of.closures.map(({ fields }) =>
          said(
            fields.decision === 'closed' ? t`Closed` : t`Opened again`,
            [fields.by, day(fields.at?.slice(0, 10))].filter(Boolean).join(', '),
            fields.reason,
          ),
        )}
      </div>
    </details>
  );
};
