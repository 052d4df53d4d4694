import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown, ChevronUp, SlidersHorizontal, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { type ChecklistGroup, checklistGroups, titleInContext } from '#domain/checklist/checklist-item.ts';
import { type ItemWithState, progressOf } from '#domain/checklist/item-states.ts';
import { IconButton } from '../../ui/button.tsx';
import { later } from '../../ui/later.tsx';
import { useAudit } from '../tablet/audit-context.tsx';
import { AuditSkyline } from './audit-skyline.tsx';
import { itemMatches } from './item-matches.ts';
import { useTreeFilter } from './tree-filter.ts';
import { VerdictTile } from './verdict-look.tsx';

const TreeSearch = later(() => import('./sheets/tree-search.tsx').then((m) => m.TreeSearch));

/** The clauses and controls with what stands on each. `current` is the item on the right. */
export const ClauseTree = ({ current, onGo }: { current: string | undefined; onGo?: () => void }) => {
  const { facts, items } = useAudit();
  const { t } = useLingui();
  const { words, verdict, mine, isSearching, set } = useTreeFilter();
  const { recorded, of } = progressOf(items);
  const isFiltered = words.trim() !== '' || verdict !== undefined || mine !== undefined;
  const shown = isFiltered
    ? items.filter(
        (item) => (!verdict || item.state.verdict === verdict) && (!mine || mine(item)) && itemMatches(item, words),
      )
    : items;
  const groups = checklistGroups(facts);
  return (
    <nav aria-label={t`Clauses and controls`} className="flex h-full min-h-0 flex-col">
      <div className="px-6 pt-4 pb-2">
        <div className="flex items-center justify-between gap-2">
          <p className="text-base font-bold">
            <Trans>
              {recorded} of {of} recorded
            </Trans>
          </p>
          <IconButton
            label={isSearching ? t`Close search and filter` : t`Search and filter`}
            aria-expanded={isSearching}
            onClick={() => set({ isSearching: !isSearching, words: '', verdict: undefined, mine: undefined })}
          >
            {isSearching ? (
              <X aria-hidden size={24} strokeWidth={1.75} />
            ) : (
              <SlidersHorizontal aria-hidden size={24} strokeWidth={1.75} />
            )}
          </IconButton>
        </div>
        {isSearching ? <TreeSearch /> : <AuditSkyline items={items} className="h-10" />}
      </div>
      <div className="relative min-h-0 flex-1 overflow-y-auto pb-6">
        {isFiltered ? (
          <>
            <p aria-live="polite" className="px-6 py-2 text-ink2">
              <Trans>{shown.length} found</Trans>
            </p>
            <ul>
              {shown.map((item) => (
                <TreeItem key={item.item} item={item} isCurrent={item.item === current} onGo={onGo} />
              ))}
            </ul>
          </>
        ) : (
          <TreeGroups groups={groups} items={items} current={current} onGo={onGo} />
        )}
      </div>
    </nav>
  );
};

const TreeGroups = ({
  groups,
  items,
  current,
  onGo,
}: {
  groups: readonly ChecklistGroup[];
  items: readonly ItemWithState[];
  current: string | undefined;
  onGo: (() => void) | undefined;
}) => {
  const { t } = useLingui();
  const currentGroup = items.find((item) => item.item === current)?.group;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const isOpen = (ref: string) => (ref === currentGroup ? !opened.has(ref) : opened.has(ref));
  const toggle = (ref: string) => {
    const next = new Set(opened);
    if (!next.delete(ref)) next.add(ref);
    setOpened(next);
  };
  return groups.map((group) => {
    const inGroup = items.filter((item) => item.group === group.ref);
    const { recorded, of } = progressOf(inGroup);
    const title = group.title === '' ? t`Own procedures` : group.title;
    return (
      <section key={group.ref}>
        <button
          type="button"
          aria-expanded={isOpen(group.ref)}
          onClick={() => toggle(group.ref)}
          className={`press flex min-h-13 w-full items-center gap-3 px-6 py-1.5 text-start ${group.ref === 'A.2' ? 'border-t border-line' : ''}`}
        >
          <span className="w-11 shrink-0 font-bold">{group.ref}</span>
          <span className="min-w-0 flex-1">{title}</span>
          <span className="shrink-0 text-ink2">
            {recorded}/{of}
          </span>
          {isOpen(group.ref) ? (
            <ChevronUp aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-ink2" />
          ) : (
            <ChevronDown aria-hidden size={20} strokeWidth={1.75} className="shrink-0 text-ink2" />
          )}
        </button>
        {isOpen(group.ref) && (
          <ul>
            {inGroup.map((item) => (
              <TreeItem key={item.item} item={item} isCurrent={item.item === current} onGo={onGo} />
            ))}
          </ul>
        )}
      </section>
    );
  });
};

const TreeItem = ({
  item,
  isCurrent,
  onGo,
}: {
  item: ItemWithState;
  isCurrent: boolean;
  onGo: (() => void) | undefined;
}) => {
  const { facts } = useAudit();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isCurrent) link.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li className="px-3">
      <Link
        ref={link}
        to={`/audits/${facts.journal}/checklist/${item.item}`}
        onClick={onGo}
        aria-current={isCurrent ? 'page' : undefined}
        className={`press flex min-h-13 items-center gap-3 rounded-card border px-3 py-1.5 ${isCurrent ? 'border-accent bg-surface font-bold ring-1 ring-accent' : 'border-transparent'}`}
      >
        <span className={`w-14 shrink-0 ${isCurrent ? '' : 'text-ink2'}`}>{item.part ? '' : item.ref}</span>
        <span className="min-w-0 flex-1 break-words">{item.part?.name ?? titleInContext(facts, item)}</span>
        {item.parts && (
          <span className="text-ink2">
            {item.parts.recorded}/{item.parts.of}
          </span>
        )}
        <VerdictTile verdict={item.state.verdict} size={28} />
      </Link>
    </li>
  );
};
