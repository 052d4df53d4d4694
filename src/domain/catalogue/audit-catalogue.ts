import type { JournalFacts } from '../journal-facts.ts';
import { must } from '../must.ts';
import type { Row } from '../row.ts';
import type { StoredNode } from './catalogue-nouns.ts';
import type { Catalogue } from './catalogue-schema.ts';
import { questionsAbout, withOwnQuestions } from './questions.ts';

/** A catalogue from an imported one's records; undefined while parts of it are missing. */
export const importedCatalogue = (
  row: Row<'importedCatalogue'>,
  parts: readonly Row<'catalogueNodes'>[],
): Catalogue | undefined => {
  const { key, title, version, language, publisher, rights } = row.fields;
  const own = parts
    .filter((part) => part.fields.parent === row.record)
    .toSorted((a, b) => (a.fields.order ?? 0) - (b.fields.order ?? 0));
  if (key === undefined || own.length === 0 || own.length < (row.fields.parts ?? 1)) return undefined;
  return {
    id: key,
    title: title || key,
    version: version ?? '',
    ...(language ? { language } : {}),
    ...(publisher ? { publisher } : {}),
    ...(rights ? { rights } : {}),
    nodes: own.flatMap((part) => part.fields.nodes ?? []).map(nodeOf),
  };
};

const nodeOf = (node: StoredNode): Catalogue['nodes'][number] => {
  const { ref, title, kind, parent } = node;
  const place = { ref, title, ...(parent === undefined ? {} : { parent }) };
  if (kind === 'group') return { ...place, kind };
  return {
    ...place,
    kind,
    about: node.description ?? '',
    questions: [...(node.questions ?? [])],
    evidence: [...(node.evidence ?? [])],
    interview: [...(node.interview ?? [])],
    sampling: node.sampling ?? '',
    failure: node.failure ?? '',
    documents: [...(node.documents ?? [])],
    related: [...(node.related ?? [])],
  };
};

/**
 * The catalogue that an audit was begun with, and its own questions: the copies in its journal, or of those shipped
 * the version that it names. The newest shipped one where that version isn't here, an empty one where the catalogue
 * isn't: `catalogueGap` says so.
 */
export const auditCatalogue = (shipped: readonly Catalogue[], facts: Pick<JournalFacts, 'of'>): Catalogue => {
  const newest = must(shipped[0], 'a shipped catalogue');
  const { id, version } = facts.of('audit')[0]?.fields.catalogue ?? newest;
  const parts = facts.of('catalogueNodes');
  const catalogue = facts
    .of('importedCatalogue')
    .filter(({ fields }) => fields.key === id && fields.version === version)
    .map((row) => importedCatalogue(row, parts))
    .find(Boolean) ??
    shipped.find((one) => one.id === id && one.version === version) ??
    shipped.find((one) => one.id === id) ?? { id, title: id, version, nodes: [] };
  const { own, changes } = questionsAbout(facts, catalogue);
  return withOwnQuestions(catalogue, own, changes);
};

export type CatalogueGap = {
  /** Another version of it is here than the audit began with, or nothing of it. */
  readonly kind: 'otherVersion' | 'notHere';
  readonly named: { readonly id: string; readonly version: string };
};

/** What keeps an audit from being read against the catalogue it began with. */
export const catalogueGap = (facts: {
  readonly audit: Row<'audit'> | undefined;
  readonly catalogue: Catalogue;
}): CatalogueGap | undefined => {
  const named = facts.audit?.fields.catalogue;
  if (!named) return undefined;
  if (facts.catalogue.nodes.length === 0) return { kind: 'notHere', named };
  return facts.catalogue.version === named.version ? undefined : { kind: 'otherVersion', named };
};
