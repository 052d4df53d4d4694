import type { AuditFacts } from '../audit/audit-facts.ts';
import { type ChecklistFacts, checklistItems } from '../checklist/checklist-item.ts';
import { longestAllowed } from '../nouns.ts';
import { type Result, refuse, succeed } from '../result.ts';

/** The header of another tool's list of findings (CISO Assistant's template). */
export const foreignColumns = [
  'ref_id',
  'name',
  'description',
  'severity',
  'status',
  'filtering_labels',
  'asset',
] as const;
export type ForeignColumn = (typeof foreignColumns)[number];

export const foreignSeverities = ['info', 'low', 'medium', 'high', 'critical'] as const;
export const foreignStatuses = [
  'identified',
  'confirmed',
  'dismissed',
  'assigned',
  'in_progress',
  'mitigated',
  'resolved',
  'deprecated',
] as const;

/** What is wrong with a row. `noName` and `tooLong` keep it from being taken; the rest a person may look past. */
export type ForeignProblem =
  | { readonly kind: 'noName' }
  | { readonly kind: 'tooLong'; readonly column: ForeignColumn; readonly length: number; readonly longest: number }
  | { readonly kind: 'unknownValue'; readonly column: 'severity' | 'status'; readonly value: string }
  | { readonly kind: 'repeatedRef'; readonly ref: string; readonly firstRow: number }
  /** The audit has a finding of this title already: the file may have been taken before. */
  | { readonly kind: 'titleThere'; readonly number: string }
  /** Cells beside the header's columns: they are read by nobody. */
  | { readonly kind: 'cellsBeside'; readonly count: number };

export type ForeignFinding = {
  /** As the spreadsheet numbers it: the header is row 1. */
  readonly row: number;
  readonly values: Readonly<Record<ForeignColumn, string>>;
  readonly labels: readonly string[];
  /** The other tool calls it done with: dismissed, mitigated, resolved, deprecated. */
  readonly isClosed: boolean;
  /** The one checklist item whose number stands as its reference or among its labels. The grade is the auditor's. */
  readonly namedItem: string | undefined;
  readonly problems: readonly ForeignProblem[];
  readonly canBeTaken: boolean;
};

/** What a file would bring, before anything is taken. */
export type ForeignPreview = {
  readonly findings: readonly ForeignFinding[];
  readonly ignoredColumns: readonly string[];
};

export type ForeignRefusal =
  | { readonly kind: 'missingColumns'; readonly columns: readonly ForeignColumn[] }
  | { readonly kind: 'repeatedColumn'; readonly column: string }
  | { readonly kind: 'noRows' };

const closed: readonly string[] = ['dismissed', 'mitigated', 'resolved', 'deprecated'];
const fieldOf: Partial<Record<ForeignColumn, 'title' | 'statement' | 'area'>> = {
  name: 'title',
  description: 'statement',
  asset: 'area',
};

/** Looks through a table whose first row is the header. Columns may stand in any order; more of them are named and left out. */
export const previewForeignFindings = (
  facts: ChecklistFacts & Pick<AuditFacts, 'findings'>,
  table: readonly (readonly string[])[],
): Result<ForeignPreview, ForeignRefusal> => {
  const header = (table[0] ?? []).map((title) => title.trim().toLowerCase());
  const missing = foreignColumns.filter((column) => !header.includes(column));
  if (missing.length > 0) return refuse({ kind: 'missingColumns', columns: missing });
  const repeated = header.find((title, i) => title !== '' && header.indexOf(title) !== i);
  if (repeated !== undefined) return refuse({ kind: 'repeatedColumn', column: repeated });
  const rows = table
    .map((cells, i) => ({ cells, row: i + 1 }))
    .slice(1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) return refuse({ kind: 'noRows' });

  const items = new Map(checklistItems(facts).map((item) => [item.ref.toLowerCase(), item.item]));
  const titles = new Map(facts.findings.map(({ fields }) => [fields.title?.trim() ?? '', fields.number ?? '']));
  const firstRows = new Map<string, number>();
  const findings = rows.map(({ cells, row }): ForeignFinding => {
    const values = Object.fromEntries(
      foreignColumns.map((column) => [column, (cells[header.indexOf(column)] ?? '').trim()]),
    ) as Record<ForeignColumn, string>;
    const labels = values.filtering_labels
      .split(/[|,]/u)
      .map((label) => label.trim())
      .filter(Boolean);
    const named = new Set([values.ref_id, ...labels].flatMap((name) => items.get(name.toLowerCase()) ?? []));
    const firstRow = values.ref_id === '' ? undefined : firstRows.get(values.ref_id);
    if (values.ref_id !== '' && firstRow === undefined) firstRows.set(values.ref_id, row);
    const thereAs = values.name === '' ? undefined : titles.get(values.name);
    const beside = cells.filter((cell, i) => (header[i] ?? '') === '' && cell.trim() !== '').length;
    const blocking: readonly ForeignProblem[] = [
      ...(values.name === '' ? [{ kind: 'noName' } as const] : []),
      ...tooLong(values),
    ];
    return {
      row,
      values,
      labels,
      isClosed: closed.includes(values.status.toLowerCase()),
      namedItem: named.size === 1 ? [...named][0] : undefined,
      problems: [
        ...blocking,
        ...unknown('severity', values.severity, foreignSeverities),
        ...unknown('status', values.status, foreignStatuses),
        ...(firstRow === undefined ? [] : [{ kind: 'repeatedRef', ref: values.ref_id, firstRow } as const]),
        ...(thereAs === undefined ? [] : [{ kind: 'titleThere', number: thereAs } as const]),
        ...(beside > 0 ? [{ kind: 'cellsBeside', count: beside } as const] : []),
      ],
      canBeTaken: blocking.length === 0,
    };
  });
  const known: readonly string[] = foreignColumns;
  return succeed({ findings, ignoredColumns: header.filter((title) => title !== '' && !known.includes(title)) });
};

const tooLong = (values: Readonly<Record<ForeignColumn, string>>): readonly ForeignProblem[] =>
  foreignColumns.flatMap((column) => {
    const longest = longestAllowed('finding', fieldOf[column] ?? 'area') ?? 0;
    const { length } = values[column];
    return length > longest ? [{ kind: 'tooLong', column, length, longest }] : [];
  });

const unknown = (column: 'severity' | 'status', value: string, known: readonly string[]): readonly ForeignProblem[] =>
  value === '' || known.includes(value.toLowerCase()) ? [] : [{ kind: 'unknownValue', column, value }];
