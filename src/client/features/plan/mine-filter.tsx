import { Trans } from '@lingui/react/macro';
import { UserRound } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { ItemWithState } from '#domain/checklist/item-states.ts';
import { isShown } from '#domain/row.ts';
import { useRows } from '../../store/live-rows.ts';
import { useTreeFilter } from '../checklist/tree-filter.ts';
import { useAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { useAuditor } from '../tablet/use-auditor.ts';

/** Shows in the tree what is this auditor's working paper. Not there while nothing is assigned to them. */
export const MineFilter = () => {
  const { facts } = useAudit();
  const { database } = useTablet();
  const person = useAuditor()?.person;
  const set = useTreeFilter((filter) => filter.set);
  const [isOn, setOn] = useState(false);
  const rows = useRows(database, facts.journal, 'assignment');
  const { team } = facts;
  const mine = useMemo(() => {
    const me = team.find((row) => row.fields.person === person)?.record;
    const papers = (rows ?? []).filter((row) => isShown(row) && me !== undefined && row.fields.member === me);
    return new Set(papers.map((row) => row.fields.item));
  }, [person, rows, team]);
  useEffect(() => {
    const isMine = ({ item, part }: ItemWithState) => mine.has(item) || (part !== undefined && mine.has(part.of));
    set({ mine: isOn ? isMine : undefined });
  }, [isOn, mine, set]);
  if (mine.size === 0) return null;
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={() => setOn(!isOn)}
      className={`press inline-flex min-h-12 min-w-12 items-center justify-center gap-2 rounded-card border px-3 ${isOn ? 'border-accent bg-soft ring-1 ring-accent' : 'border-edge bg-surface'}`}
    >
      <UserRound aria-hidden size={20} strokeWidth={1.75} />
      <Trans>Mine</Trans>
    </button>
  );
};
