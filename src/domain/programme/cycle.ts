import type { Row } from '../row.ts';

export type Cycle = { readonly startsOn: string; readonly endsOn: string; readonly days: number };

const dayMs = 86_400_000;

/** Days from one day to another; NaN where one of them is on no calendar. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs;

/** SPEC PR11: the cycle of a programme, where it has one. */
export const cycleOf = (programme: Row<'programme'> | undefined): Cycle | undefined => {
  const { startsOn, endsOn } = programme?.fields ?? {};
  if (startsOn === undefined || endsOn === undefined) return undefined;
  const days = daysBetween(startsOn, endsOn) + 1;
  return days >= 1 ? { startsOn, endsOn, days } : undefined;
};

export const isInCycle = (cycle: Cycle | undefined, day: string | undefined): boolean =>
  cycle !== undefined && day !== undefined && day >= cycle.startsOn && day <= cycle.endsOn;

/** SPEC PR5: less than a quarter of the cycle is left, or it is over. */
export const isNearlyOver = (cycle: Cycle, today: string): boolean => daysBetween(today, cycle.endsOn) < cycle.days / 4;

/** The programme whose cycle today lies in, else the one that began last. */
export const currentProgramme = (
  programmes: readonly Row<'programme'>[],
  today: string,
): Row<'programme'> | undefined =>
  programmes.find((row) => isInCycle(cycleOf(row), today)) ??
  programmes.toSorted((a, b) => (b.fields.startsOn ?? '').localeCompare(a.fields.startsOn ?? ''))[0];
