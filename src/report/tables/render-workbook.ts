import { type Cell as SheetCell, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { ReportModel } from '#domain/report/report-model.ts';
import { packedAlike } from '../packed-alike.ts';
import type { Wording } from '../wording/wording.ts';
import { auditTable } from './audit-table.ts';
import { applicabilityTable, checklistTable } from './checklist-table.ts';
import { evidenceTable } from './evidence-table.ts';
import { findingsTable } from './findings-table.ts';
import { type FittedTable, fitted } from './long-cells.ts';
import { neutralised } from './neutralised.ts';
import type { Cell, Table } from './table.ts';

/** The whole audit as a workbook (XLSX). The same model and wording give the same bytes. */
export const renderWorkbook = async (model: ReportModel, w: Wording): Promise<Uint8Array<ArrayBuffer>> => {
  const tables = [
    findingsTable(model, w),
    checklistTable(model, w),
    applicabilityTable(model, w),
    evidenceTable(model, w),
  ].map((table) => fitted(table, w));
  const audit = fitted(auditTable(model, w), w);
  const about = withNotes(audit, [audit, ...tables], w);
  return workbookOf([about, ...tables], {
    title: [model.audit.number, model.audit.title].filter(Boolean).join(' '),
    madeAt: model.madeAt,
  });
};

/** Tables whose cells fit, each as a sheet of its own. */
export const workbookOf = async (
  tables: readonly Table[],
  { title, madeAt }: { readonly title: string; readonly madeAt: string },
): Promise<Uint8Array<ArrayBuffer>> => {
  const made = new Date(madeAt);
  const bytes = await writeXlsx({
    sheets: tables.map(sheetOf),
    properties: { title, created: made, modified: made },
    defaultFont: font,
  });
  return packedAlike(bytes);
};

const font = { name: 'Calibri', size: 11 };

/** What a reader has to know of this file: which texts go on, and whose apostrophes these are. */
const withNotes = (audit: FittedTable, all: readonly FittedTable[], w: Wording): Table => {
  const continued = all.flatMap(({ name, continued: keys }) => keys.map((key) => `${name} ${key}`));
  const hasApostrophes = all.some(({ rows }) =>
    rows.some((row) => row.some((cell) => typeof cell === 'string' && neutralised(cell) !== cell)),
  );
  const notes = [
    ...(continued.length > 0 ? [w('workbook.longTexts', { list: continued.join(', ') })] : []),
    ...(hasApostrophes ? [w('workbook.apostrophe')] : []),
  ];
  return fitted({ ...audit, rows: [...audit.rows, ...notes.map((note) => [w('workbook.about'), '', note])] }, w);
};

const sheetOf = ({ name, columns, rows }: Table): WriteSheet => {
  const cells = new Map<string, Partial<SheetCell>>();
  columns.forEach(({ title }, column) => {
    cells.set(`0,${column}`, { value: title, style: { font: { ...font, bold: true }, alignment: top } });
  });
  const values = rows.map((row, r) =>
    row.map((cell, column) => {
      const value = valueOf(cell);
      const numFmt = value instanceof Date ? formatOf(cell) : undefined;
      if (numFmt) cells.set(`${r + 1},${column}`, { value, style: { font, alignment: dated, numFmt } });
      return value;
    }),
  );
  return {
    name,
    columns: columns.map(({ width }) => ({ width, style: { alignment: top } })),
    rows: [columns.map(({ title }) => title), ...values],
    cells,
    rowDefs: new Map(rows.map((row, r) => [r + 1, { height: heightOf(row, columns) }])),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${letterOf(columns.length)}${rows.length + 1}` },
  };
};

const top = { vertical: 'top', wrapText: true } as const;
const dated = { ...top, horizontal: 'left' } as const;

const lineHeight = 15;
/** Spreadsheets show no higher row, in points. */
const highestRow = 409;

/** Not every spreadsheet fits its rows to wrapped texts by itself: as high as the longest text is likely to need. */
const heightOf = (row: readonly Cell[], columns: Table['columns']): number => {
  const lines = row.map((cell, column) => {
    const width = columns[column]?.width ?? 1;
    const parts = typeof cell === 'string' && cell.length > width * 0.9 ? cell.split('\n', highestRow) : [''];
    return parts.reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / width)), 0);
  });
  return Math.min(highestRow, lineHeight * Math.max(1, ...lines));
};

const letterOf = (column: number): string => String.fromCharCode(64 + column);

const formatOf = (cell: Cell): string =>
  typeof cell === 'object' && cell.recorded.length > 10 ? 'yyyy-mm-dd hh:mm' : 'yyyy-mm-dd';

/** A date that no calendar has stays the text it was recorded as. */
const valueOf = (cell: Cell): string | number | Date | null => {
  if (typeof cell === 'string') return writable(neutralised(cell));
  if (typeof cell !== 'object') return cell ?? null;
  const { recorded } = cell;
  const date = new Date(
    recorded.length === 10 ? `${recorded}T00:00Z` : recorded.endsWith('Z') ? recorded : `${recorded}Z`,
  );
  return Number.isNaN(date.getTime()) || date.getTime() < firstDate ? writable(neutralised(recorded)) : date;
};

/** Spreadsheets count days from here on. */
const firstDate = Date.UTC(1900, 2, 1);

/**
 * What the library leaves out of account: text that looks like its own escapes of characters (`_x0041_`), and two
 * characters that XML can't hold. Line breaks are those of a cell.
 */
const writable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/gu, '\n')
    .replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_')
    .replace(/[\ufffe\uffff]/gu, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase()}_`);
