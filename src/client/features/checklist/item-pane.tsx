import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Check, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { markAsked, responseRecordId } from '#domain/checklist/answer-item.ts';
import { titleInContext } from '#domain/checklist/checklist-item.ts';
import type { ItemWithState } from '#domain/checklist/item-states.ts';
import { gradeOf, type Verdict } from '#domain/checklist/verdict.ts';
import { evidenceOf } from '#domain/evidence/record-evidence.ts';
import { type Grade, grades, isNonconformity } from '#domain/finding/grade.ts';
import { succeed } from '#domain/result.ts';
import type { Row } from '#domain/row.ts';
import { Chip } from '../../ui/chip.tsx';
import { later } from '../../ui/later.tsx';
import { Section } from '../../ui/panel.tsx';
import { useReadOnly, WhileOpen } from '../../ui/read-only.tsx';
import { ItemEvidence } from '../evidence/item-evidence.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { HistoryLink } from '../tablet/history-link.tsx';
import { RecordedTextField } from '../tablet/recorded-text-field.tsx';
import { useKeys } from '../tablet/use-keys.ts';
import { useScreenTitle } from '../tablet/use-screen-title.ts';
import { LookFor } from './look-for.tsx';
import type { OpenSheet } from './sheets/verdict-sheets.tsx';
import { useVerdict } from './use-verdict.ts';
import { VerdictBar } from './verdict-bar.tsx';
import { VerdictTile, verdictWords } from './verdict-look.tsx';

const CrossReferences = later(() => import('../catalogue/cross-references.tsx').then((m) => m.CrossReferences));
const ItemPlan = later(() => import('../plan/item-plan.tsx').then((m) => m.ItemPlan));
const MoreVerdicts = later(() => import('./sheets/verdict-sheets.tsx').then((m) => m.MoreVerdicts));
const ReasonSheet = later(() => import('./sheets/verdict-sheets.tsx').then((m) => m.ReasonSheet));
const AnotherFinding = later(() => import('./sheets/verdict-sheets.tsx').then((m) => m.AnotherFinding));

/** One clause or control: what to ask and look for, what was noted and seen, and the verdict. */
export const ItemPane = ({ item }: { item: ItemWithState }) => {
  const { facts, items } = useAudit();
  const { t } = useLingui();
  const navigate = useNavigate();
  const [sheet, setSheet] = useState<OpenSheet>();
  const { answer, raise } = useVerdict(item);
  const heading = useScreenTitle(`${item.ref} ${titleInContext(facts, item)}`);
  const findings = facts.findings.filter((finding) => finding.fields.item === item.item);
  const index = items.findIndex((candidate) => candidate.item === item.item);
  const pathTo = (to: ItemWithState | undefined) => (to ? `/audits/${facts.journal}/checklist/${to.item}` : undefined);
  const [previous, next] = [items[index - 1], items[index + 1]];

  const onVerdict = (verdict: Verdict) => {
    if (verdict === 'notApplicable' && item.kind === 'clause') return void answer('notApplicable');
    if (verdict === 'notApplicable' || verdict === 'notAudited') return setSheet(verdict);
    if (verdict === 'conforms') return void answer(item.state.response === 'conforms' ? null : 'conforms');
    const grade = grades.find((candidate) => candidate === verdict);
    if (!grade) return;
    const stands = findings.some(
      (f) => gradeOf(f) === grade || (isNonconformity(grade) && isNonconformity(gradeOf(f))),
    );
    if (stands) return setSheet(grade);
    setSheet(undefined);
    void raise(grade);
  };
  const raiseAnother = (grade: Grade) => {
    setSheet(undefined);
    void raise(grade);
  };

  useKeys({
    '1': () => onVerdict('conforms'),
    '2': () => onVerdict('minor'),
    '3': () => onVerdict('major'),
    '4': () => onVerdict('opportunityForImprovement'),
    '5': () => onVerdict('notApplicable'),
    '6': () => onVerdict('observation'),
    '7': () => onVerdict('goodPractice'),
    '0': () => onVerdict('notAudited'),
    n: () => next && void navigate(pathTo(next) ?? ''),
    p: () => previous && void navigate(pathTo(previous) ?? ''),
    f: () => findings[0] && void navigate(`/audits/${facts.journal}/findings/${findings[0].record}`),
  });

  return (
    <div className="flex h-full min-h-0 flex-col bg-surface">
      <div className="@container relative min-h-0 flex-1 overflow-y-auto">
        <article className="pad-inline mx-auto max-w-6xl py-6">
          <header className="flex items-start gap-3">
            <h1
              ref={heading}
              tabIndex={-1}
              className="min-w-0 flex-1 text-section font-bold outline-none min-[600px]:text-title"
            >
              <span className="me-2 font-normal text-ink2">{item.ref}</span> <bdi>{titleInContext(facts, item)}</bdi>
            </h1>
            <span className="hidden min-[600px]:flex">
              <Step
                to={pathTo(previous)}
                label={t`Previous item`}
                icon={<ChevronLeft aria-hidden size={24} strokeWidth={1.75} className="rtl:-scale-x-100" />}
              />
              <Step
                to={pathTo(next)}
                label={t`Next item`}
                icon={<ChevronRight aria-hidden size={24} strokeWidth={1.75} className="rtl:-scale-x-100" />}
              />
            </span>
          </header>
          <About item={item} />
          <ItemPlan item={item} />
          <div className="mt-6 grid gap-x-8 gap-y-8 @min-[760px]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <div className="flex min-w-0 flex-col gap-8">
              {item.leaf && <Ask item={item} />}
              <Notes item={item} />
            </div>
            <div className="flex min-w-0 flex-col gap-8">
              {item.leaf && <LookFor item={item} leaf={item.leaf} />}
              <ItemEvidence item={item} />
              {item.leaf && <CrossReferences item={item.ref} />}
            </div>
          </div>
        </article>
      </div>
      {findings.length > 0 && item.state.response === undefined && !item.parts && (
        <WhileOpen>
          <p
            role="status"
            className="pad-inline flex min-h-12 shrink-0 items-center justify-between gap-3 border-t border-line bg-warn py-1"
          >
            <Trans>The response is still open: does it conform?</Trans>
            <button
              type="button"
              onClick={() => void answer('conforms')}
              className="press min-h-12 rounded-card px-4 font-bold text-accent"
            >
              <Trans>It conforms</Trans>
            </button>
          </p>
        </WhileOpen>
      )}
      {findings.length > 0 && <FindingRows findings={findings} />}
      <VerdictBar
        item={item}
        findings={findings}
        next={next ? { to: pathTo(next) ?? '', ref: next.ref } : undefined}
        onVerdict={onVerdict}
        onMore={() => setSheet('more')}
      />
      {sheet === 'more' && (
        <MoreVerdicts
          item={item}
          onPick={onVerdict}
          onClose={() => setSheet(undefined)}
          onClear={() => {
            setSheet(undefined);
            void answer(null);
          }}
        />
      )}
      {(sheet === 'notAudited' || sheet === 'notApplicable') && (
        <ReasonSheet item={item} response={sheet} onClose={() => setSheet(undefined)} />
      )}
      {sheet !== undefined && sheet !== 'more' && sheet !== 'notAudited' && sheet !== 'notApplicable' && (
        <AnotherFinding
          item={item}
          grade={sheet}
          findings={findings}
          onRaise={() => raiseAnother(sheet)}
          onClose={() => setSheet(undefined)}
        />
      )}
    </div>
  );
};

const Step = ({ to, label, icon }: { to: string | undefined; label: string; icon: React.ReactNode }) =>
  to ? (
    <Link
      to={to}
      aria-label={label}
      title={label}
      className="press inline-flex size-12 items-center justify-center rounded-card"
    >
      {icon}
    </Link>
  ) : (
    <span aria-hidden className="inline-flex size-12 items-center justify-center opacity-30">
      {icon}
    </span>
  );

const About = ({ item }: { item: ItemWithState }) => {
  const { facts } = useAudit();
  const { i18n } = useLingui();
  const response = facts.responses.get(item.item)?.fields;
  const related = item.leaf?.related ?? [];
  const hasReason =
    (item.state.response === 'notAudited' || item.state.response === 'notApplicable') && response?.reason;
  return (
    <>
      {item.leaf && <p className="mt-2 max-w-[72ch] text-ink2">{item.leaf.about}</p>}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {item.leaf?.interview.map((role) => (
          <Chip key={role}>{role}</Chip>
        ))}
        {related.length > 0 && (
          <p className="flex flex-wrap items-center gap-x-1 text-ink2">
            <Trans>Also touches</Trans>
            {related.map((ref) => (
              <Link
                key={ref}
                to={`/audits/${facts.journal}/checklist/${ref}`}
                className="inline-flex min-h-12 min-w-12 items-center justify-center px-1.5 text-accent underline underline-offset-4"
              >
                {ref}
              </Link>
            ))}
          </p>
        )}
      </div>
      {hasReason && (
        <p className="mt-3 flex items-start gap-3 rounded-card border border-line p-4" dir="auto">
          <VerdictTile verdict={item.state.response ?? 'open'} />
          <span className="min-w-0 break-words">
            <b className="block">{i18n._(verdictWords[item.state.response ?? 'open'])}</b>
            {response?.reason}
          </span>
        </p>
      )}
    </>
  );
};

const Ask = ({ item }: { item: ItemWithState }) => {
  const { facts } = useAudit();
  const { t } = useLingui();
  const { act } = useVerdict(item);
  const readOnly = useReadOnly();
  const asked = new Set(
    facts.asked.flatMap(({ fields }) => (fields.asked && fields.item === item.item ? fields.question : [])),
  );
  return (
    <Section label={t`Ask`}>
      <ul className="-mx-2 flex flex-col">
        {item.leaf?.questions.map((question) => {
          const isAsked = asked.has(question.id);
          return (
            <li key={question.id}>
              <button
                type="button"
                role="checkbox"
                aria-checked={isAsked}
                disabled={readOnly}
                onClick={() =>
                  void act.run(
                    succeed(markAsked(facts.journal, { item: item.item, question: question.id, asked: !isAsked })),
                  )
                }
                className="press flex min-h-12 w-full items-start gap-4 rounded-card px-2 py-2 text-start"
              >
                <span
                  aria-hidden
                  className={`mt-0.5 inline-flex size-6 shrink-0 items-center justify-center rounded-full ${isAsked ? 'bg-accent text-on-accent' : 'border-2 border-edge'}`}
                >
                  {isAsked && <Check size={16} strokeWidth={3} />}
                </span>
                <span className="min-w-0 min-[600px]:text-read min-[600px]:leading-[26px]">
                  {question.text} {question.isOwn && <Chip>{t`own`}</Chip>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
};

const Notes = ({ item }: { item: ItemWithState }) => {
  const { facts } = useAudit();
  const { t } = useLingui();
  const [isWorkingOpen, setWorkingOpen] = useState(false);
  const row = facts.responses.get(item.item);
  const target = {
    journal: facts.journal,
    noun: 'checklistResponse' as const,
    record: responseRecordId(facts.journal, item.item),
    row,
    beside: { item: item.item },
  };
  const hasWorking = isWorkingOpen || Boolean(row?.fields.workingNote);
  return (
    <div className="flex flex-col gap-4">
      <Section label={t`Notes`}>
        <RecordedTextField
          {...target}
          field="note"
          label={t`Notes, printed in the report`}
          isLabelHidden
          lines={4}
          isReading
          placeholder={t`What you saw and heard. Printed in the report.`}
        />
      </Section>
      {hasWorking ? (
        <RecordedTextField
          {...target}
          field="workingNote"
          label={t`Working paper`}
          hint={t`not in the report`}
          lines={2}
        />
      ) : (
        <WhileOpen>
          <button
            type="button"
            onClick={() => setWorkingOpen(true)}
            className="press min-h-12 self-start rounded-card font-bold text-accent"
          >
            <Trans>Add a private working note</Trans>
          </button>
        </WhileOpen>
      )}
      {row && <HistoryLink journal={facts.journal} record={row.record} />}
    </div>
  );
};

const FindingRows = ({ findings }: { findings: readonly Row<'finding'>[] }) => {
  const { facts } = useAudit();
  const ordered = findings.toSorted(
    (a, b) => grades.indexOf(gradeOf(a) ?? 'goodPractice') - grades.indexOf(gradeOf(b) ?? 'goodPractice'),
  );
  return (
    <ul className="max-h-44 shrink-0 divide-y divide-line overflow-y-auto border-t border-line">
      {ordered.map((finding) => {
        const count = evidenceOf(facts, finding.record).length;
        return (
          <li key={finding.record}>
            <Link
              to={`/audits/${facts.journal}/findings/${finding.record}`}
              className="press pad-inline flex min-h-14 items-center gap-3 py-2"
            >
              <VerdictTile verdict={gradeOf(finding) ?? 'open'} />
              <span className="min-w-0 flex-1 break-words">
                <b className="me-2">{finding.fields.number}</b>{' '}
                {finding.fields.title ? (
                  <bdi>{finding.fields.title}</bdi>
                ) : (
                  <span className="font-bold text-accent underline underline-offset-4">
                    <Trans>Describe it</Trans>
                  </span>
                )}
              </span>
              <span className="hidden shrink-0 text-ink2 min-[480px]:inline">
                <Plural value={count} _0="no evidence yet" one="# piece of evidence" other="# pieces of evidence" />
              </span>
              <ChevronRight aria-hidden size={24} strokeWidth={1.75} className="shrink-0 text-ink2 rtl:-scale-x-100" />
            </Link>
          </li>
        );
      })}
    </ul>
  );
};
