import * as z from 'zod/mini';
import { type Result, refuse, succeed } from '../result.ts';
import { type Catalogue, catalogueSchema } from './catalogue-schema.ts';
import type { CatalogueFileRefusal, ForeignCatalogue, ForeignNode } from './foreign-catalogue.ts';

/** A catalogue that was exported here, or written in our form by hand. */
export const catalogueFromOwnForm = (value: unknown): Result<ForeignCatalogue, CatalogueFileRefusal> => {
  const parsed = z.safeParse(catalogueSchema, value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse({ kind: 'ownFormWrong', where: (issue?.path ?? []).map(String).join('.').slice(0, 200) });
  }
  const { nodes, ...about } = parsed.data;
  return succeed({ ...about, nodes: nodes.map(foreignNode) });
};

const foreignNode = (node: Catalogue['nodes'][number], i: number): ForeignNode => {
  const place = {
    place: i + 1,
    key: node.ref,
    ...(node.parent === undefined ? {} : { parentKey: node.parent }),
    ref: node.ref,
    title: node.title,
  };
  if (node.kind === 'group') return { ...place, description: '', isAssessable: false, questions: [] };
  const { kind, about, questions, evidence, interview, sampling, failure, documents, related } = node;
  return {
    ...place,
    isAssessable: true,
    kind,
    description: about,
    questions,
    evidence,
    interview,
    sampling,
    failure,
    documents,
    related,
  };
};

/** The file of a catalogue in our form: what `catalogueFromOwnForm` reads. */
export const catalogueFile = (catalogue: Catalogue): string => `${JSON.stringify(catalogue, null, 1)}\n`;
