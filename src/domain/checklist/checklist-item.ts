import type { AuditFacts } from '../audit/audit-facts.ts';
import { type CatalogueLeaf, leavesOf, topGroups, topGroupsOf } from '../catalogue/catalogue.ts';
import { recordOfPart } from './item-split.ts';

/**
 * What is audited, one by one: the catalogue's leaves, then the organisation's own procedures (9.2.1 a asks for both).
 * `item` is the key that responses, findings and evidence name.
 */
export type ChecklistItem = {
  readonly item: string;
  readonly kind: 'clause' | 'control' | 'procedure';
  /** Number as shown: `6.1.4`, `A.5.2`, `P.1`, and of a part `6.1.4 · Kredo 3`. */
  readonly ref: string;
  readonly title: string;
  readonly group: string;
  readonly leaf?: CatalogueLeaf;
  /** Of a part: the item it is a part of, and the name of its AI system or site. */
  readonly part?: { readonly of: string; readonly name: string };
};

export type ChecklistGroup = { readonly ref: string; readonly title: string; readonly items: readonly ChecklistItem[] };

/** The group of own procedures; its title is the screen's to word. */
export const procedureGroup = 'P';

/** Without `splits` no item is split. */
export type ChecklistFacts = Pick<AuditFacts, 'catalogue' | 'procedures'> &
  Partial<Pick<AuditFacts, 'splits' | 'aiSystems' | 'sites'>>;

/** An item, and below it the parts that it is audited in. */
const withParts =
  ({ splits, aiSystems = [], sites = [] }: ChecklistFacts) =>
  (item: ChecklistItem): readonly ChecklistItem[] => {
    const keys = splits?.get(item.item) ?? [];
    const given = keys.map(
      (key) => [...aiSystems, ...sites].find((row) => row.record === recordOfPart(key))?.fields.name ?? '',
    );
    return [
      item,
      ...keys.map((key, i) => {
        const name = given[i] ?? '';
        // A part without a name, or with another's, is told apart by its place.
        const told = name === '' || given.indexOf(name) < i ? `${name} ${i + 1}`.trim() : name;
        return { ...item, item: key, ref: `${item.ref} · ${told}`, part: { of: item.item, name: told } };
      }),
    ];
  };

export const checklistGroups = (facts: ChecklistFacts): readonly ChecklistGroup[] => {
  const tops = topGroups(facts.catalogue);
  const leaves: readonly ChecklistItem[] = leavesOf(facts.catalogue).map((leaf) => ({
    item: leaf.ref,
    kind: leaf.kind,
    ref: leaf.ref,
    title: leaf.title,
    group: tops.get(leaf.ref) ?? '',
    leaf,
  }));
  const procedures: readonly ChecklistItem[] = facts.procedures.map((row, index) => ({
    item: row.record,
    kind: 'procedure',
    ref: `P.${index + 1}`,
    title: [row.fields.name, row.fields.version].filter(Boolean).join(', '),
    group: procedureGroup,
  }));
  const byGroup = Map.groupBy(leaves.flatMap(withParts(facts)), (item) => item.group);
  return [
    ...topGroupsOf(facts.catalogue).flatMap(({ ref, title }) => {
      const items = byGroup.get(ref);
      return items ? [{ ref, title, items }] : [];
    }),
    ...(procedures.length > 0 ? [{ ref: procedureGroup, title: '', items: procedures.flatMap(withParts(facts)) }] : []),
  ];
};

export const checklistItems = (facts: ChecklistFacts): readonly ChecklistItem[] =>
  checklistGroups(facts).flatMap((group) => group.items);

/** Leaves such as 6.1.1 are all titled "General": their parent's title says of what. */
export const titleInContext = (facts: Pick<AuditFacts, 'catalogue'>, item: ChecklistItem): string => {
  const parent = facts.catalogue.nodes.find((node) => node.ref === item.leaf?.parent);
  const isTopGroup = parent?.parent === undefined;
  return parent && !isTopGroup && item.title === 'General'
    ? `${parent.title}: ${item.title.toLowerCase()}`
    : item.title;
};
