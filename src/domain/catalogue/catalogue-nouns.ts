import * as z from 'zod/mini';
import { count, day, id, line, lines, source, text } from '../fields.ts';

export const nodeKinds = ['group', 'clause', 'control'] as const;

const node = z.object({
  ref: line,
  title: line,
  kind: z.enum(nodeKinds),
  parent: z.optional(line),
  description: z.optional(text),
  questions: z.optional(z.readonly(z.array(text))),
});

/** In the organisation's journal; an audit copies what it uses, each with its source. */
export const catalogueNouns = {
  /** A question of the organisation's own on an item, kept apart from the shipped ones. */
  ownQuestion: z.object({ item: line, text, lookFor: lines, order: count, source }),
  /**
   * What the organisation made of a shipped question. Exists once per question. `basedOn`: the shipped words that were
   * reworded; where a newer catalogue words it otherwise, somebody has to look.
   */
  questionChange: z.object({ question: line, wording: text, basedOn: text, isHidden: z.boolean(), source }),
  /** A checklist of chosen items and own questions. */
  ownChecklist: z.object({ name: line, description: text, items: lines }),
  /** A catalogue that was imported or written here. Its nodes stand in parts, in order. */
  importedCatalogue: z.object({
    key: line,
    title: line,
    version: line,
    language: line,
    publisher: line,
    importedOn: day,
    fileName: line,
    source,
  }),
  /** `parent`: the catalogue. */
  catalogueNodes: z.object({ parent: id, order: count, nodes: z.readonly(z.array(node)) }),
} as const;
