import { Trans, useLingui } from '@lingui/react/macro';
import { History } from 'lucide-react';
import { Link } from 'react-router';
import type { ItemWithState } from '#domain/checklist/item-states.ts';
import { assignmentRecordId } from '#domain/plan/assign.ts';
import { earlierOn } from '#domain/plan/earlier-findings.ts';
import { isShown } from '#domain/row.ts';
import { useRows } from '../../store/live-rows.ts';
import { ListRow } from '../../ui/list-row.tsx';
import { Section } from '../../ui/panel.tsx';
import { VerdictTile, verdictWords } from '../checklist/verdict-look.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useEarlierWords } from './use-earlier-words.ts';

/** What the plan knows of an item: what was found last time, whose working paper it is, and the parts it is audited in. */
export const ItemPlan = ({ item }: { item: ItemWithState }) => {
  const { facts, items } = useAudit();
  const { database } = useTablet();
  const { t } = useLingui();
  const words = useEarlierWords();
  const earlier = earlierOn((useRows(database, facts.journal, 'earlierFinding') ?? []).filter(isShown), item.item);
  const papers = (useRows(database, facts.journal, 'assignment') ?? []).filter(isShown);
  const ofItem = (key: string) => papers.find((row) => row.record === assignmentRecordId(facts.journal, key));
  const paper = ofItem(item.item) ?? (item.part && ofItem(item.part.of));
  const assignee = facts.team.find((row) => row.record === paper?.fields.member)?.fields.name;
  const whole = items.find((candidate) => candidate.item === item.part?.of);
  const parts = items.filter((candidate) => candidate.part?.of === item.item);
  return (
    <>
      {assignee && (
        <p className="mt-3 text-ink2">
          <Trans>
            Working paper of <bdi>{assignee}</bdi>
          </Trans>
        </p>
      )}
      {whole && (
        <p className="mt-3">
          <Link
            to={`/audits/${facts.journal}/checklist/${whole.item}`}
            className="inline-flex min-h-12 items-center text-accent underline underline-offset-4"
          >
            {t`A part of ${whole.ref}: ${whole.parts?.recorded ?? 0} of ${whole.parts?.of ?? 0} parts recorded`}
          </Link>
        </p>
      )}
      {earlier.length > 0 && (
        <ul className="mt-3 divide-y divide-line rounded-card border border-line">
          {earlier.map((row) => (
            <li key={row.record} className="flex items-start gap-3 px-4 py-2.5">
              <History aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0 text-ink2" />
              <span className="min-w-0 break-words">
                <span className="block text-ink2">
                  <Trans>Last time: {words(row.fields)}</Trans>
                </span>
                <bdi>{row.fields.title}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
      {item.parts && (
        <div className="mt-6">
          <Section label={t`In parts: ${item.parts.recorded} of ${item.parts.of} recorded`}>
            <div className="divide-y divide-line rounded-card border border-line">
              {parts.map((part) => (
                <ListRow
                  key={part.item}
                  to={`/audits/${facts.journal}/checklist/${part.item}`}
                  lead={<VerdictTile verdict={part.state.verdict} size={28} isDecoration />}
                  title={<bdi>{part.part?.name}</bdi>}
                  end={<VerdictWord part={part} />}
                />
              ))}
            </div>
            <p className="mt-2 max-w-[72ch] text-ink2">
              <Trans>Answer each part. Notes and evidence here are for all of them, or from before the split.</Trans>
            </p>
          </Section>
        </div>
      )}
    </>
  );
};

const VerdictWord = ({ part }: { part: ItemWithState }) => {
  const { i18n } = useLingui();
  return <>{i18n._(verdictWords[part.state.verdict])}</>;
};
