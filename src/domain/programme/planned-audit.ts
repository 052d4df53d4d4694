import { saidValues } from '../organisation/said-values.ts';
import type { Row } from '../row.ts';

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

/** SPEC PR6: cancelled is what any version says why of. */
export const isCancelled = (row: Row<'plannedAudit'>): boolean => saidValues(row, 'cancelledFor', isText).length > 0;

/** What is to be audited: while two versions stand, only what both name. */
export const plannedItems = (row: Row<'plannedAudit'>): readonly string[] => {
  const [first = [], ...others] = saidValues(row, 'items', isList);
  return first.filter((item) => others.every((list) => list.includes(item)));
};

export const lastDayOf = (row: Row<'plannedAudit'>): string | undefined => row.fields.endsOn ?? row.fields.startsOn;

/** In the order of their days; those without a day last. */
export const inOrderOfDays = <R extends { readonly startsOn: string | undefined }>(
  audits: readonly R[],
): readonly R[] => audits.toSorted((a, b) => (a.startsOn ?? '9999').localeCompare(b.startsOn ?? '9999'));
