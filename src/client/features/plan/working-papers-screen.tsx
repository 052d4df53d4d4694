import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { WholeAudit } from '#domain/audit/audit-facts.ts';
import { type ChecklistItem, checklistGroups, titleInContext } from '#domain/checklist/checklist-item.ts';
import { assigneeOf, assignItems } from '#domain/plan/assign.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Card, EmptyState, Section } from '../../ui/panel.tsx';
import { useReadOnly, WhileOpen } from '../../ui/read-only.tsx';
import { ScreenFrame } from '../tablet/screen-frame.tsx';
import { useAuditor } from '../tablet/use-auditor.ts';
import { useWholeAudit } from '../tablet/use-whole-audit.ts';
import { EarlierSection } from './earlier-section.tsx';
import { PlanNav } from './plan-nav.tsx';
import { OwnWorkPanel } from './plan-problems.tsx';
import { useOwnWork } from './use-own-work.tsx';

/** Who audits which item, and what was found there before. */
export const WorkingPapersScreen = () => {
  const facts = useWholeAudit();
  const { t } = useLingui();
  return (
    <ScreenFrame title={t`Working papers`}>
      <PlanNav />
      {facts && (
        <div className="flex max-w-4xl flex-col gap-6">
          <OwnWorkPanel facts={facts} isShown={({ work }) => work.kind === 'assignment'} />
          <EarlierSection facts={facts} />
          <Assignments facts={facts} />
        </div>
      )}
    </ScreenFrame>
  );
};

const Assignments = ({ facts }: { facts: WholeAudit }) => {
  const { t } = useLingui();
  const person = useAuditor()?.person;
  const { attempt, sheet } = useOwnWork(facts);
  const [picked, setPicked] = useState<string>();
  const members = facts.team.filter((row) => row.fields.role !== 'observer');
  const member =
    members.find((row) => row.record === picked) ?? members.find((row) => row.fields.person === person) ?? members[0];
  if (!member)
    return (
      <EmptyState title={t`Nobody is in the team yet.`}>
        <Trans>Working papers are given to the auditors of the team.</Trans>
      </EmptyState>
    );
  const name = member.fields.name ?? '';
  const give = (items: readonly string[], to: string | null) =>
    attempt((now, reason) => assignItems(now, { items, member: to, ...(reason ? { reason } : {}) }));
  return (
    <Section label={t`Who audits what`}>
      <Choice
        label={t`Give to`}
        canClear={false}
        value={member.record}
        options={members.map((row) => ({
          value: row.record,
          text: <bdi>{row.fields.name}</bdi>,
        }))}
        onChoose={(value) => value && setPicked(value)}
      />
      <div className="mt-6 flex flex-col gap-6">
        {checklistGroups(facts).map((group) => {
          const items = group.items.map((item) => item.item);
          const isAllTheirs = items.every((item) => assigneeOf(facts, item) === member.record);
          return (
            <section key={group.ref}>
              <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
                <h3 className="min-w-0 font-bold">
                  {group.ref} {group.title || t`Own procedures`}
                </h3>
                <WhileOpen>
                  <Button onClick={() => give(items, isAllTheirs ? null : member.record)}>
                    {isAllTheirs ? <Trans>Take all back</Trans> : <Trans>All to {name}</Trans>}
                  </Button>
                </WhileOpen>
              </div>
              <Card className="divide-y divide-line">
                {group.items.map((item) => (
                  <Paper key={item.item} facts={facts} item={item} member={member.record} onGive={give} />
                ))}
              </Card>
            </section>
          );
        })}
      </div>
      {sheet}
    </Section>
  );
};

const Paper = ({
  facts,
  item,
  member,
  onGive,
}: {
  facts: WholeAudit;
  item: ChecklistItem;
  member: string;
  onGive: (items: readonly string[], to: string | null) => void;
}) => {
  const assignee = assigneeOf(facts, item.item);
  const isTheirs = assignee === member;
  const name = facts.team.find((row) => row.record === assignee)?.fields.name;
  return (
    <button
      type="button"
      aria-pressed={isTheirs}
      disabled={useReadOnly()}
      onClick={() => onGive([item.item], isTheirs ? null : member)}
      className={`press flex min-h-12 w-full items-center gap-3 px-4 py-2 text-start min-[600px]:px-6 ${isTheirs ? 'bg-soft' : ''}`}
    >
      <span className="w-14 shrink-0 text-ink2">{item.part ? '' : item.ref}</span>
      <bdi className="min-w-0 flex-1 break-words">{item.part?.name ?? titleInContext(facts, item)}</bdi>
      <bdi className={`shrink-0 text-end ${isTheirs ? 'font-bold text-accent' : 'text-ink2'}`}>{name}</bdi>
    </button>
  );
};
