import type { Catalogue, CatalogueGroup, CatalogueLeaf } from './catalogue-schema.ts';

export type { Catalogue, CatalogueLeaf } from './catalogue-schema.ts';

/** The standard that is shipped with its questions: what names no catalogue is about it. */
export const shippedCatalogueId = 'iso-iec-42001-2023';

/** Records that make an audit's catalogue another one than the shipped. */
export const ownCatalogueNouns: readonly string[] = [
  'ownQuestion',
  'questionChange',
  'importedCatalogue',
  'catalogueNodes',
];

export const leavesOf = (catalogue: Catalogue): readonly CatalogueLeaf[] =>
  catalogue.nodes.filter((n): n is CatalogueLeaf => n.kind !== 'group');

/** The clause numbers and control groups that a tree shows at its top: 4 to 10, A.2 to A.10. */
export const topGroupsOf = (catalogue: Catalogue): readonly CatalogueGroup[] =>
  catalogue.nodes.filter((n): n is CatalogueGroup => n.kind === 'group' && n.parent === undefined);

/** The group at the top of the tree that each node stands under: `6` for 6.1.4, `A.6` for A.6.2.4. */
export const topGroups = (catalogue: Catalogue): ReadonlyMap<string, string> => {
  const parents = new Map(catalogue.nodes.map(({ ref, parent }) => [ref, parent]));
  const topOf = (ref: string): string => {
    let at = ref;
    // Shipped and imported catalogues hold no circle; a journal of somebody else's making may.
    for (let i = 0; i < 20; i++) at = parents.get(at) ?? at;
    return at;
  };
  return new Map(catalogue.nodes.map(({ ref }) => [ref, topOf(ref)]));
};
