import * as z from 'zod/mini';

const line = z.string().check(z.minLength(1));

/** Places in other standards and in law that treat the subject of an item, each with where that can be read. */
export const crossReferencesSchema = z.object({
  sources: z.record(line, line),
  references: z.array(
    z.object({
      item: line,
      standard: line,
      /** Clause, article or subcategory. */
      place: line,
      /** What it says there, in our words, where its number alone doesn't tell. */
      says: z.optional(line),
      source: line,
    }),
  ),
});

export type CrossReferences = z.infer<typeof crossReferencesSchema>;
