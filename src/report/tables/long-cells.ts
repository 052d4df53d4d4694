import type { Wording } from '../wording/wording.ts';
import { neutralised } from './neutralised.ts';
import type { Cell, Table } from './table.ts';

/** Characters that a cell of a workbook holds: more of them, and spreadsheets cut without a word. */
export const longestCell = 32_767;

/** A table whose cells fit, and the keys of the rows that go on below their own. */
export type FittedTable = Table & { readonly continued: readonly string[] };

/** Parts of a text that each fit a cell, in order. A line break is a good place to part; a character is never cut. */
const partsOf = (text: string): readonly string[] => {
  const parts: string[] = [];
  let rest = text;
  while (neutralised(rest).length > longestCell) {
    const most = longestCell - 1;
    const newline = rest.lastIndexOf('\n', most - 1) + 1;
    const end = newline > most / 2 ? newline : most - (/\p{Surrogate}/u.test(rest.slice(0, most).slice(-1)) ? 1 : 0);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
};

/** Lets texts that no cell holds go on in rows of their own below, under the same key. */
export const fitted = (table: Table, w: Wording): FittedTable => {
  const continued: string[] = [];
  const rows = table.rows.flatMap((row): readonly (readonly Cell[])[] => {
    const cells = row.map((cell) => (typeof cell === 'string' ? partsOf(cell) : [cell]));
    const parts = Math.max(...cells.map((cell) => cell.length));
    if (parts === 1) return [row];
    const named = row[table.key];
    const key = typeof named === 'string' ? named : '';
    continued.push(key);
    const keyOf = (part: number) => w('workbook.continued', { key, part, parts });
    return Array.from({ length: parts }, (_, part) =>
      cells.map((cell, column) => (column === table.key ? keyOf(part + 1) : cell[part])),
    );
  });
  return { ...table, rows, continued };
};
