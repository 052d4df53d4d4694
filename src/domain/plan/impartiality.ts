import { allValues } from '../all-values.ts';
import type { WholeAudit } from '../audit/audit-facts.ts';
import { checklistItems } from '../checklist/checklist-item.ts';
import { wholeOf } from '../checklist/item-split.ts';
import type { Row } from '../row.ts';

/** What an auditor answers for, and so may not audit. */
export type OwnThing =
  | { readonly kind: 'area'; readonly record: string; readonly name: string }
  /** `ref`: a clause, control or own procedure, or a whole group of them. */
  | { readonly kind: 'item'; readonly ref: string };

/** Somebody is to audit what they answer for. `reason`: why they do after all. */
export type ImpartialityProblem = {
  readonly member: string;
  readonly name: string;
  readonly work:
    | { readonly kind: 'agenda'; readonly record: string; readonly title: string }
    | { readonly kind: 'assignment'; readonly record: string; readonly ref: string };
  readonly own: readonly OwnThing[];
  readonly reason: string | undefined;
};

/** Whether two references touch: one is the other, or a group that holds it (`A.7` and `A.7.4`). */
export const touches = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

/** Lower case words with one blank between and around them, so that names are found as whole words. */
const wordsOf = (text: string): string =>
  ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{N}.]+/u)
    .join(' ')
    .trim()} `;

/** SPEC PL1: areas and items that a member answers for: chosen ones, those of the areas, and those that the text names. */
const ownOf = (facts: WholeAudit, member: Row<'teamMember'>) => {
  const text = allValues(member, 'ownAreas').map(wordsOf).join('');
  const isNamed = (name: string | undefined) =>
    name !== undefined && name.trim() !== '' && text.includes(wordsOf(name));
  const areas = facts.of('area');
  const named = areas.filter((area) => allValues(area, 'name').some(isNamed)).map((area) => area.record);
  const own = new Set([...allValues(member, 'areas').flat(), ...named]);
  return {
    areas: own,
    items: [
      ...allValues(member, 'items').flat(),
      ...areas.filter((area) => own.has(area.record)).flatMap((area) => allValues(area, 'items').flat()),
      ...checklistItems(facts).flatMap(({ ref, item }) => (isNamed(ref) ? [item] : [])),
    ],
  };
};

export type Work = { readonly areas: readonly string[]; readonly items: readonly string[] };

/** SPEC PL2: what of this work a member answers for. An observer audits nothing. */
export const ownIn = (facts: WholeAudit, record: string, work: Work): readonly OwnThing[] => {
  const member = facts.team.find((row) => row.record === record);
  const roles = member ? allValues(member, 'role') : [];
  if (!member || (roles.length > 0 && roles.every((role) => role === 'observer'))) return [];
  const own = ownOf(facts, member);
  const areas = facts.of('area');
  const items = new Set([
    ...work.items.map(wholeOf),
    ...areas.filter((area) => work.areas.includes(area.record)).flatMap((area) => allValues(area, 'items').flat()),
  ]);
  const refOf = new Map(checklistItems(facts).map((item) => [item.item, item.ref]));
  const touched = [...items].filter((item) => own.items.some((mine) => touches(mine, item)));
  return [
    ...work.areas
      .filter((area) => own.areas.has(area))
      .map((area) => ({
        kind: 'area' as const,
        record: area,
        name: areas.find((row) => row.record === area)?.fields.name ?? '',
      })),
    ...touched.map((item) => ({ kind: 'item' as const, ref: refOf.get(item) ?? item })),
  ];
};

/** A reason counts while every version of it says something. */
const reasonOf = (row: Row<'agendaItem'> | Row<'assignment'>): string | undefined => {
  const reasons = row.open['reason']?.map(({ value }) => (typeof value === 'string' ? value : '')) ?? [
    row.fields.reason ?? '',
  ];
  return reasons.every((reason) => reason.trim() !== '') ? reasons.join(' / ') : undefined;
};

export const workOf = (row: Row<'agendaItem'>): Work => ({
  areas: [...new Set(allValues(row, 'areas').flat())],
  items: [...new Set(allValues(row, 'items').flat())],
});

/** SPEC PL2, PL5: everybody who is to audit own work, on the agenda or by assignment, with the reason where there is one. */
export const impartialityProblems = (facts: WholeAudit): readonly ImpartialityProblem[] => {
  const nameOf = new Map(facts.team.map((row) => [row.record, row.fields.name ?? row.fields.mark ?? '']));
  const refOf = new Map(checklistItems(facts).map((item) => [item.item, item.ref]));
  const problem = (
    members: readonly string[],
    work: Work,
    named: ImpartialityProblem['work'],
    row: Row<'agendaItem'> | Row<'assignment'>,
  ): readonly ImpartialityProblem[] =>
    [...new Set(members)].flatMap((member) => {
      const own = ownIn(facts, member, work);
      const name = nameOf.get(member) ?? '';
      return own.length > 0 ? [{ member, name, work: named, own, reason: reasonOf(row) }] : [];
    });
  return [
    ...facts
      .of('agendaItem')
      .flatMap((row) =>
        problem(
          allValues(row, 'auditors').flat(),
          workOf(row),
          { kind: 'agenda', record: row.record, title: row.fields.title ?? '' },
          row,
        ),
      ),
    ...facts.of('assignment').flatMap((row) => {
      const item = row.fields.item ?? '';
      const named = { kind: 'assignment' as const, record: row.record, ref: refOf.get(item) ?? item };
      return problem(allValues(row, 'member'), { areas: [], items: [item] }, named, row);
    }),
  ];
};
