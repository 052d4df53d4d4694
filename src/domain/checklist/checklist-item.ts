import type { AuditFacts } from '../audit/audit-facts.ts';
import { type CatalogueLeaf, leavesOf, topGroups, topGroupsOf } from '../catalogue/catalogue.ts';

/**
 * What is audited, one by one: the catalogue's leaves, then the organisation's own procedures (9.2.1 a asks for both).
 * `item` is the key that responses, findings and evidence name.
 */
export type ChecklistItem = {
  readonly item: string;
  readonly kind: 'clause' | 'control' | 'procedure';
  /** Number as shown: `6.1.4`, `A.5.2`, `P.1`. */
  readonly ref: string;
  readonly title: string;
  readonly group: string;
  readonly leaf?: CatalogueLeaf;
};

export type ChecklistGroup = { readonly ref: string; readonly title: string; readonly items: readonly ChecklistItem[] };

/** The group of own procedures; its title is the screen's to word. */
export const procedureGroup = 'P';

export const checklistGroups = (facts: Pick<AuditFacts, 'catalogue' | 'procedures'>): readonly ChecklistGroup[] => {
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
  const byGroup = Map.groupBy(leaves, (item) => item.group);
  return [
    ...topGroupsOf(facts.catalogue).flatMap(({ ref, title }) => {
      const items = byGroup.get(ref);
      return items ? [{ ref, title, items }] : [];
    }),
    ...(procedures.length > 0 ? [{ ref: procedureGroup, title: '', items: procedures }] : []),
  ];
};

export const checklistItems = (facts: Pick<AuditFacts, 'catalogue' | 'procedures'>): readonly ChecklistItem[] =>
  checklistGroups(facts).flatMap((group) => group.items);

/** Leaves such as 6.1.1 are all titled "General": their parent's title says of what. */
export const titleInContext = (facts: Pick<AuditFacts, 'catalogue'>, item: ChecklistItem): string => {
  const parent = facts.catalogue.nodes.find((node) => node.ref === item.leaf?.parent);
  const isTopGroup = parent?.parent === undefined;
  return parent && !isTopGroup && item.title === 'General'
    ? `${parent.title}: ${item.title.toLowerCase()}`
    : item.title;
};
