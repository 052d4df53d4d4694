import type { Catalogue, CatalogueGroup, CatalogueLeaf } from './catalogue-schema.ts';

export type { Catalogue, CatalogueLeaf } from './catalogue-schema.ts';

export const leavesOf = (catalogue: Catalogue): readonly CatalogueLeaf[] =>
  catalogue.nodes.filter((n): n is CatalogueLeaf => n.kind !== 'group');

/** The clause numbers and control groups that a tree shows at its top: 4 to 10, A.2 to A.10. */
export const topGroupsOf = (catalogue: Catalogue): readonly CatalogueGroup[] =>
  catalogue.nodes.filter((n): n is CatalogueGroup => n.kind === 'group' && n.parent === undefined);

/** The top group that a leaf belongs to: `6` for 6.1.4, `A.6` for A.6.2.4. */
export const topGroupOf = (ref: string): string => /^(A\.\d+|\d+)/.exec(ref)?.[0] ?? ref;
