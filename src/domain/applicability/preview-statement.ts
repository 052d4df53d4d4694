import type { Catalogue } from '../catalogue/catalogue.ts';
import { longestLine, longestText } from '../fields.ts';
import { type ColumnMapping, guessColumns } from '../intake/guess-columns.ts';
import type { JournalFacts } from '../journal-facts.ts';
import { type Result, refuse, succeed } from '../result.ts';
import type { Applicability, ImplementationState } from './applicability-nouns.ts';
import { isOfStandard, referenceKey } from './extra-control.ts';
import { documentLabel, type StatementControl, statementOf } from './statement.ts';
import {
  decisionOf,
  implementationOf,
  type StatementColumn,
  statementColumns,
  statementColumnWords,
} from './statement-columns.ts';

/** What is wrong with a row. `isBlocking` ones keep it from being taken; the rest a person may look past. */
export type StatementRowProblem =
  | { readonly kind: 'noReference' }
  /** It reads like a number of the standard, and Annex A has no such control. */
  | { readonly kind: 'unknownControl'; readonly reference: string }
  | { readonly kind: 'repeatedReference'; readonly reference: string; readonly firstRow: number }
  | { readonly kind: 'noDecision' }
  | { readonly kind: 'unknownWord'; readonly column: 'applicability' | 'implementation'; readonly word: string }
  | { readonly kind: 'tooLong'; readonly column: StatementColumn; readonly length: number; readonly longest: number }
  | { readonly kind: 'inConflict' }
  | { readonly kind: 'excludedWithoutReason' }
  | { readonly kind: 'looksLikeFormula'; readonly column: StatementColumn }
  | { readonly kind: 'cellsBeside'; readonly count: number };

const passable: readonly StatementRowProblem['kind'][] = ['excludedWithoutReason', 'looksLikeFormula', 'cellsBeside'];

export const isBlocking = ({ kind }: StatementRowProblem): boolean => !passable.includes(kind);

/** The fields of an entry that a file says; a column that isn't mapped says nothing of its field. */
export type StatementRowFields = {
  readonly applicability?: Applicability | undefined;
  readonly inclusionReason?: string;
  readonly exclusionReason?: string;
  readonly implementation?: ImplementationState | undefined;
  readonly owner?: string;
  readonly documents?: readonly string[];
  readonly documentNames?: readonly string[];
};

export type StatementRow = {
  /** As the spreadsheet numbers it: the header is row 1. */
  readonly row: number;
  readonly reference: string;
  readonly title: string;
  /** The control it is of; undefined where it brings an extra control that isn't there yet. */
  readonly control: StatementControl | undefined;
  readonly fields: StatementRowFields;
  /** Fields that would change. */
  readonly changes: readonly (keyof StatementRowFields | 'title')[];
  readonly problems: readonly StatementRowProblem[];
  readonly canBeTaken: boolean;
};

export type StatementPreview = {
  readonly rows: readonly StatementRow[];
  /** Controls that the file doesn't name: they stay as they are. */
  readonly notNamed: readonly string[];
};

export type StatementFileRefusal =
  | { readonly kind: 'columnsNotChosen'; readonly columns: readonly StatementColumn[] }
  | { readonly kind: 'columnChosenTwice'; readonly title: string }
  | { readonly kind: 'noRows' }
  | { readonly kind: 'tooManyControls'; readonly rows: number; readonly most: number };

const neededColumns = ['reference', 'applicability'] as const;
const mostRows = 1_000;
const lines: readonly StatementColumn[] = ['reference', 'title', 'owner'];

export const guessStatementColumns = (header: readonly string[]): ColumnMapping<StatementColumn> =>
  guessColumns(header, statementColumnWords);

/** What stands between the names of documents in one cell: line breaks, else semicolons. */
export const documentNamesIn = (cell: string): readonly string[] =>
  (cell.includes('\n') ? cell.split('\n') : cell.split(';')).map((name) => name.trim()).filter(Boolean);

/** `documentNamesIn` gives them back: one name that holds a semicolon is set apart by a line break. */
export const documentCell = (names: readonly string[]): string =>
  names.length === 1 && names[0]?.includes(';') ? `${names[0]}\n` : names.join('\n');

type Cells = { readonly row: number; readonly cells: readonly string[] };

const continued = /^(.+) \((\d+) (?:of|von) (\d+)\)$/u;

/** Our workbooks let a text that no cell holds go on in the rows below, as `A.5.2 (2 of 3)`: here it is one again. */
const joined = (rows: readonly Cells[], reference: number): readonly Cells[] => {
  const whole: Cells[] = [];
  for (const { row, cells } of rows) {
    const [, name, part] = continued.exec(cells[reference] ?? '') ?? [];
    const last = whole.at(-1);
    if (name === undefined) whole.push({ row, cells });
    else if (part === '1') whole.push({ row, cells: cells.with(reference, name) });
    else if (last?.cells[reference] === name)
      whole.splice(-1, 1, {
        row: last.row,
        cells: Array.from({ length: Math.max(cells.length, last.cells.length) }, (_, i) =>
          i === reference ? name : (last.cells[i] ?? '') + (cells[i] ?? ''),
        ),
      });
    else whole.push({ row, cells });
  }
  return whole;
};

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Looks through a table whose first row is the header: what each row would bring, and every problem of each. */
export const previewStatement = (
  facts: JournalFacts,
  catalogue: Catalogue,
  table: readonly (readonly string[])[],
  mapping: ColumnMapping<StatementColumn>,
): Result<StatementPreview, StatementFileRefusal> => {
  const header = table[0] ?? [];
  const notChosen = neededColumns.filter((column) => mapping[column] === undefined);
  if (notChosen.length > 0) return refuse({ kind: 'columnsNotChosen', columns: notChosen });
  const places = statementColumns.flatMap((column) => mapping[column] ?? []);
  const twice = places.find((place, i) => places.indexOf(place) !== i);
  if (twice !== undefined) return refuse({ kind: 'columnChosenTwice', title: header[twice] ?? '' });
  const filled = table
    .map((cells, i) => ({ cells, row: i + 1 }))
    .slice(1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) return refuse({ kind: 'noRows' });
  const rows = joined(filled, mapping.reference ?? 0);
  if (rows.length > mostRows) return refuse({ kind: 'tooManyControls', rows: rows.length, most: mostRows });

  const statement = statementOf(facts, catalogue);
  const controls = new Map(statement.map((control) => [referenceKey(control.reference), control]));
  const register = new Map(facts.of('document').map((row) => [documentLabel(row.fields), row.record]));
  const firstRows = new Map<string, number>();

  const looked = rows.map(({ row, cells }): StatementRow => {
    const cell = (column: StatementColumn): string | undefined => {
      const place = mapping[column];
      return place === undefined ? undefined : (cells[place] ?? '');
    };
    const reference = (cell('reference') ?? '').trim();
    const key = referenceKey(reference);
    const control = controls.get(key);
    const firstRow = key === '' ? undefined : firstRows.get(key);
    if (key !== '' && firstRow === undefined) firstRows.set(key, row);
    const words = {
      applicability: cell('applicability')?.trim() ?? '',
      implementation: cell('implementation')?.trim(),
    };
    const fields = fieldsOf(cell, words, register);
    const title = (cell('title') ?? '').trim();
    const problems: readonly StatementRowProblem[] = [
      ...(reference === '' ? [{ kind: 'noReference' } as const] : []),
      ...(!control && isOfStandard(reference) ? [{ kind: 'unknownControl', reference } as const] : []),
      ...(firstRow === undefined ? [] : [{ kind: 'repeatedReference', reference, firstRow } as const]),
      ...(words.applicability === '' ? [{ kind: 'noDecision' } as const] : []),
      ...unknownWords(words, fields),
      ...tooLong(cell, fields),
      ...(control?.isInConflict ? [{ kind: 'inConflict' } as const] : []),
      ...(fields.applicability === 'excluded' && !(fields.exclusionReason ?? control?.exclusionReason)?.trim()
        ? [{ kind: 'excludedWithoutReason' } as const]
        : []),
      ...statementColumns
        .filter((column) => /^\s*[=@]/u.test(cell(column) ?? ''))
        .map((column) => ({ kind: 'looksLikeFormula', column }) as const),
      ...beside(cells, header),
    ];
    return {
      row,
      reference,
      title: title || (control?.title ?? ''),
      control,
      fields,
      changes: changesOf(control, fields, title),
      problems,
      canBeTaken: !problems.some(isBlocking),
    };
  });
  return succeed({
    rows: looked,
    notNamed: statement
      .map(({ reference }) => reference)
      .filter((reference) => !firstRows.has(referenceKey(reference))),
  });
};

/** A decision's one column for reasons says nothing of the other reason. */
const fieldsOf = (
  cell: (column: StatementColumn) => string | undefined,
  words: { readonly applicability: string; readonly implementation: string | undefined },
  register: ReadonlyMap<string, string>,
): StatementRowFields => {
  const decision = decisionOf(words.applicability);
  const applicability = decision === 'undecided' ? undefined : decision;
  const reason = cell('justification');
  const reasonFor = applicability === 'excluded' ? 'exclusionReason' : 'inclusionReason';
  const written = (column: 'inclusionReason' | 'exclusionReason') =>
    cell(column) ?? (reason !== undefined && column === reasonFor ? reason : undefined);
  const [inclusionReason, exclusionReason, owner] = [
    written('inclusionReason'),
    written('exclusionReason'),
    cell('owner')?.trim(),
  ];
  const names = cell('documents');
  const documents = names === undefined ? undefined : documentNamesIn(names);
  return {
    applicability,
    ...(inclusionReason === undefined ? {} : { inclusionReason }),
    ...(exclusionReason === undefined ? {} : { exclusionReason }),
    ...(words.implementation === undefined ? {} : { implementation: implementationOf(words.implementation) }),
    ...(owner === undefined ? {} : { owner }),
    ...(documents === undefined
      ? {}
      : {
          documents: documents.flatMap((name) => register.get(name) ?? []),
          documentNames: documents.filter((name) => !register.has(name)),
        }),
  };
};

const unknownWords = (
  words: { readonly applicability: string; readonly implementation: string | undefined },
  fields: StatementRowFields,
): readonly StatementRowProblem[] =>
  (['applicability', 'implementation'] as const).flatMap((column): readonly StatementRowProblem[] => {
    const word = words[column] ?? '';
    const known = fields[column] ?? (column === 'applicability' ? decisionOf(word) : undefined);
    return word !== '' && known === undefined ? [{ kind: 'unknownWord', column, word }] : [];
  });

const tooLong = (
  cell: (column: StatementColumn) => string | undefined,
  { documentNames = [] }: StatementRowFields,
): readonly StatementRowProblem[] => [
  ...statementColumns.flatMap((column): readonly StatementRowProblem[] => {
    const length = column === 'documents' ? 0 : (cell(column) ?? '').length;
    const longest = lines.includes(column) ? longestLine : longestText;
    return length > longest ? [{ kind: 'tooLong', column, length, longest }] : [];
  }),
  ...documentNames
    .filter((name) => name.length > longestLine)
    .slice(0, 1)
    .map(({ length }) => ({ kind: 'tooLong', column: 'documents', length, longest: longestLine }) as const),
];

const beside = (cells: readonly string[], header: readonly string[]): readonly StatementRowProblem[] => {
  const count = cells.filter((cell, i) => (header[i] ?? '').trim() === '' && cell.trim() !== '').length;
  return count > 0 ? [{ kind: 'cellsBeside', count }] : [];
};

/** A field of an entry as a file would say it. */
const standing = (control: StatementControl | undefined, field: keyof StatementRowFields): unknown => {
  const value = control?.row?.fields[field];
  return value === '' || (Array.isArray(value) && value.length === 0) ? undefined : value;
};

/** What a file says of a field, as an entry keeps it: nothing said is no value. */
export const keptValue = (value: StatementRowFields[keyof StatementRowFields]) =>
  value === undefined ||
  (typeof value !== 'string' && value.length === 0) ||
  (typeof value === 'string' && value.trim() === '')
    ? undefined
    : value;

const changesOf = (
  control: StatementControl | undefined,
  fields: StatementRowFields,
  title: string,
): StatementRow['changes'] => [
  ...(Object.keys(fields) as (keyof StatementRowFields)[]).filter(
    (field) => !same(standing(control, field), keptValue(fields[field])),
  ),
  ...(control && !control.extra ? [] : title !== (control?.title ?? '') && title !== '' ? (['title'] as const) : []),
];
