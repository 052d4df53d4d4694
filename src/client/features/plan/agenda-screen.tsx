import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown, Plus } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { titleInContext } from '#domain/checklist/checklist-item.ts';
import { agendaByDay, endsBeforeStart, uncoveredItems } from '#domain/plan/agenda.ts';
import { impartialityProblems } from '#domain/plan/impartiality.ts';
import { planModel } from '#domain/plan/plan-model.ts';
import { succeed } from '#domain/result.ts';
import { editsOf, type Row } from '#domain/row.ts';
import { readAuditFacts } from '../../store/read-facts.ts';
import { Button } from '../../ui/button.tsx';
import { ListRow } from '../../ui/list-row.tsx';
import { Card, EmptyState, Section } from '../../ui/panel.tsx';
import { WhileOpen } from '../../ui/read-only.tsx';
import { methodWords } from '../organisation/organisation-words.ts';
import { PaperPanel } from '../paper/paper-panel.tsx';
import { ScreenFrame } from '../tablet/screen-frame.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAct } from '../tablet/use-act.ts';
import { useDay } from '../tablet/use-clock.ts';
import { useWholeAudit } from '../tablet/use-whole-audit.ts';
import { Withdrawn } from '../tablet/withdrawn.tsx';
import { PlanNav } from './plan-nav.tsx';
import { OwnWorkPanel, TimeClashPanel } from './plan-problems.tsx';

/** When who audits what with whom: the agenda by days, what clashes in it, and what it leaves out. */
export const AgendaScreen = () => {
  const facts = useWholeAudit();
  const { t } = useLingui();
  return (
    <ScreenFrame title={t`Agenda`} aside={facts && <AddEntry facts={facts} />}>
      <PlanNav />
      {facts && <Agenda facts={facts} />}
    </ScreenFrame>
  );
};

const AddEntry = ({ facts }: { facts: WholeAudit }) => {
  const { newId } = useTablet();
  const act = useAct(facts.journal);
  const navigate = useNavigate();
  const add = async () => {
    const record = newId();
    const last = agendaByDay(facts)
      .findLast(({ day }) => day !== undefined)
      ?.entries.at(-1)?.fields;
    const begin = facts.audit?.fields.startsOn;
    const startsAt = last?.endsAt ?? last?.startsAt ?? (begin && `${begin}T09:00`);
    if (await act.run(succeed(editsOf('agendaItem', record, { title: '', startsAt })))) void navigate(record);
  };
  return (
    <WhileOpen>
      <Button look="filled" icon={<Plus aria-hidden size={20} strokeWidth={1.75} />} onClick={() => void add()}>
        <Trans>Add an entry</Trans>
      </Button>
    </WhileOpen>
  );
};

const Agenda = ({ facts }: { facts: WholeAudit }) => {
  const { database, catalogue } = useTablet();
  const { t } = useLingui();
  const day = useDay();
  const days = agendaByDay(facts);
  const { number, title } = facts.audit?.fields ?? {};
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      <OwnWorkPanel facts={facts} />
      <TimeClashPanel facts={facts} />
      {days.length === 0 && (
        <EmptyState title={t`Nothing is planned yet.`}>
          <Trans>An entry says when which auditor sees whom, where, and about which clauses and areas.</Trans>
        </EmptyState>
      )}
      {days.map(({ day: on, entries }) => (
        <Section key={on ?? ''} label={on ? day(on) : t`Without a time`}>
          <Card className="divide-y divide-line">
            {entries.map((entry) => (
              <Entry key={entry.record} entry={entry} facts={facts} />
            ))}
          </Card>
        </Section>
      ))}
      {days.length > 0 && <Uncovered facts={facts} />}
      <Section label={t`For the auditee`}>
        <PaperPanel
          name={t`Make the audit plan`}
          fileName={[number ?? title, t`Audit plan`]}
          subject={async () => ({
            kind: 'plan',
            model: planModel(await readAuditFacts(database, facts.journal, catalogue)),
          })}
        />
      </Section>
      <Withdrawn journal={facts.journal} noun="agendaItem" nameOf={(row) => row.fields.title ?? ''} />
    </div>
  );
};

const Entry = ({ entry, facts }: { entry: Row<'agendaItem'>; facts: WholeAudit }) => {
  const { t, i18n } = useLingui();
  const { fields, record } = entry;
  const nameOf = (rows: readonly Row<'teamMember' | 'area' | 'site'>[], one: string | undefined) =>
    rows.find((row) => row.record === one)?.fields.name;
  const about = [
    ...(fields.areas ?? []).map((area) => nameOf(facts.of('area'), area)),
    ...(fields.items ?? []).map((item) => facts.procedures.find((row) => row.record === item)?.fields.name ?? item),
  ];
  const auditors = (fields.auditors ?? []).map((member) => nameOf(facts.team, member));
  const where = [fields.place, nameOf(facts.sites, fields.site), fields.method && i18n._(methodWords[fields.method])];
  const isOwn = impartialityProblems(facts).some(({ work }) => work.record === record);
  const time = (moment: string | undefined) => moment?.slice(11) ?? '';
  return (
    <ListRow
      to={record}
      lead={
        <span className="w-14 shrink-0 self-start">
          <b className="block">{time(fields.startsAt) || '–'}</b>
          <span className="text-ink2">{time(fields.endsAt)}</span>
        </span>
      }
      title={<b>{fields.title ? <bdi>{fields.title}</bdi> : t`Untitled entry`}</b>}
      detail={
        <>
          {[about, auditors, where].map((line, i) => {
            const text = line.filter(Boolean).join(', ');
            return (
              text && (
                // biome-ignore lint/suspicious/noArrayIndexKey: three lines that never change places
                <bdi key={i} className="block">
                  {text}
                </bdi>
              )
            );
          })}
          {isOwn && <b className="block text-ink">{t`Audits own work`}</b>}
          {endsBeforeStart(entry) && <b className="block text-ink">{t`Ends before it begins`}</b>}
        </>
      }
    />
  );
};

const Uncovered = ({ facts }: { facts: WholeAudit }) => {
  const items = uncoveredItems(facts);
  if (items.length === 0)
    return (
      <p className="text-ink2">
        <Trans>Every item of the checklist is on the agenda.</Trans>
      </p>
    );
  return (
    <details className="group rounded-card border border-line bg-surface">
      <summary className="flex min-h-12 list-none items-center justify-between px-4 py-2 font-bold text-ink2 min-[600px]:px-6">
        <Plural value={items.length} one="One item is on no entry" other="# items are on no entry" />
        <ChevronDown aria-hidden size={20} strokeWidth={1.75} className="group-open:rotate-180" />
      </summary>
      <ul className="border-t border-line px-4 py-2 min-[600px]:px-6">
        {items.map((item) => (
          <li key={item.item} className="flex gap-3 py-1.5">
            <span className="w-14 shrink-0 text-ink2">{item.ref}</span>
            <bdi className="min-w-0 break-words">{titleInContext(facts, item)}</bdi>
          </li>
        ))}
      </ul>
    </details>
  );
};
