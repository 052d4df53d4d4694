import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';

/** A long list of which only what is on screen is drawn. It scrolls with the nearest scrolling ancestor marked `data-scroll`. */
export const VirtualList = <T,>({
  rows,
  keyOf,
  estimate,
  children,
}: {
  rows: readonly T[];
  keyOf: (row: T) => string;
  estimate: number;
  children: (row: T) => ReactNode;
}) => {
  const list = useRef<HTMLUListElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current?.closest<HTMLElement>('[data-scroll]') ?? null,
    estimateSize: () => estimate,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    scrollMargin: list.current?.offsetTop ?? 0,
    overscan: 6,
  });
  return (
    <ul ref={list} className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((shown) => {
        const row = rows[shown.index];
        return (
          row !== undefined && (
            <li
              key={shown.key}
              ref={virtualizer.measureElement}
              data-index={shown.index}
              className="absolute inset-x-0 top-0 border-b border-line last:border-b-0"
              style={{ transform: `translateY(${shown.start - virtualizer.options.scrollMargin}px)` }}
            >
              {children(row)}
            </li>
          )
        );
      })}
    </ul>
  );
};
