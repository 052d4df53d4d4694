import * as z from 'zod/mini';

const line = z.string().check(z.minLength(1));
const node = { ref: line, title: line, parent: z.optional(line) };

const groupSchema = z.object({ ...node, kind: z.literal('group') });
const leafSchema = z.object({
  ...node,
  kind: z.enum(['clause', 'control']),
  about: line,
  questions: z.array(z.object({ id: line, text: line })).check(z.minLength(3)),
  evidence: z.array(line).check(z.minLength(1)),
  interview: z.array(line).check(z.minLength(1)),
  sampling: line,
  failure: line,
  documents: z.array(line),
  related: z.array(line),
});

/** A standard as data: its groups and auditable leaves in reading order, with our own questions to each leaf. */
export const catalogueSchema = z.object({
  id: line,
  title: line,
  version: line,
  nodes: z.array(z.discriminatedUnion('kind', [groupSchema, leafSchema])),
});

export type Catalogue = z.infer<typeof catalogueSchema>;
export type CatalogueGroup = z.infer<typeof groupSchema>;
export type CatalogueLeaf = z.infer<typeof leafSchema>;

export const leavesOf = (catalogue: Catalogue): readonly CatalogueLeaf[] =>
  catalogue.nodes.filter((n): n is CatalogueLeaf => n.kind !== 'group');

/** The clause numbers and control groups that a tree shows at its top: 4 to 10, A.2 to A.10. */
export const topGroupsOf = (catalogue: Catalogue): readonly CatalogueGroup[] =>
  catalogue.nodes.filter((n): n is CatalogueGroup => n.kind === 'group' && n.parent === undefined);

/** The top group that a leaf belongs to: `6` for 6.1.4, `A.6` for A.6.2.4. */
export const topGroupOf = (ref: string): string => /^(A\.\d+|\d+)/.exec(ref)?.[0] ?? ref;
