import type { Edit } from '../journal/edit.ts';
import { computedRecordId } from '../journal/record-id.ts';
import type { RecordOf } from '../nouns.ts';
import { type Result, refuse, succeed } from '../result.ts';
import { editsOf } from '../row.ts';
import type { StoredNode } from './catalogue-nouns.ts';
import type { Catalogue } from './catalogue-schema.ts';
import { bytesOf, type CataloguePreview, largestPart } from './foreign-catalogue.ts';

export type TakeCatalogueRefusal = { readonly kind: 'catalogueHasProblems' };

/** An imported catalogue exists once in a journal by its id and version. */
export const catalogueRecordId = (journal: string, catalogue: Pick<Catalogue, 'id' | 'version'>): string =>
  computedRecordId(journal, 'importedCatalogue', `${catalogue.id} ${catalogue.version}`);

/** All edits of an accepted catalogue, for one act: it is here whole, or not at all. */
export const takeCatalogue = (
  journal: string,
  preview: Pick<CataloguePreview, 'catalogue' | 'canBeTaken'>,
  from: {
    readonly form: NonNullable<RecordOf<'importedCatalogue'>['form']>;
    readonly fileName: string;
    readonly today: string;
  },
): Result<readonly Edit[], TakeCatalogueRefusal> => {
  if (!preview.canBeTaken) return refuse({ kind: 'catalogueHasProblems' });
  const { catalogue } = preview;
  const record = catalogueRecordId(journal, catalogue);
  const parts = partsOf(catalogue.nodes.map(storedNode));
  return succeed([
    ...editsOf('importedCatalogue', record, {
      key: catalogue.id,
      title: catalogue.title,
      version: catalogue.version,
      language: catalogue.language,
      publisher: catalogue.publisher,
      rights: catalogue.rights,
      form: from.form,
      importedOn: from.today,
      fileName: from.fileName.slice(0, 2_000),
      parts: parts.length,
    }),
    ...parts.flatMap((nodes, order) =>
      editsOf('catalogueNodes', computedRecordId(journal, 'catalogueNodes', `${record} ${order}`), {
        parent: record,
        order,
        nodes,
      }),
    ),
  ]);
};

const storedNode = (node: Catalogue['nodes'][number]): StoredNode => {
  if (node.kind === 'group') return node;
  const { ref, title, kind, parent, about, questions, evidence, interview, sampling, failure, documents, related } =
    node;
  const lists = { questions: questions.map(({ id, text }) => ({ id, text })), evidence, interview, documents, related };
  return {
    ref,
    title,
    kind,
    ...(parent === undefined ? {} : { parent }),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(about === '' ? {} : { description: about }),
    ...(sampling === '' ? {} : { sampling }),
    ...(failure === '' ? {} : { failure }),
  };
};

/** In order, each part as large as one change may comfortably be. */
const partsOf = (nodes: readonly StoredNode[]): readonly (readonly StoredNode[])[] => {
  const parts: StoredNode[][] = [];
  let size = 0;
  for (const node of nodes) {
    const bytes = bytesOf(node) + 1;
    if (parts.length === 0 || size + bytes > largestPart) {
      parts.push([]);
      size = 2;
    }
    parts.at(-1)?.push(node);
    size += bytes;
  }
  return parts;
};
