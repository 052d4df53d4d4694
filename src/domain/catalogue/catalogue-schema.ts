import * as z from 'zod/mini';

const line = z.string().check(z.minLength(1));
const node = { ref: line, title: line, parent: z.optional(line) };
const question = z.object({ id: line, text: line, isOwn: z.optional(z.boolean()) });

const groupSchema = z.object({ ...node, kind: z.literal('group') });
const leafSchema = z.object({
  ...node,
  kind: z.enum(['clause', 'control']),
  about: z.string(),
  questions: z.array(question),
  evidence: z.array(line),
  interview: z.array(line),
  sampling: z.string(),
  failure: z.string(),
  documents: z.array(line),
  related: z.array(line),
});
const shippedLeafSchema = z.extend(leafSchema, {
  about: line,
  questions: z.array(question).check(z.minLength(3)),
  evidence: z.array(line).check(z.minLength(1)),
  interview: z.array(line).check(z.minLength(1)),
  sampling: line,
  failure: line,
});

const catalogue = {
  id: line,
  title: line,
  version: line,
  language: z.optional(line),
  publisher: z.optional(line),
  rights: z.optional(line),
};

/** A standard as data: its groups and auditable leaves in reading order, with questions to each leaf. */
export const catalogueSchema = z.object({
  ...catalogue,
  nodes: z.array(z.discriminatedUnion('kind', [groupSchema, leafSchema])),
});

/** What a catalogue that we ship has to say at least. */
export const shippedCatalogueSchema = z.object({
  ...catalogue,
  nodes: z.array(z.discriminatedUnion('kind', [groupSchema, shippedLeafSchema])),
});

export type Catalogue = z.infer<typeof catalogueSchema>;
export type CatalogueGroup = z.infer<typeof groupSchema>;
export type CatalogueLeaf = z.infer<typeof leafSchema>;
