export type SkylineBar = { readonly height: number; readonly fill: string; readonly startsGroup: boolean };

const gap = 3;
const barWidth = 10;
const groupGap = 8;

/**
 * One bar for each thing, in a fixed order: height 0 to 1 carries severity, tone says it again. A picture for people
 * who would rather look; `label` sums it up for those who listen, and the same facts stand beside it in words.
 */
export const Skyline = ({
  bars,
  label,
  className = '',
}: {
  bars: readonly SkylineBar[];
  label: string;
  className?: string;
}) => {
  const placed = bars.reduce<readonly (SkylineBar & { readonly x: number })[]>((before, bar) => {
    const last = before.at(-1);
    return [...before, { ...bar, x: last ? last.x + barWidth + (bar.startsGroup ? groupGap : gap) : 0 }];
  }, []);
  const width = (placed.at(-1)?.x ?? 0) + barWidth;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} 48`}
      preserveAspectRatio="none"
      className={`block w-full rtl:-scale-x-100 ${className}`}
    >
      {placed.map((bar) => (
        <rect
          key={bar.x}
          x={bar.x}
          y={48 - 48 * bar.height}
          width={barWidth}
          height={48 * bar.height}
          rx={1.5}
          fill={bar.fill}
        />
      ))}
    </svg>
  );
};
