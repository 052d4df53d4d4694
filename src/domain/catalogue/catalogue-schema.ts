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
