import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { Navigate, useParams } from 'react-router';
import { type ItemWithState, progressOf } from '#domain/checklist/item-states.ts';
import { later } from '../../ui/later.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { useTablet } from '../tablet/tablet-context.tsx';
import { ClauseTree } from './clause-tree.tsx';
import { ItemPane } from './item-pane.tsx';
import { useTreeSheet } from './tree-sheet.ts';

const TreeSheet = later(() => import('./sheets/tree-sheet-view.tsx').then((m) => m.TreeSheet));

/**
 * The checklist. From 1024 px the tree beside the item; on a portrait tablet an index of groups that opens the tree; on
 * a phone one at a time.
 */
export const ChecklistScreen = () => {
  const { facts, items } = useAudit();
  const { item: wanted } = useParams();
  const { notes, now } = useTablet();
  const { isOpen, set } = useTreeSheet();
  const item = items.find((candidate) => candidate.item === wanted);
  const key = item?.item;
  useEffect(() => {
    if (key) void notes.openedItem(facts.journal, key, now());
  }, [facts.journal, key, notes, now]);
  const first = items.find((candidate) => candidate.state.verdict === 'open') ?? items[0];
  // Without a catalogue there is no item: the plan says why.
  if (!item) return <Navigate to={`/audits/${facts.journal}/${first ? `checklist/${first.item}` : 'plan'}`} replace />;
  return (
    <div className="flex h-full min-h-0">
      <div className="hidden w-[348px] shrink-0 border-e border-line lg:block">
        <ClauseTree current={item.item} />
      </div>
      <div className="hidden w-22 shrink-0 border-e border-line min-[600px]:block lg:hidden">
        <GroupIndex items={items} current={item} onOpen={() => set(true)} />
      </div>
      <div className="min-w-0 flex-1">
        <ItemPane key={item.item} item={item} />
      </div>
      {isOpen && <TreeSheet current={item.item} onClose={() => set(false)} />}
    </div>
  );
};

const GroupIndex = ({
  items,
  current,
  onOpen,
}: {
  items: readonly ItemWithState[];
  current: ItemWithState;
  onOpen: () => void;
}) => {
  const { t } = useLingui();
  return (
    <nav aria-label={t`Groups`} className="h-full overflow-y-auto py-2">
      {[...Map.groupBy(items, (item) => item.group)].map(([group, inGroup]) => {
        const { recorded: done, of } = progressOf(inGroup);
        const isCurrent = group === current.group;
        return (
          <button
            key={group}
            type="button"
            onClick={onOpen}
            aria-label={t`${group}, ${done} of ${of} recorded, open the tree`}
            aria-current={isCurrent}
            className={`press mx-2 mb-2 flex min-h-14 w-[72px] flex-col items-center justify-center gap-2 rounded-card ${isCurrent ? 'bg-soft font-bold text-accent' : ''}`}
          >
            {group}
            <span aria-hidden className="h-1.5 w-11 overflow-hidden rounded-full bg-sunken">
              <span className="block h-full rounded-full bg-accent" style={{ width: `${(100 * done) / of}%` }} />
            </span>
          </button>
        );
      })}
    </nav>
  );
};
