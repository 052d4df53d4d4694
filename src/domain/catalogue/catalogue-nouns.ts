import * as z from 'zod/mini';
import { count, day, id, line, lines, source, text } from '../fields.ts';

export const nodeKinds = ['group', 'clause', 'control'] as const;

/** How an imported file was written. */
export const catalogueForms = ['clausewalk', 'table', 'library', 'oscal'] as const;

const node = z.object({
  ref: line,
  title: line,
  kind: z.enum(nodeKinds),
  parent: z.optional(line),
  description: z.optional(text),
  questions: z.optional(z.readonly(z.array(z.object({ id: line, text })))),
  evidence: z.optional(z.readonly(z.array(text))),
  interview: z.optional(z.readonly(z.array(text))),
  sampling: z.optional(text),
  failure: z.optional(text),
  documents: z.optional(z.readonly(z.array(text))),
  related: z.optional(lines),
});

/** In the organisation's journal; an audit copies what it uses, each with its source. `catalogue` names one by its id. */
export const catalogueNouns = {
  /** A question of the organisation's own on an item, kept apart from the shipped ones. */
  ownQuestion: z.object({ catalogue: line, item: line, text, lookFor: lines, order: count, source }),
  /**
   * What the organisation made of a shipped question. Exists once per question. `basedOn`: the shipped words that were
   * reworded; where a newer catalogue words it otherwise, somebody has to look.
   */
  questionChange: z.object({
    catalogue: line,
    item: line,
    question: line,
    wording: text,
    basedOn: text,
    isHidden: z.boolean(),
    source,
  }),
  /** A checklist of chosen items. */
  ownChecklist: z.object({ catalogue: line, name: line, description: text, items: lines }),
  /** A catalogue that was imported or written here. Its nodes stand in parts, in order. */
  importedCatalogue: z.object({
    key: line,
    title: line,
    version: line,
    language: line,
    publisher: line,
    /** Who may use it and how, as its source says. */
    rights: text,
    form: z.enum(catalogueForms),
    importedOn: day,
    fileName: line,
    /** How many parts its nodes stand in: fewer of them here is half a catalogue, and no catalogue. */
    parts: count,
    source,
  }),
  /** `parent`: the catalogue. */
  catalogueNodes: z.object({ parent: id, order: count, nodes: z.readonly(z.array(node)), source }),
} as const;

export type StoredNode = z.infer<typeof node>;
