import * as z from 'zod/mini';
import { type Result, refuse, succeed } from '../result.ts';
import { nodeKinds } from './catalogue-nouns.ts';
import type { Catalogue } from './catalogue-schema.ts';
import type { CatalogueFileRefusal, ForeignCatalogue, ForeignNode } from './foreign-catalogue.ts';

const line = z.string().check(z.minLength(1));
const words = z.optional(z.string());
const list = z.optional(z.array(line));

/** What a file of ours has to be; one written by hand may leave out what it has nothing to say on. */
const ownForm = z.object({
  id: line,
  title: line,
  version: line,
  language: words,
  publisher: words,
  rights: words,
  nodes: z.array(
    z.object({
      ref: line,
      title: line,
      kind: z.enum(nodeKinds),
      parent: words,
      about: words,
      questions: z.optional(z.array(z.object({ id: line, text: line }))),
      evidence: list,
      interview: list,
      sampling: words,
      failure: words,
      documents: list,
      related: list,
    }),
  ),
});

/** A catalogue that was exported here, or written in our form by hand. */
export const catalogueFromOwnForm = (value: unknown): Result<ForeignCatalogue, CatalogueFileRefusal> => {
  const parsed = z.safeParse(ownForm, value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse({ kind: 'ownFormWrong', where: (issue?.path ?? []).map(String).join('.').slice(0, 200) });
  }
  const { nodes, ...about } = parsed.data;
  return succeed({
    ...about,
    nodes: nodes.map(
      ({ ref, title, kind, parent, about: description = '', questions = [], ...more }, i): ForeignNode => ({
        place: i + 1,
        key: ref,
        ...(parent === undefined ? {} : { parentKey: parent }),
        ref,
        title,
        description,
        isAssessable: kind !== 'group',
        ...(kind === 'group' ? {} : { kind }),
        questions,
        evidence: more.evidence ?? [],
        interview: more.interview ?? [],
        sampling: more.sampling ?? '',
        failure: more.failure ?? '',
        documents: more.documents ?? [],
        related: more.related ?? [],
      }),
    ),
  });
};

/** The file of a catalogue in our form: what `catalogueFromOwnForm` reads. */
export const catalogueFile = (catalogue: Catalogue): string => `${JSON.stringify(catalogue, null, 1)}\n`;
