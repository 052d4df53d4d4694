import { allValues } from '../all-values.ts';
import type { WholeAudit } from '../audit/audit-facts.ts';
import type { ChecklistItem } from '../checklist/checklist-item.ts';
import { itemStates } from '../checklist/item-states.ts';
import type { Row } from '../row.ts';
import { workOf } from './impartiality.ts';

type Entry = Row<'agendaItem'>;

const startOf = (entry: Entry) => entry.fields.startsAt ?? '';

/** SPEC PL10: the agenda in time; entries without a time last, in the order they were begun. */
export const agendaOf = (facts: Pick<WholeAudit, 'of'>): readonly Entry[] => {
  const entries = facts.of('agendaItem');
  const timed = entries.filter((entry) => startOf(entry) !== '');
  return [
    ...timed.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0)),
    ...entries.filter((entry) => startOf(entry) === ''),
  ];
};

/** The agenda by its days; an entry without a time is of no day. */
export const agendaByDay = (
  facts: Pick<WholeAudit, 'of'>,
): readonly { readonly day: string | undefined; readonly entries: readonly Entry[] }[] =>
  [...Map.groupBy(agendaOf(facts), (entry) => startOf(entry).slice(0, 10))].map(([day, entries]) => ({
    day: day || undefined,
    entries,
  }));

/** SPEC PL13: an entry that ends before it begins. */
export const endsBeforeStart = ({ fields: { startsAt, endsAt } }: Entry): boolean =>
  startsAt !== undefined && endsAt !== undefined && endsAt < startsAt;

/** One person in two places at once. */
export type TimeClash = { readonly member: string; readonly first: Entry; readonly second: Entry };

const overlap = (a: Entry, b: Entry): boolean => {
  const [[aStart, aEnd], [bStart, bEnd]] = [a, b].map((entry) => [
    startOf(entry),
    entry.fields.endsAt ?? startOf(entry),
  ]) as [[string, string], [string, string]];
  return aStart === bStart || (aStart < bEnd && bStart < aEnd);
};

/** SPEC PL11: entries of one auditor whose times overlap. One may begin as the other ends. */
export const timeClashes = (facts: Pick<WholeAudit, 'of'>): readonly TimeClash[] => {
  const timed = agendaOf(facts).filter((entry) => startOf(entry) !== '');
  return timed.flatMap((first, i) =>
    timed.slice(i + 1).flatMap((second) => {
      if (!overlap(first, second)) return [];
      const others = new Set(allValues(second, 'auditors').flat());
      const both = [...new Set(allValues(first, 'auditors').flat())].filter((member) => others.has(member));
      return both.map((member) => ({ member, first, second }));
    }),
  );
};

/** Whether a reference on the agenda, an item or a whole group, covers an item. */
const covers = (ref: string, item: ChecklistItem) =>
  ref === item.item || ref === item.group || item.ref.startsWith(`${ref}.`);

/** SPEC PL12: items that no entry of the agenda covers, but for those that are left out with a reason. */
export const uncoveredItems = (facts: WholeAudit): readonly ChecklistItem[] => {
  const areas = new Map(facts.of('area').map((area) => [area.record, area.fields.items ?? []]));
  const refs = new Set(
    facts
      .of('agendaItem')
      .map(workOf)
      .flatMap((work) => [...work.items, ...work.areas.flatMap((area) => areas.get(area) ?? [])]),
  );
  return itemStates(facts).filter(
    (item) =>
      !item.part &&
      item.state.response !== 'notAudited' &&
      item.state.response !== 'notApplicable' &&
      ![...refs].some((ref) => covers(ref, item)),
  );
};
