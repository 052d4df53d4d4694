import type { ForeignCatalogue, ForeignNode } from './foreign-catalogue.ts';

/** What a column of a table can be. */
export const tableColumns = [
  'ref',
  'title',
  'parent',
  'depth',
  'description',
  'questions',
  'evidence',
  'assessable',
] as const;
export type TableColumn = (typeof tableColumns)[number];
/** Which column of the table is which, by its index. */
export type ColumnMapping = { readonly [C in TableColumn]?: number };

const headings: { readonly [C in TableColumn]: readonly string[] } = {
  ref: ['ref', 'ref_id', 'reference', 'id', 'number', 'no', 'no.', 'nr', 'nr.', 'clause', 'control', 'nummer'],
  title: ['title', 'name', 'heading', 'titel', 'bezeichnung', 'short title'],
  parent: ['parent', 'parent_ref', 'parent ref', 'parent_id', 'group', 'übergeordnet'],
  depth: ['depth', 'level', 'ebene'],
  description: ['description', 'text', 'about', 'requirement', 'beschreibung', 'anforderung'],
  questions: ['questions', 'question', 'fragen', 'frage'],
  evidence: ['evidence', 'look for', 'nachweise', 'nachweis'],
  assessable: ['assessable', 'auditable', 'prüfbar'],
};

/** What the first row says of its columns. A person may say otherwise. */
export const guessMapping = (header: readonly string[]): ColumnMapping => {
  const names = header.map((name) => name.trim().toLowerCase());
  return Object.fromEntries(
    tableColumns.flatMap((column) => {
      const at = names.findIndex((name) => headings[column].includes(name));
      return at < 0 ? [] : [[column, at]];
    }),
  );
};

/** Columns that a table can't do without and that none was chosen for. */
export const missingColumns = (mapping: ColumnMapping): readonly TableColumn[] =>
  (['ref', 'title'] as const).filter((column) => mapping[column] === undefined);

const listed = (cell: string): readonly string[] =>
  cell
    .split(/\r?\n|\s\|\s/u)
    .map((line) => line.trim())
    .filter(Boolean);

const no = new Set(['', '0', 'no', 'false', 'n', 'nein', '-']);

/**
 * A table below its header as a catalogue. A parent is named by its reference, or is the row before that stands one
 * depth higher. Without a column that says so, what nothing stands under is assessable.
 */
export const catalogueFromTable = (
  table: readonly (readonly string[])[],
  mapping: ColumnMapping,
  about: Pick<ForeignCatalogue, 'id' | 'title' | 'version' | 'language' | 'publisher' | 'rights'>,
): ForeignCatalogue => {
  const cellOf = (cells: readonly string[], column: TableColumn) => {
    const at = mapping[column];
    return at === undefined ? '' : (cells[at] ?? '').trim();
  };
  // The last row of each depth; a deeper one stands under it.
  const above: (string | undefined)[] = [];
  const rows = table
    .map((cells, i) => ({ cells, place: i + 1 }))
    .slice(1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ cells, place }) => {
      const ref = cellOf(cells, 'ref');
      const parent = cellOf(cells, 'parent');
      const said = cellOf(cells, 'depth');
      const depth = mapping.depth === undefined ? undefined : Number(said);
      const isLeap =
        depth !== undefined &&
        (!Number.isInteger(depth) || said === '' || depth < 0 || depth > 1000 || depth > Math.max(above.length, 1));
      let byDepth: string | undefined;
      if (depth !== undefined && !isLeap) {
        byDepth = above.slice(0, depth).findLast((one) => one !== undefined);
        above.length = depth;
        above[depth] = ref;
      }
      const parentKey = parent || byDepth;
      return { cells, place, ref, parentKey, isLeap };
    });
  const parents = new Set(rows.map(({ parentKey }) => parentKey));
  return {
    ...about,
    nodes: rows.map(
      ({ cells, place, ref, parentKey, isLeap }): ForeignNode => ({
        place,
        key: ref,
        ...(parentKey ? { parentKey } : {}),
        ref,
        title: cellOf(cells, 'title'),
        description: cellOf(cells, 'description'),
        isAssessable:
          mapping.assessable === undefined ? !parents.has(ref) : !no.has(cellOf(cells, 'assessable').toLowerCase()),
        questions: listed(cellOf(cells, 'questions')).map((text) => ({ text })),
        evidence: listed(cellOf(cells, 'evidence')),
        ...(isLeap ? { notes: [{ kind: 'depthLeap' }] } : {}),
      }),
    ),
  };
};
